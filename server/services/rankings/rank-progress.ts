/** How far one annotator is: rankings sent, tasks still open to them, and an honest estimate of the time left. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { medianActiveMs } from './active-time'
import { countOffered } from './count-offered'

export interface RankProgress {
  done: number
  waiting: number
  /** From the median of their last rankings; null until there are three. */
  msLeft: number | null
}

export async function rankProgress(actor: Actor, now: Date = new Date()): Promise<RankProgress> {
  const [done, waiting, median] = await Promise.all([
    db().ranking.count({ where: { projectId: actor.projectId, annotatorId: actor.userId } }),
    countOffered(actor, now),
    medianActiveMs(actor),
  ])
  return { done, waiting, msLeft: median === null || waiting === 0 ? null : median * waiting }
}
