/** Re-estimates the stars of a task's completions from all its rankings. Stars are a view: this may run at any time. */
import type { Tx } from '../../db'
import { estimateStars, STARS_METHOD } from '../../statistics/estimate-stars'

/** @returns how many rankings the task has. The caller holds the lock on the task's row. */
export async function refreshStars(tx: Tx, projectId: string, taskId: string): Promise<number> {
  const rankings = await tx.ranking.findMany({
    where: { projectId, taskId },
    orderBy: { id: 'asc' },
    select: {
      items: {
        select: { completionId: true, rank: true, isUnacceptable: true },
        orderBy: { completionId: 'asc' },
      },
    },
  })
  const rows = estimateStars(rankings.map(({ items }) => items))
  await tx.stars.deleteMany({ where: { completionId: { in: rows.map(({ completionId }) => completionId) } } })
  await tx.stars.createMany({ data: rows.map((row) => ({ ...row, projectId, method: STARS_METHOD })) })
  return rankings.length
}
