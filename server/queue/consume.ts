/**
 * Takes jobs from the queues, for workers alone. Waiting workers are woken by NOTIFY; a worker that misses its heartbeat for
 * twenty seconds loses its job to another one, which resumes the run. Progress, metrics and cancel requests live in our own
 * tables, because people read them.
 */
import type { Job } from 'pg-boss'
import { startBoss } from './boss'
import {
  BACKGROUND_JOBS,
  type BackgroundJob,
  DELIVERIES,
  type DeliveryJob,
  RUNS,
  type RunJob,
} from './job-types'

export interface RunConsumer {
  /** Takes no more jobs, waits up to `timeoutMs` for the running one, and closes the queue's connections. */
  stop(timeoutMs: number): Promise<void>
}

const BACKGROUND_JOBS_AT_ONCE = 2
const DELIVERIES_AT_ONCE = 4

const TAKING = {
  batchSize: 1,
  heartbeatRefreshSeconds: 4,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 5,
}

/**
 * Takes runs one at a time, and a few background jobs and deliveries beside them. `execute` rejecting hands the run on to the
 * next free worker. Its signal aborts when the queue gave the job to somebody else.
 */
export async function consumeRuns(
  execute: (runId: string, lostLease: AbortSignal) => Promise<void>,
  perform: (job: BackgroundJob, lostLease: AbortSignal) => Promise<void>,
  deliver: (deliveryId: string, lostLease: AbortSignal) => Promise<void>,
): Promise<RunConsumer> {
  const boss = await startBoss('worker')
  await boss.work<BackgroundJob>(
    BACKGROUND_JOBS,
    { ...TAKING, localConcurrency: BACKGROUND_JOBS_AT_ONCE },
    async ([job]: Job<BackgroundJob>[]) => perform(job.data, job.signal),
  )
  await boss.work<DeliveryJob>(
    DELIVERIES,
    { ...TAKING, localConcurrency: DELIVERIES_AT_ONCE },
    async ([job]: Job<DeliveryJob>[]) => deliver(job.data.deliveryId, job.signal),
  )
  await boss.work<RunJob>(RUNS, TAKING, async ([job]: Job<RunJob>[]) => execute(job.data.runId, job.signal))
  return { stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs }) }
}
