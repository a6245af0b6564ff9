/** What waits for one person in a project: answers to rank, pairs to vote on, reports; and how many runs are under way. */
import { db } from '../../db'
import { type Actor, hasRole } from '../actor'
import { countMatchesFor } from '../arena/vote-progress'
import { countOffered } from '../rankings/count-offered'

export interface Waiting {
  rank: number
  vote: number
  /** Null for those who do not see runs and reports. */
  runs: number | null
  reports: number | null
}

export async function countWaiting(actor: Actor): Promise<Waiting> {
  const { projectId } = actor
  const isResearcher = hasRole(actor.role, 'researcher')
  const [rank, vote, runs, reports] = await Promise.all([
    countOffered(actor),
    countMatchesFor(actor),
    isResearcher
      ? db().run.count({ where: { projectId, isProbe: false, status: { in: ['waiting', 'running'] } } })
      : null,
    isResearcher ? db().promptReport.count({ where: { projectId, status: 'open' } }) : null,
  ])
  return { rank, vote, runs, reports }
}
