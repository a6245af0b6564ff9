/** One ranking of one's own in full, as the desk shows it for a correction. Model names never leave the server here. */
import { z } from 'zod'
import { db } from '../../db'
import { AppError } from '../../errors'
import { Ratings } from '../../schemas/aspect'
import { type RankedItem, SpanMark } from '../../schemas/ranking'
import type { Actor } from '../actor'
import type { RankingTaskView } from './next-task'
import { PROMPT_VIEW_FIELDS, promptView } from './prompt-view'
import { ITEM_FIELDS } from './write-ranking'

export interface MyRankingInFull {
  rankingId: string
  revision: number
  task: Pick<RankingTaskView, 'taskId' | 'prompt' | 'completions'>
  items: RankedItem[]
  degree: number | null
  note: string
}

/** @throws AppError NOT_FOUND for a ranking that is not the actor's. */
export async function readMyRanking(
  actor: Actor,
  { rankingId }: { rankingId: string },
): Promise<MyRankingInFull> {
  const row = await db().ranking.findFirst({
    where: { id: rankingId, projectId: actor.projectId, annotatorId: actor.userId },
    select: {
      revision: true,
      degree: true,
      note: true,
      taskId: true,
      displayOrder: true,
      task: { select: { prompt: { select: PROMPT_VIEW_FIELDS } } },
      items: {
        select: {
          ...ITEM_FIELDS,
          completion: { select: { text: true } },
        },
      },
    },
  })
  if (!row) throw new AppError('ranking-not-found')
  const byId = new Map(row.items.map((item) => [item.completionId, item]))
  const shown = row.displayOrder.flatMap((id) => byId.get(id) ?? [])
  return {
    rankingId,
    revision: row.revision,
    degree: row.degree,
    note: row.note,
    task: {
      taskId: row.taskId,
      prompt: promptView(row.task.prompt),
      completions: shown.map(({ completionId, completion }) => ({ id: completionId, text: completion.text })),
    },
    items: shown.map(({ completion: _, marks, ratings, ...item }) => ({
      ...item,
      ratings: Ratings.parse(ratings),
      marks: z.array(SpanMark).parse(marks),
    })),
  }
}
