/** Clean-up: what a worker removes when it starts and every few minutes from then on. Several workers may do it at once. */

import { removeUnfinishedFiles } from '../artifacts/remove-unfinished'
import { removePassedWindows } from '../database/rate-limit'
import { db } from '../db'
import { log } from '../log'
import { removeExpiredExports } from '../services/exports/remove-expired'

const EVERY_MS = 10 * 60_000

const STEPS = {
  'Expired exports': removeExpiredExports,
  'Old questions': forgetQuestions,
  'Passed windows of rate limits': removePassedWindows,
  'Unfinished files': () => removeUnfinishedFiles(),
}

/** @returns a function that ends the clean-up */
export function startCleanup(): () => void {
  const cleanUp = () => {
    for (const [what, remove] of Object.entries(STEPS))
      remove().catch((error) => log().error({ err: error, what }, 'clean-up failed'))
  }
  cleanUp()
  const timer = setInterval(cleanUp, EVERY_MS)
  return () => clearInterval(timer)
}

/** Nobody waits as long as this: their askers died. */
async function forgetQuestions(): Promise<void> {
  await db().question.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - EVERY_MS) } } })
}
