/**
 * A run as it happens: an update whenever the worker wrote something, until the run has ended. A reader that lost its
 * connection continues from the cursor of the last update it got.
 */
import { listen, runChannel } from '../../database/postgres-listen'
import { createWakeSignal } from '../../database/wake-signal'
import { AppError } from '../../errors'
import type { RunCursor } from '../../schemas/run-cursor'
import type { MetricPoint } from '../../schemas/run-curves'
import type { Actor } from '../actor'
import { type LogLine, MAX_LINES, readLogAfter } from './read-log'
import { readMetricsFrom, UPDATE_ROWS } from './read-metrics'
import { readSamplesAfter, type WatchedAnswer } from './read-samples'
import { hasEnded, type RunState, readRunState } from './run-state'

export interface RunUpdate {
  run: RunState
  /** New or changed steps; merge by step. */
  metrics: MetricPoint[]
  log: LogLine[]
  samples: WatchedAnswer[]
}

/** Bursts are gathered, so that a fast run does not send hundreds of updates a second. */
const GATHER_MS = 150
/** A worker that died notifies nobody; the state is read again now and then. */
const RELOOK_MS = 10_000

/** @throws AppError NOT_FOUND */
export async function* watchRun(
  actor: Actor,
  { runId, cursor: from }: { runId: string; cursor: RunCursor },
  signal: AbortSignal,
): AsyncGenerator<{ cursor: RunCursor; update: RunUpdate }> {
  const wakeSignal = createWakeSignal()
  const unlisten = await listen(runChannel(runId), wakeSignal.send)
  signal.addEventListener('abort', wakeSignal.send, { once: true })
  let cursor = from
  try {
    while (!signal.aborted) {
      wakeSignal.reset()
      const run = await readRunState(actor.projectId, runId)
      if (!run) throw new AppError('run-not-found')
      const update: RunUpdate = {
        run,
        metrics: await readMetricsFrom(runId, cursor.metricStep),
        log: await readLogAfter(runId, cursor.logId),
        samples: await readSamplesAfter(runId, cursor.sampleStep),
      }
      cursor = {
        metricStep: update.metrics.at(-1)?.step ?? cursor.metricStep,
        logId: update.log.at(-1)?.id ?? cursor.logId,
        sampleStep: update.samples.at(-1)?.step ?? cursor.sampleStep,
      }
      yield { cursor, update }
      if (update.metrics.length === UPDATE_ROWS || update.log.length === MAX_LINES) continue
      if (hasEnded(run)) return
      await wakeSignal.next(RELOOK_MS)
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
    }
  } finally {
    signal.removeEventListener('abort', wakeSignal.send)
    unlisten()
  }
}
