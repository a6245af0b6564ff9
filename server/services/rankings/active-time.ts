/** How long a ranking takes somebody, honestly: the median of their last ones, idle time left out. */
import { db } from '../../db'
import type { Actor } from '../actor'

const ENOUGH_TO_SAY = 3
const RECENT = 20

/** Null until there are three. */
export async function medianActiveMs({ projectId, userId }: Actor): Promise<number | null> {
  const recent = await db().ranking.findMany({
    where: { projectId, annotatorId: userId, activeMs: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    take: RECENT,
    select: { activeMs: true },
  })
  if (recent.length < ENOUGH_TO_SAY) return null
  const sorted = recent.map(({ activeMs }) => activeMs).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
