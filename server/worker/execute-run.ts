/**
 * Runs one attempt of one run, from claim to conclusion: the engine in a child process, its events in the database,
 * requests to stop or to pause passed on within a second. Used by the worker and by the headless demo.
 *
 * A task that fails ends the run as `failed`: trying again would fail again. One that finds the disk full is set aside,
 * because with more space it goes on; one whose database is away is claimed again when that is back. A worker that dies or is asked to stop ends
 * nothing: the run is claimed again and resumes from its last checkpoint.
 */

import type { OnTaskEvent, RequestedExecutionProvider, Task, TaskEvent } from '../../ml/contract'
import type { Message } from '../../ml/messages/message'
import { runInChild } from '../../ml/runner/run-in-child'
import { listen, runChannel } from '../database/postgres-listen'
import { db } from '../db'
import { env } from '../env'
import type { RunKind } from '../generated/prisma/client'
import { log, withLogContext } from '../log'
import { messageOf } from '../messages/message-error'
import { asRefusal, isDatabaseAway, isDiskFull } from '../transient-failure'
import { type ClaimedRun, claimRun } from './claim-run'
import { concludeRun, type RunConclusion, releaseRun, setAside } from './conclude-run'
import { runEvaluate } from './handlers/evaluate'
import {
  type EarlyEnd,
  type RunContext,
  type RunHandler,
  RunRefusedError,
  type TaskOfRun,
} from './handlers/handler'
import { runPolicy } from './handlers/policy'
import { runPretrain } from './handlers/pretrain'
import { runReward } from './handlers/reward'
import { runSample } from './handlers/sample'
import { runScore } from './handlers/score'
import { runSft } from './handlers/sft'
import { LostLeaseError } from './lost-lease'
import { createRunRecorder, type RunRecorder } from './run-recorder'

const HANDLERS: Record<RunKind, RunHandler> = {
  pretrain: runPretrain,
  sft: runSft,
  reward: runReward,
  policy: runPolicy,
  sample: runSample,
  score: runScore,
  evaluate: runEvaluate,
}

/** Notifications can be lost with a connection, so the flags are read now and then as well. */
const STOP_REQUEST_POLL_MS = 2000

export interface ExecuteOptions {
  workerId: string
  /** Aborts when the queue gave the run to another worker. */
  lostLease?: AbortSignal
  /** Aborts when this worker is asked to stop; the run returns to the queue. */
  shutdown?: AbortSignal
}

/** A person paused the run, or the disk is full: it can go on from its last checkpoint. */
class PausedError extends Error {
  override readonly name = 'PausedError'
  /** @param why when nobody asked for it */
  constructor(readonly why: Message | null = null) {
    super('paused')
  }
}

/** The worker stops before the run ended. */
export class ReleasedError extends Error {
  override readonly name = 'ReleasedError'
}

/** @throws ReleasedError after a shutdown; the caller hands the run on. Everything else ends in the run's row. */
export async function executeRun(runId: string, options: ExecuteOptions): Promise<void> {
  const run = await claimRun(runId, options.workerId)
  if (run) await withLogContext({ runId, attempt: run.attempt }, () => executeClaimed(run, options))
}

async function executeClaimed(run: ClaimedRun, options: ExecuteOptions): Promise<void> {
  const stopRequests = { cancel: new AbortController(), pause: new AbortController() }
  const kill = new AbortController()
  const recorder = createRunRecorder(run, (error) => kill.abort(error))
  options.lostLease?.addEventListener('abort', () => kill.abort(new LostLeaseError(run.id, run.attempt)), {
    once: true,
  })
  options.shutdown?.addEventListener('abort', () => kill.abort(new ReleasedError('worker stops')), {
    once: true,
  })
  if (options.shutdown?.aborted) kill.abort(new ReleasedError('worker stops'))
  const stopWatching = await watchStopRequests(run.id, stopRequests)
  try {
    const conclusion = await attempt(run, recorder, stopRequests, kill.signal)
    kill.signal.throwIfAborted()
    await recorder.close()
    await concludeRun(run, conclusion)
  } catch (error) {
    await recorder.close().catch((problem) => {
      if (!(problem instanceof LostLeaseError)) throw problem
    })
    if (error instanceof LostLeaseError) return
    if (error instanceof PausedError) return await setAside(run, error.why)
    if (error instanceof ReleasedError) {
      await releaseRun(run)
      throw error
    }
    throw error
  } finally {
    await stopWatching()
  }
}

/** A handler's result; a refusal or a bug in it is a failed run that says why, not a retry. */
async function attempt(
  run: ClaimedRun,
  recorder: RunRecorder,
  stopRequests: StopRequests,
  kill: AbortSignal,
): Promise<RunConclusion> {
  const inChild = async (task: TaskOfRun, onEvent: OnTaskEvent, early?: EarlyEnd) => {
    kill.throwIfAborted()
    const whole = {
      ...task,
      executionProvider: run.requestedProvider as RequestedExecutionProvider,
      threads: env().LAUREL_THREADS,
      seed: run.seed,
    } as Task
    // A paused task ends like a cancelled one; the run has not ended.
    const isPaused = (event: TaskEvent) =>
      event.type === 'stopped' &&
      event.reason === 'cancelled' &&
      stopRequests.pause.signal.aborted &&
      !stopRequests.cancel.signal.aborted
    const enough = new AbortController()
    const end = await runInChild(whole, {
      onEvent: (event) => {
        if (early?.isEnough(event)) enough.abort()
        if (!isPaused(event)) onEvent(event)
      },
      signal: AbortSignal.any([stopRequests.cancel.signal, stopRequests.pause.signal, enough.signal]),
      killSignal: kill,
    })
    // A killed child says "failed"; that is not how the run ends.
    kill.throwIfAborted()
    if (isPaused(end)) throw new PausedError()
    // A probe is an answer for somebody who waits: it fails and says why.
    if (end.type === 'failed' && end.isDiskFull && !run.isProbe) throw new PausedError(end.message)
    return end
  }
  const context: RunContext = {
    run,
    runTask: (task, early) => inChild(task, (event) => recorder.record(event), early),
    runSideTask: (task, onProgress) =>
      inChild(task, (event) => {
        if (event.type === 'log') recorder.record(event)
        if (event.type === 'progress') onProgress?.(event.step)
      }),
    runOutside: (work) => outside(work, stopRequests, kill),
    progress: (step, totalSteps) => recorder.record({ type: 'progress', step, totalSteps, etaMs: null }),
    log: (level, message) => recorder.log(level, message),
    resolvedConfig: () => recorder.resolvedConfig ?? {},
  }
  try {
    return await HANDLERS[run.kind](context)
  } catch (error) {
    if (kill.aborted) throw kill.reason
    if (error instanceof PausedError || isDatabaseAway(error)) throw error
    const refused = asRefusal(error)
    const message = messageOf(refused)
    recorder.log('error', message)
    if (isDiskFull(refused) && !run.isProbe) throw new PausedError(message)
    if (!(error instanceof RunRefusedError)) log().error({ err: error }, 'a run failed')
    return { status: 'failed', outcome: message }
  }
}

async function outside<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { cancel, pause }: StopRequests,
  kill: AbortSignal,
): Promise<{ result: Result; isStopped: boolean }> {
  const result = await work(AbortSignal.any([cancel.signal, pause.signal, kill]))
  kill.throwIfAborted()
  const isStopped = cancel.signal.aborted
  if (pause.signal.aborted && !isStopped) throw new PausedError()
  return { result, isStopped }
}

/** A person may ask a running run to stop for good (cancel) or to pause on its checkpoint. */
interface StopRequests {
  cancel: AbortController
  pause: AbortController
}

/** Aborts soon after `Run.cancelRequestedAt` or `Run.pauseRequestedAt` is set. */
async function watchStopRequests(
  runId: string,
  { cancel, pause }: StopRequests,
): Promise<() => Promise<void>> {
  let isDone = false
  const look = async () => {
    if (isDone) return
    const row = await db().run.findUnique({
      where: { id: runId },
      select: { cancelRequestedAt: true, pauseRequestedAt: true },
    })
    if (isDone) return
    if (row?.cancelRequestedAt) {
      isDone = true
      cancel.abort()
    } else if (row?.pauseRequestedAt) pause.abort()
  }
  const report = (error: Error) => log().error({ err: error }, 'the stop requests of a run were not read')
  const unlisten = await listen(runChannel(runId), () => void look().catch(report))
  const timer = setInterval(() => void look().catch(report), STOP_REQUEST_POLL_MS)
  await look()
  return async () => {
    isDone = true
    clearInterval(timer)
    unlisten()
  }
}
