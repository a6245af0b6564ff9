/**
 * Runs a task in a Node process of its own: the engine's runs block their thread, and a native crash must not take the
 * worker along. The child ends with its parent, because it leaves when the channel between them closes.
 *
 * Leaves out: retries and queues; the caller decides what a failure means.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { OnTaskEvent, Task, TaskEnd, TaskEvent } from '../contract'
import { message } from '../messages/catalogue'
import { type Message, together } from '../messages/message'
import { isTaskEnd } from './task-end'

/** Parent to child. */
export type ParentMessage = { type: 'run'; task: Task } | { type: 'cancel' }
/** Child to parent. */
export interface ChildMessage {
  type: 'event'
  event: TaskEvent
}

export interface RunInChildOptions {
  onEvent: OnTaskEvent
  /** Cancels: the child saves a checkpoint and ends with `stopped`. */
  signal?: AbortSignal
  /**
   * Ends the child at once without saving: somebody else has the task, or will resume it. The promise rejects with the
   * signal's reason and no further event is delivered.
   */
  killSignal?: AbortSignal
  /** Told the child's process id once it runs: for logs. */
  onProcess?: (pid: number) => void
  /** A cancelled child that has not ended after this is killed. */
  killAfterMs?: number
}

const STDERR_TAIL = 2000
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))

/**
 * Resolves with the task's end, which `onEvent` has seen too; never rejects for what happens inside the child: a crash
 * becomes a `failed` end with its exit code or signal and the end of its error output.
 */
export function runInChild(task: Task, options: RunInChildOptions): Promise<TaskEnd> {
  const { onEvent, signal, killAfterMs = 30_000, killSignal } = options
  if (killSignal?.aborted) return Promise.reject(killSignal.reason)
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = fork(CHILD, [], {
    execPath: process.execPath,
    execArgv: ['--import', loader],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    let step = 0
    let end: TaskEnd | null = null
    let lastWords = ''
    let killTimer: NodeJS.Timeout | undefined

    const deliver = (event: TaskEvent) => {
      if (end || killSignal?.aborted) return
      if ('step' in event) step = event.step
      if (isTaskEnd(event)) end = event
      onEvent(event)
    }
    const cancel = () => {
      send(child, { type: 'cancel' })
      killTimer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      killTimer.unref()
    }
    const kill = () => child.kill('SIGKILL')

    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-STDERR_TAIL)
    })
    child.on('message', ({ event }: ChildMessage) => deliver(event))
    child.on('error', (error) => {
      lastWords = (lastWords + error.message).slice(-STDERR_TAIL)
    })
    // 'close' comes after the channel is drained: no event of the child is lost.
    child.on('close', (code, killedBy) => {
      clearTimeout(killTimer)
      signal?.removeEventListener('abort', cancel)
      killSignal?.removeEventListener('abort', kill)
      if (killSignal?.aborted) return reject(killSignal.reason)
      if (!end && signal?.aborted)
        deliver({
          type: 'stopped',
          reason: 'cancelled',
          message: message('cancelled-before-saving'),
          step,
          kept: false,
          metrics: {},
        })
      if (!end) deliver({ type: 'failed', message: describeDeath(code, killedBy, lastWords), step })
      if (end) resolve(end)
    })

    if (child.pid !== undefined) options.onProcess?.(child.pid)
    send(child, { type: 'run', task })
    if (signal?.aborted) cancel()
    else signal?.addEventListener('abort', cancel, { once: true })
    killSignal?.addEventListener('abort', kill, { once: true })
  })
}

function send(child: ChildProcess, sent: ParentMessage): void {
  // A child that is already gone is reported by 'close'; there is nobody left to tell.
  if (child.connected) child.send(sent, () => {})
}

function describeDeath(code: number | null, killedBy: string | null, lastWords: string): Message {
  const text = lastWords.trim()
  return together(deathOf(code, killedBy), ...(text === '' ? [] : [message('process-said', { text })]))
}

function deathOf(code: number | null, killedBy: string | null): Message {
  if (killedBy === null) return message('process-exited', { status: String(code) })
  return message(killedBy === 'SIGKILL' ? 'process-out-of-memory' : 'process-killed', { signal: killedBy })
}
