/** Open reports, the oldest first: what somebody has waited for longest. */
import { db } from '../../db'
import type { Actor } from '../actor'

const MANY = 100

export async function listReports(actor: Actor) {
  const where = { projectId: actor.projectId, status: 'open' as const }
  const [total, rows] = await Promise.all([
    db().promptReport.count({ where }),
    db().promptReport.findMany({
      where,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: MANY,
      select: {
        id: true,
        reason: true,
        comment: true,
        createdAt: true,
        reporter: { select: { name: true } },
        prompt: { select: { id: true, text: true, language: true, split: true } },
      },
    }),
  ])
  return { total, rows }
}
