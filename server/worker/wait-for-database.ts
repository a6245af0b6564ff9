/** A worker that starts while the database is away waits for it: if it died, the backoff of the launcher would only delay its next start. */

import { setTimeout as delay } from 'node:timers/promises'
import { db } from '../db'
import { log } from '../log'
import { isDatabaseAway } from '../transient-failure'

const ASK_EVERY_MS = 500

/** Resolves when the database answers, or when `signal` aborts. @throws what is no matter of waiting */
export async function waitForDatabase(signal: AbortSignal): Promise<void> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      await db().$queryRaw`select 1`
      return
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      if (isFirst) log().info('the worker waits for the database, which is away')
      await delay(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }
}
