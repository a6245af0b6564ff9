/** What a handler of one kind of run gets, and gives back. A handler turns a run into tasks and their ends into rows. */
import type { Task, TaskEnd, TaskEvent } from '../../../ml/contract'
import type { Message } from '../../../ml/messages/message'
import { MessageError } from '../../messages/message-error'
import type { ClaimedRun } from '../claim-run'
import type { RunConclusion } from '../conclude-run'

type Untimed<T> = T extends Task ? Omit<T, 'executionProvider' | 'threads' | 'seed'> : never
/** A task without what every task of a run shares. */
export type TaskOfRun = Untimed<Task>

/** Ends a task before its time when what was wanted of it is there. */
export interface EarlyEnd {
  isEnough(event: TaskEvent): boolean
}

export interface RunContext {
  run: ClaimedRun
  /** Runs a task in a child process with the run's provider and seed; its events become the run's rows. */
  runTask(task: TaskOfRun, early?: EarlyEnd): Promise<TaskEnd>
  /** A second task of the same run: only its log lines are kept. */
  runSideTask(task: TaskOfRun, onProgress?: (step: number) => void): Promise<TaskEnd>
  /**
   * Work that needs no engine. Its signal aborts when the run is stopped, paused, released or lost; it then returns what it
   * has, which counts when a person stopped the run. The others end the handler.
   */
  runOutside<Result>(
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<{ result: Result; isStopped: boolean }>
  /** How far a run of several tasks is. */
  progress(step: number, totalSteps: number): void
  log(level: 'info' | 'warn' | 'error', message: Message): void
  /** The configuration that ran, from the task's first event. */
  resolvedConfig(): Record<string, unknown>
}

export type RunHandler = (context: RunContext) => Promise<RunConclusion>

/** A run that cannot start: it fails and is not retried. */
export class RunRefusedError extends MessageError {
  override readonly name = 'RunRefusedError'
}
