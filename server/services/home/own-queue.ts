/** An annotator's home: what waits for them, whether they have to practise first, what is kept for them. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { readCalibration } from '../calibration/read-calibration'
import { countWaiting } from '../projects/count-waiting'

export async function readOwnQueue(actor: Actor) {
  const { projectId, userId } = actor
  const [waiting, calibration, drafts] = await Promise.all([
    countWaiting(actor),
    readCalibration(actor),
    db().draft.count({ where: { projectId, userId } }),
  ])
  const { golds, isBlocking } = calibration
  return { waiting, practice: { golds, isBlocking }, drafts }
}
