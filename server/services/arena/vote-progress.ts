/** How many matches this person has judged, and how many wait. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function voteProgress(actor: Actor): Promise<{ done: number; waiting: number }> {
  const { projectId, userId } = actor
  const [done, waiting] = await Promise.all([
    db().arenaVote.count({ where: { voterId: userId, match: { projectId } } }),
    db().arenaMatch.count({ where: { projectId, votes: { none: { voterId: userId } } } }),
  ])
  return { done, waiting }
}
