/** What every trainer takes beside its task. */
import type { OnTaskEvent } from '../contract'

export interface TrainerOptions {
  onEvent: OnTaskEvent
  /** Aborting cancels: the trainer saves a checkpoint and ends with `stopped`. */
  signal?: AbortSignal
}
