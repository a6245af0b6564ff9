/** How far one annotator is: rankings sent, tasks still open to them, and an honest estimate of the time left. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { isOfferedTo } from './offered-to'

export interface RankProgress {
  done: number
  /** Open tasks with a free slot that this person has neither ranked nor skipped; what they hold themselves counts. */
  waiting: number
  /** From the median of their last rankings; null until there are three. */
  msLeft: number | null
}

const ENOUGH_TO_ESTIMATE = 3

export async function rankProgress(actor: Actor, now: Date = new Date()): Promise<RankProgress> {
  const { projectId, userId } = actor
  const [done, rows, recent] = await Promise.all([
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
    db().ranking.findMany({
      where: { projectId, annotatorId: userId, activeMs: { gt: 0 } },
      orderBy: { createdAt: 'desc' },
      take: 20,
      select: { activeMs: true },
    }),
  ])
  const { waiting } = rows[0]
  return {
    done,
    waiting,
    msLeft: estimate(
      recent.map(({ activeMs }) => activeMs),
      waiting,
    ),
  }
}

function estimate(times: number[], waiting: number): number | null {
  if (times.length < ENOUGH_TO_ESTIMATE || waiting === 0) return null
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] * waiting
}
