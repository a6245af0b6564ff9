/** What a worker clears away when it begins and every few minutes from then on. Several workers may do it at once. */
import { removeUnfinishedFiles } from '../artifacts/remove-unfinished'
import { db } from '../db'
import { removeExpiredExports } from '../services/exports/remove-expired'

const EVERY_MS = 10 * 60_000

const CHORES = {
  'Expired exports': removeExpiredExports,
  'Old questions': forgetQuestions,
  'Unfinished files': () => removeUnfinishedFiles(),
}

/** @returns what ends it */
export function tidyNowAndThen(): () => void {
  const tidy = () => {
    for (const [what, clear] of Object.entries(CHORES))
      clear().catch((error) => console.error(`${what}: ${error.message}`))
  }
  tidy()
  const timer = setInterval(tidy, EVERY_MS)
  return () => clearInterval(timer)
}

/** Nobody waits as long as this: their askers died. */
async function forgetQuestions(): Promise<void> {
  await db().question.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - EVERY_MS) } } })
}
