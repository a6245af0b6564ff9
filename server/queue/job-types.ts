/** The kinds of jobs, the names of their queues, and what a job carries. */
import type { RunPriority } from '../schemas/run'

export const RUNS = 'runs'
export const ERRANDS = 'errands'
/** Apart from errands: a receiver that is slow to answer keeps no import waiting. */
export const DELIVERIES = 'deliveries'

export interface RunJob {
  runId: string
}

/** What an errand does; each kind has its handler in `server/worker/run-errand.ts`. */
export type Errand =
  | { kind: 'import'; importId: string }
  | { kind: 'screen'; projectId: string }
  | { kind: 'export'; exportId: string }

export interface DeliveryJob {
  deliveryId: string
}

export const PRIORITIES: Record<RunPriority, number> = { low: -10, normal: 0, high: 10 }
