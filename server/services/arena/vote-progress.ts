/** How many matches this person has judged, and how many wait. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { givenTo } from '../prompts/given-to'

export async function voteProgress(actor: Actor): Promise<{ done: number; waiting: number }> {
  const { projectId, userId } = actor
  const [done, waiting] = await Promise.all([
    db().arenaVote.count({ where: { voterId: userId, match: { projectId } } }),
    countMatchesFor(actor),
  ])
  return { done, waiting }
}

export const countMatchesFor = ({ projectId, userId }: Actor): Promise<number> =>
  db().arenaMatch.count({
    where: { projectId, prompt: givenTo(userId), votes: { none: { voterId: userId } } },
  })
