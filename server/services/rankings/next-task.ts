/**
 * What the ranking desk shows next. Which model wrote a completion never leaves the server here: only ids and texts, in
 * the order stored with the lease.
 */
import { db } from '../../db'
import { RankingDraft } from '../../schemas/ranking'
import type { Actor } from '../actor'
import { readDraft } from '../drafts/read-draft'
import { requirePractice } from '../practice/read-practice'
import { leaseTask } from './lease-task'
import { PROMPT_VIEW_FIELDS, type PromptView, promptView } from './prompt-view'

export interface RankingTaskView {
  taskId: string
  prompt: PromptView
  /** In display order: the first is "A". */
  completions: { id: string; text: string }[]
  draft: RankingDraft | null
  leasedUntil: Date
}

/**
 * @param exceptTaskId the task already on the desk, when fetching ahead.
 * @returns null when nothing is left for this person.
 * @throws AppError FORBIDDEN while they have to practise first.
 */
export async function nextTask(
  actor: Actor,
  { exceptTaskId = null }: { exceptTaskId?: string | null } = {},
): Promise<RankingTaskView | null> {
  await requirePractice(actor)
  const assignmentId = await leaseTask(actor, exceptTaskId)
  if (!assignmentId) return null
  const { taskId, leasedUntil, displayOrder, task } = await db().assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      taskId: true,
      leasedUntil: true,
      displayOrder: true,
      task: {
        select: {
          prompt: { select: PROMPT_VIEW_FIELDS },
          items: { select: { completion: { select: { id: true, text: true } } } },
        },
      },
    },
  })
  const byId = new Map(task.items.map(({ completion }) => [completion.id, completion]))
  return {
    taskId,
    prompt: promptView(task.prompt),
    completions: displayOrder.flatMap((id) => byId.get(id) ?? []),
    draft: await readDraft(actor, 'ranking', taskId, RankingDraft),
    leasedUntil,
  }
}
