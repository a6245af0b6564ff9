/** The rankings a person sent most recently, so that they can see what they did. */
import { db } from '../../db'
import type { Actor } from '../actor'

export interface MyRanking {
  rankingId: string
  createdAt: Date
  prompt: string
  /** Completions by tier, best first, as letters of the display order: [["B"], ["A", "D"], ["C"]]. */
  tiers: string[][]
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
      task: { select: { prompt: { select: { text: true } } } },
      items: { select: { completionId: true, rank: true } },
    },
  })
  return rows.map(({ id, createdAt, displayOrder, task, items }) => {
    const tiers: string[][] = []
    const shown = [...items].sort(
      (a, b) => displayOrder.indexOf(a.completionId) - displayOrder.indexOf(b.completionId),
    )
    for (const { completionId, rank } of shown) {
      tiers[rank - 1] ??= []
      tiers[rank - 1].push(String.fromCharCode(65 + displayOrder.indexOf(completionId)))
    }
    return { rankingId: id, createdAt, prompt: task.prompt.text, tiers }
  })
}
