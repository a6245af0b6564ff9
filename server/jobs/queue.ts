/**
 * The one door to pg-boss: a queue of runs, one of errands (imports and other jobs without a model) and one of deliveries to
 * webhooks, which a worker does beside its run. Waiting workers are woken by NOTIFY; a worker that misses its heartbeat for
 * twenty seconds loses its job to another one, which resumes the run. Progress, metrics and cancel requests live in our own
 * tables, because people read them.
 */
import { fromPrisma, type Job, PgBoss } from 'pg-boss'
import type { Tx } from '../db'
import { env } from '../env'
import type { RunPriority } from '../schemas/run'

const QUEUE = 'runs'
/** Twice pg-boss's least: on a machine busy with training, a heartbeat can be several seconds late without anybody having died. */
const HEARTBEAT_SECONDS = 20
/** Of a worker. In the web server somebody waits, as long as for any other connection. */
const WORKER_CONNECT_TIMEOUT_MS = 60_000
/** pg-boss's longest; a run that takes longer is handed on and resumes from its checkpoint. */
const EXPIRE_SECONDS = 24 * 60 * 60
/** More than `MAX_ATTEMPTS` of claim-run.ts, so that a run is given up there, with a sentence. */
const RETRY_LIMIT = 20
const ERRAND_RETRY_LIMIT = 5

interface RunJob {
  runId: string
}

const ERRANDS = 'errands'
const ERRANDS_AT_ONCE = 2
/** Apart from errands: a receiver that is slow to answer keeps no import waiting. */
const DELIVERIES = 'deliveries'
const DELIVERIES_AT_ONCE = 4

/** What an errand does; each kind has its handler in `run-errand.ts`. */
export type Errand =
  | { kind: 'import'; importId: string }
  | { kind: 'screen'; projectId: string }
  | { kind: 'export'; exportId: string }

interface DeliveryJob {
  deliveryId: string
}

const holder = globalThis as typeof globalThis & { laurelQueue?: Promise<PgBoss> }

async function start(role: 'client' | 'worker'): Promise<PgBoss> {
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
  boss.on('error', (error) => console.error(`Queue: ${error.message}`))
  await boss.start()
  await boss.createQueue(QUEUE, {
    notify: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
    retryLimit: RETRY_LIMIT,
    retryDelay: 0,
  })
  for (const queue of [ERRANDS, DELIVERIES])
    await boss.createQueue(queue, {
      notify: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
      retryLimit: ERRAND_RETRY_LIMIT,
      retryDelay: 2,
      retryBackoff: true,
    })
  return boss
}

function client(): Promise<PgBoss> {
  holder.laurelQueue ??= start('client').catch((error) => {
    holder.laurelQueue = undefined
    throw error
  })
  return holder.laurelQueue
}

/** Makes sure that the queue's tables exist, so that the first enqueue in a transaction does not create them. */
export async function openQueue(): Promise<void> {
  await client()
}

const PRIORITIES: Record<RunPriority, number> = { low: -10, normal: 0, high: 10 }

/**
 * Adds a run to the queue in the caller's transaction: the run row and its job appear together or not at all.
 * @returns the job's id
 */
export async function enqueueRun(tx: Tx, runId: string, priority: RunPriority): Promise<string | null> {
  const boss = await client()
  return boss.send(QUEUE, { runId } satisfies RunJob, {
    db: fromPrisma(tx),
    priority: PRIORITIES[priority],
  })
}

/** Moves a waiting run's job forwards or backwards; one that has been taken meanwhile stays where it is. */
export async function reprioritiseRun(tx: Tx, jobId: string, priority: RunPriority): Promise<void> {
  const boss = await client()
  await boss.update(QUEUE, undefined, {
    id: jobId,
    priority: PRIORITIES[priority],
    db: fromPrisma(tx),
  })
}

/** Adds an errand in the caller's transaction. */
export async function enqueueErrand(tx: Tx, errand: Errand): Promise<void> {
  const boss = await client()
  await boss.send(ERRANDS, errand, { db: fromPrisma(tx) })
}

/** Adds an attempt to deliver to a webhook, some seconds from now, in the caller's transaction. */
export async function enqueueDelivery(tx: Tx, deliveryId: string, afterSeconds: number): Promise<void> {
  const boss = await client()
  await boss.send(DELIVERIES, { deliveryId } satisfies DeliveryJob, {
    db: fromPrisma(tx),
    ...(afterSeconds > 0 && { startAfter: afterSeconds }),
  })
}

export interface RunConsumer {
  /** Takes no more jobs, waits up to `timeoutMs` for the running one, and closes the queue's connections. */
  stop(timeoutMs: number): Promise<void>
}

const TAKING = {
  batchSize: 1,
  heartbeatRefreshSeconds: 4,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 5,
}

/**
 * Takes runs one at a time, and a few errands and deliveries beside them. `execute` rejecting hands the run on to the next free worker. Its signal aborts when the
 * queue gave the job to somebody else.
 */
export async function consumeRuns(
  execute: (runId: string, lostLease: AbortSignal) => Promise<void>,
  perform: (errand: Errand, lostLease: AbortSignal) => Promise<void>,
  deliver: (deliveryId: string, lostLease: AbortSignal) => Promise<void>,
): Promise<RunConsumer> {
  const boss = await start('worker')
  await boss.work<Errand>(
    ERRANDS,
    { ...TAKING, localConcurrency: ERRANDS_AT_ONCE },
    async ([job]: Job<Errand>[]) => perform(job.data, job.signal),
  )
  await boss.work<DeliveryJob>(
    DELIVERIES,
    { ...TAKING, localConcurrency: DELIVERIES_AT_ONCE },
    async ([job]: Job<DeliveryJob>[]) => deliver(job.data.deliveryId, job.signal),
  )
  await boss.work<RunJob>(QUEUE, TAKING, async ([job]: Job<RunJob>[]) => execute(job.data.runId, job.signal))
  return { stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs }) }
}

/** Closes the client's connections, for tests and orderly ends. */
export async function closeQueue(): Promise<void> {
  const boss = await holder.laurelQueue
  holder.laurelQueue = undefined
  await boss?.stop({ graceful: false })
}
