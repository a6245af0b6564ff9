/** The kinds of jobs, the names of their queues, and what a job carries. */
import type { RunPriority } from '../schemas/run'

export const RUNS = 'runs'
/** The stored name: jobs that waited through an update are in the queue of this name. */
export const BACKGROUND_JOBS = 'errands'
/** Apart from background jobs: a receiver that is slow to answer keeps no import waiting. */
export const DELIVERIES = 'deliveries'

export interface RunJob {
  runId: string
}

/** What a background job does; each kind has its handler in `server/worker/run-background-job.ts`. */
export type BackgroundJob =
  | { kind: 'import'; importId: string }
  | { kind: 'screen'; projectId: string }
  | { kind: 'export'; exportId: string }

export interface DeliveryJob {
  deliveryId: string
}

export const PRIORITIES: Record<RunPriority, number> = { low: -10, normal: 0, high: 10 }
