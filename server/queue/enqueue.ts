/** Adds jobs to the queues, always in the caller's transaction: a row and its job appear together or not at all. */
import { fromPrisma } from 'pg-boss'
import type { Tx } from '../db'
import type { RunPriority } from '../schemas/run'
import { queueClient } from './boss'
import {
  BACKGROUND_JOBS,
  type BackgroundJob,
  DELIVERIES,
  type DeliveryJob,
  PRIORITIES,
  RUNS,
  type RunJob,
} from './job-types'

/**
 * Adds a run to the queue in the caller's transaction: the run row and its job appear together or not at all.
 * @returns the job's id
 */
export async function enqueueRun(tx: Tx, runId: string, priority: RunPriority): Promise<string | null> {
  const boss = await queueClient()
  return boss.send(RUNS, { runId } satisfies RunJob, {
    db: fromPrisma(tx),
    priority: PRIORITIES[priority],
  })
}

/** Moves a waiting run's job forwards or backwards; one that has been taken meanwhile stays where it is. */
export async function reprioritiseRun(tx: Tx, jobId: string, priority: RunPriority): Promise<void> {
  const boss = await queueClient()
  await boss.update(RUNS, undefined, {
    id: jobId,
    priority: PRIORITIES[priority],
    db: fromPrisma(tx),
  })
}

/** Adds a background job in the caller's transaction. */
export async function enqueueBackgroundJob(tx: Tx, job: BackgroundJob): Promise<void> {
  const boss = await queueClient()
  await boss.send(BACKGROUND_JOBS, job, { db: fromPrisma(tx) })
}

/** Adds an attempt to deliver to a webhook, some seconds from now, in the caller's transaction. */
export async function enqueueDelivery(tx: Tx, deliveryId: string, afterSeconds: number): Promise<void> {
  const boss = await queueClient()
  await boss.send(DELIVERIES, { deliveryId } satisfies DeliveryJob, {
    db: fromPrisma(tx),
    ...(afterSeconds > 0 && { startAfter: afterSeconds }),
  })
}
