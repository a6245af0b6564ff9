/** How far one annotator is: rankings sent, tasks still open to them, and an honest estimate of the time left. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { medianActiveMs } from './active-time'
import { isOfferedTo } from './offered-to'

export interface RankProgress {
  done: number
  /** Open tasks with a free slot that this person has neither ranked nor skipped; what they hold themselves counts. */
  waiting: number
  /** From the median of their last rankings; null until there are three. */
  msLeft: number | null
}

export async function rankProgress(actor: Actor, now: Date = new Date()): Promise<RankProgress> {
  const { projectId, userId } = actor
  const [done, [{ waiting }], median] = await Promise.all([
    db().ranking.count({ where: { projectId, annotatorId: userId } }),
    db().$queryRaw<{ waiting: number }[]>`
      select count(*)::int as waiting from "RankingTask" t
      where t."projectId" = ${projectId} and ${isOfferedTo(userId)}
        and not exists (
          select 1 from "Assignment" mine
          where mine."taskId" = t."id" and mine."userId" = ${userId} and mine."status" in ('submitted', 'skipped'))
        and t."overlap" > (
          select count(*) from "Assignment" a
          where a."taskId" = t."id" and a."userId" <> ${userId} and (a."status" = 'submitted'
            or (a."status" = 'active' and a."leasedUntil" > (${now.toISOString()}::timestamptz at time zone 'utc'))))`,
    medianActiveMs(actor),
  ])
  return { done, waiting, msLeft: median === null || waiting === 0 ? null : median * waiting }
}
