/** How this installation is: its database, the space for its data, its workers. For launchers, load balancers and monitoring. */

import { type DiskSpace, diskSpace } from '../../artifacts/disk-space'
import { log } from '../../log'
import { listWorkers } from './list-workers'

/** A database that takes longer is of no use to anybody who waits. */
const DATABASE_WITHIN_MS = 3000

export interface Health {
  /** `ok` when the web server can answer: the database does. */
  status: 'ok' | 'unavailable'
  database: 'ok' | 'away'
  /** Of the data folder; null when the system does not tell. */
  disk: DiskSpace | null
  /** Null when the database is away, because it knows them. */
  workers: { alive: number; lastSeenAt: Date | null } | null
}

/** Never rejects and takes a few seconds at most. */
export async function checkHealth(): Promise<Health> {
  const [workers, disk] = await Promise.all([askDatabase(), diskSpace()])
  return workers
    ? { status: 'ok', database: 'ok', disk, workers }
    : { status: 'unavailable', database: 'away', disk, workers: null }
}

/** @returns null when the database does not answer in time */
async function askDatabase(): Promise<Health['workers']> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, DATABASE_WITHIN_MS, null)
  })
  const asked = askForWorkers().catch((error) => {
    // Of a stack for each look at it there would soon be nothing but stacks.
    log().error({ reason: lastLine(error) }, 'health check: the database did not answer')
    return null
  })
  const answer = await Promise.race([asked, tooLate])
  clearTimeout(timer)
  return answer
}

async function askForWorkers(): Promise<Health['workers']> {
  const workers = await listWorkers()
  const seen = workers.map(({ lastSeenAt }) => lastSeenAt.getTime())
  return {
    alive: workers.filter(({ isAlive }) => isAlive).length,
    lastSeenAt: seen.length > 0 ? new Date(Math.max(...seen)) : null,
  }
}

/** Prisma's message begins with our source and ends with what happened. */
const lastLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1)
