/** How much somebody has sent: answers, rankings, votes. */
import { db } from '../../db'
import type { Actor } from '../actor'

export interface Done {
  demonstrations: number
  rankings: number
  votes: number
}

/** @param since only what was sent from then on. */
export async function countDone({ projectId, userId }: Actor, since?: Date): Promise<Done> {
  const when = since && { createdAt: { gte: since } }
  const [demonstrations, rankings, votes] = await Promise.all([
    db().demonstration.count({ where: { projectId, authorId: userId, ...when } }),
    db().ranking.count({ where: { projectId, annotatorId: userId, ...when } }),
    db().arenaVote.count({ where: { voterId: userId, match: { projectId }, ...when } }),
  ])
  return { demonstrations, rankings, votes }
}
