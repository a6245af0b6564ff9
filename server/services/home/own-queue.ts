/** An annotator's home: what waits for them, and what they have done, counted and never compared with others. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { countWaiting } from '../projects/count-waiting'

export async function readOwnQueue(actor: Actor) {
  const { projectId, userId } = actor
  const [waiting, demonstrations, rankings, votes, drafts] = await Promise.all([
    countWaiting(actor),
    db().demonstration.count({ where: { projectId, authorId: userId } }),
    db().ranking.count({ where: { projectId, annotatorId: userId } }),
    db().arenaVote.count({ where: { voterId: userId, match: { projectId } } }),
    db().draft.count({ where: { projectId, userId } }),
  ])
  return { waiting, done: { demonstrations, rankings, votes }, drafts }
}
