/** A worker's row: who it is, what it can run on, when it was last seen. */

import { hostname } from 'node:os'
import { db } from '../db'
import { log } from '../log'

const BEAT_MS = 5000
/** Rows of dead workers are kept a while, so that people can see that one died. */
const FORGET_MS = 24 * 60 * 60 * 1000

/** Keeps the row fresh until the returned function is called, which removes it. */
export async function announceWorker(
  id: string,
  providers: PrismaJson.ProviderStatuses,
): Promise<() => Promise<void>> {
  await db().worker.deleteMany({ where: { lastSeenAt: { lt: new Date(Date.now() - FORGET_MS) } } })
  const row = {
    hostname: hostname(),
    pid: process.pid,
    providers: providers.map(({ name, available, reason }) => ({ name, available, reason })),
    lastSeenAt: new Date(),
  }
  await db().worker.upsert({ where: { id }, create: { id, ...row }, update: row })
  const timer = setInterval(() => {
    db()
      .worker.update({ where: { id }, data: { lastSeenAt: new Date() }, select: { id: true } })
      .catch((error) => log().error({ err: error }, 'the heartbeat of the worker failed'))
  }, BEAT_MS)
  return async () => {
    clearInterval(timer)
    await db().worker.deleteMany({ where: { id } })
  }
}
