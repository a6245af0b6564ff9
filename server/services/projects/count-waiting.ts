/** What waits for one person in a project: answers to rank, pairs to vote on; and how many runs are under way. */
import { db } from '../../db'
import { type Actor, hasRole } from '../actor'
import { countOffered } from '../rankings/count-offered'

export interface Waiting {
  rank: number
  vote: number
  /** Null for those who do not see runs. */
  runs: number | null
}

export async function countWaiting(actor: Actor): Promise<Waiting> {
  const { projectId, userId } = actor
  const [rank, vote, runs] = await Promise.all([
    countOffered(actor),
    db().arenaMatch.count({ where: { projectId, votes: { none: { voterId: userId } } } }),
    hasRole(actor.role, 'researcher')
      ? db().run.count({ where: { projectId, isProbe: false, status: { in: ['waiting', 'running'] } } })
      : null,
  ])
  return { rank, vote, runs }
}
