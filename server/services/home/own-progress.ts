/** What an annotator sees of their own work: today and in all, how long a ranking takes them, how far others agree. */
import { db } from '../../db'
import { agreementWithOthers, type OwnAgreement } from '../../statistics/agreement'
import type { Actor } from '../actor'
import { medianActiveMs } from '../rankings/active-time'
import { countDone, type Done } from './count-done'

/** The latest tasks that somebody else ranked, too: what one does now, not years ago. */
const SHARED = 200

export interface OwnProgress {
  today: Done
  total: Done
  medianMs: number | null
  /** Null until somebody else ranked what they did. Simulated annotators are nobody. */
  agreement: OwnAgreement | null
}

/** @param since when today began where the reader is. */
export async function readOwnProgress(actor: Actor, { since }: { since: Date }): Promise<OwnProgress> {
  const { projectId, userId } = actor
  const somebodyElse = { annotatorId: { not: userId }, annotator: { isSimulated: false } }
  const items = { select: { completionId: true, rank: true, isUnacceptable: true } } as const
  const [today, total, medianMs, shared] = await Promise.all([
    countDone(actor, since),
    countDone(actor),
    medianActiveMs(actor),
    db().ranking.findMany({
      where: { projectId, annotatorId: userId, task: { rankings: { some: somebodyElse } } },
      orderBy: { createdAt: 'desc' },
      take: SHARED,
      select: { items, task: { select: { rankings: { where: somebodyElse, select: { items } } } } },
    }),
  ])
  return {
    today,
    total,
    medianMs,
    agreement: agreementWithOthers(
      shared.map((ranking) => ({
        mine: ranking.items,
        others: ranking.task.rankings.map((other) => other.items),
      })),
    ),
  }
}
