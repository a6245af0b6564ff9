/** The rankings a person sent most recently, so that they can see what they did. */
import { db } from '../../db'
import type { Actor } from '../actor'

export interface MyRanking {
  rankingId: string
  createdAt: Date
  prompt: string
  /** Completions by tier, best first, as letters of the display order: [["B"], ["A", "D"], ["C"]]. */
  tiers: string[][]
  /** Letters of the unacceptable, which are in no tier. */
  unacceptable: string[]
  /** 1 as first sent, one more with every correction. */
  revision: number
}

export async function listMyRankings(actor: Actor): Promise<MyRanking[]> {
  const rows = await db().ranking.findMany({
    where: { projectId: actor.projectId, annotatorId: actor.userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: {
      id: true,
      createdAt: true,
      displayOrder: true,
      revision: true,
      task: { select: { prompt: { select: { text: true } } } },
      items: { select: { completionId: true, rank: true, isUnacceptable: true } },
    },
  })
  return rows.map(({ id, createdAt, displayOrder, revision, task, items }) => {
    const tiers: string[][] = []
    const shown = [...items].sort(
      (a, b) => displayOrder.indexOf(a.completionId) - displayOrder.indexOf(b.completionId),
    )
    const unacceptable: string[] = []
    for (const { completionId, rank, isUnacceptable } of shown) {
      const letter = String.fromCharCode(65 + displayOrder.indexOf(completionId))
      if (isUnacceptable) unacceptable.push(letter)
      else {
        tiers[rank - 1] ??= []
        tiers[rank - 1].push(letter)
      }
    }
    return { rankingId: id, createdAt, prompt: task.prompt.text, tiers, unacceptable, revision }
  })
}
