/** A demonstration that says nearly the same, for a quiet word at the writing desk. */
import { db } from '../../db'
import { similarity } from '../../exchange/similarity'
import { SIMILAR_LENGTH } from '../../schemas/desk-terms'
import type { Actor } from '../actor'

/** The latest of one's own, and those to the same prompt: what somebody would really write twice. */
const LOOKED_AT = 300
const NEARLY = 0.7

/** @returns how the most similar one begins, and whether it is the actor's; null when none says nearly the same. */
export async function findSimilar(
  { projectId, userId }: Actor,
  { promptId, response }: { promptId: string | null; response: string },
): Promise<{ isMine: boolean; excerpt: string } | null> {
  const rows = await db().demonstration.findMany({
    where: { projectId, OR: [{ authorId: userId }, ...(promptId ? [{ promptId }] : [])] },
    orderBy: { createdAt: 'desc' },
    take: LOOKED_AT,
    select: { authorId: true, response: true },
  })
  const [nearest] = rows
    .map((row) => ({ ...row, nearness: similarity(row.response.slice(0, SIMILAR_LENGTH), response) }))
    .sort((a, b) => b.nearness - a.nearness)
  if (!nearest || nearest.nearness < NEARLY) return null
  return { isMine: nearest.authorId === userId, excerpt: nearest.response.slice(0, 80) }
}
