/**
 * Starts pg-boss: a queue of runs, one of background jobs (imports and others without a model) and one of deliveries to webhooks,
 * with the rules by which a job is handed on to another worker.
 */

import { PgBoss } from 'pg-boss'
import { env } from '../env'
import { log } from '../log'
import { BACKGROUND_JOBS, DELIVERIES, RUNS } from './job-types'

/** Twice pg-boss's least: on a machine busy with training, a heartbeat can be several seconds late without anybody having died. */
const HEARTBEAT_SECONDS = 20
/** Of a worker. In the web server somebody waits, as long as for any other connection. */
const WORKER_CONNECT_TIMEOUT_MS = 60_000
/** pg-boss's longest; a run that takes longer is handed on and resumes from its checkpoint. */
const EXPIRE_SECONDS = 24 * 60 * 60
/** More than `MAX_ATTEMPTS` of claim-run.ts, so that a run is given up there, with a sentence. */
const RETRY_LIMIT = 20
const BACKGROUND_RETRY_LIMIT = 5

const holder = globalThis as typeof globalThis & { laurelQueue?: Promise<PgBoss> }

export async function startBoss(role: 'client' | 'worker'): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: role === 'worker' ? WORKER_CONNECT_TIMEOUT_MS : env().LAUREL_DATABASE_WAIT_MS,
    max: role === 'worker' ? 4 : 2,
    useListenNotify: role === 'worker',
    supervise: role === 'worker',
    // Each worker looks for lost jobs; whoever is first hands them on.
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', (error) => log().error({ err: error }, 'the queue failed'))
  await boss.start()
  await boss.createQueue(RUNS, {
    notify: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
    retryLimit: RETRY_LIMIT,
    retryDelay: 0,
  })
  for (const queue of [BACKGROUND_JOBS, DELIVERIES])
    await boss.createQueue(queue, {
      notify: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
      retryLimit: BACKGROUND_RETRY_LIMIT,
      retryDelay: 2,
      retryBackoff: true,
    })
  return boss
}

/** This process's own client, started when it is first needed. */
export function queueClient(): Promise<PgBoss> {
  holder.laurelQueue ??= startBoss('client').catch((error) => {
    holder.laurelQueue = undefined
    throw error
  })
  return holder.laurelQueue
}

/** Makes sure that the queue's tables exist, so that the first enqueue in a transaction does not create them. */
export async function openQueue(): Promise<void> {
  await queueClient()
}

/** Closes the client's connections, for tests and orderly ends. */
export async function closeQueue(): Promise<void> {
  const boss = await holder.laurelQueue
  holder.laurelQueue = undefined
  await boss?.stop({ graceful: false })
}
