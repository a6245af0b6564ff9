/**
 * The frame around every trainer's steps: events, time left, cancelling, checkpoints, not-a-number.
 *
 * A trainer gives `step`, which makes update number `step` counted from 0. Everything random in a step depends on
 * (seed, step) alone, so a checkpoint needs no generator state, and a resumed run makes the same bits.
 */
import {
  readTrainingCheckpoint,
  type TrainingCheckpoint,
  writeTrainingCheckpoint,
} from '../checkpoint/training-checkpoint'
import type { TaskEnd, TaskEvent } from '../contract'
import { NotFiniteError } from '../engine/not-finite'
import { message } from '../messages/catalogue'
import { type Message, together } from '../messages/message'
import { TaskError } from '../messages/task-error'
import type { MetricValues } from '../metrics'
import type { WrittenModel } from '../models/model-folder'
import type { Parameters } from '../optim/parameters'
import type { GoodVersion } from './optimiser'
import type { TrainerOptions } from './trainer-options'
import { yieldToEvents } from './yield-to-events'

export interface StoppedLoop {
  reason: Extract<TaskEnd, { type: 'stopped' }>['reason']
  /** Updates made. */
  step: number
  message: Message
}

export type LoopEnd = { reason: 'completed' } | StoppedLoop

/** A step that must not be followed by another. */
export interface EarlyStop {
  reason: 'kl-budget'
  message: Message
}

export interface TrainingLoop {
  options: TrainerOptions
  started: Omit<Extract<TaskEvent, { type: 'started' }>, 'type'>
  /** Log lines, after `started`. */
  notices: readonly Message[]
  checkpointDir: string
  checkpointEverySteps: number
  /** Makes update `step` (from 0) and emits its metrics under step + 1. */
  step(step: number): Promise<EarlyStop | undefined>
  /** What to save after `step` updates, without the step itself. */
  save(): Omit<TrainingCheckpoint, 'step'>
}

export async function runTrainingLoop(loop: TrainingLoop): Promise<LoopEnd> {
  const { options, started } = loop
  const { onEvent, signal } = options
  const { totalSteps, resumedAtStep } = started
  onEvent({ type: 'started', ...started })
  for (const notice of loop.notices) onEvent({ type: 'log', level: 'info', message: notice })
  if (resumedAtStep > 0)
    onEvent({
      type: 'log',
      level: 'info',
      message: message('resumed-from-checkpoint', { step: resumedAtStep }),
    })
  onEvent({ type: 'progress', step: resumedAtStep, totalSteps, etaMs: null })
  const startedAt = performance.now()

  for (let step = resumedAtStep; step < totalSteps; step++) {
    await yieldToEvents()
    if (signal?.aborted) {
      await saveCheckpoint(step)
      return {
        reason: 'cancelled',
        step,
        message: message('cancelled-after-steps', { done: step, total: totalSteps }),
      }
    }
    try {
      const stop = await loop.step(step)
      if (stop) return { ...stop, step }
    } catch (error) {
      if (!(error instanceof NotFiniteError)) throw error
      return {
        reason: 'not-a-number',
        step,
        message: message('step-not-finite', { tensor: error.tensor, step: step + 1 }),
      }
    }
    const made = step + 1
    const msPerStep = (performance.now() - startedAt) / (made - resumedAtStep)
    onEvent({ type: 'progress', step: made, totalSteps, etaMs: Math.round(msPerStep * (totalSteps - made)) })
    if (made % loop.checkpointEverySteps === 0 && made < totalSteps) await saveCheckpoint(made)
  }
  return { reason: 'completed' }

  async function saveCheckpoint(step: number): Promise<void> {
    await writeTrainingCheckpoint(loop.checkpointDir, { step, ...loop.save() })
    onEvent({ type: 'checkpoint', step })
  }
}

/**
 * The checkpoint to go on from, or null for a fresh start.
 * @param fingerprint of everything that decides the bits of this run; a checkpoint of another run is refused
 */
export async function readOwnCheckpoint(checkpointDir: string, fingerprint: string) {
  const checkpoint = await readTrainingCheckpoint(checkpointDir)
  if (!checkpoint) return null
  const state = checkpoint.state as { fingerprint?: unknown }
  if (state.fingerprint !== fingerprint)
    throw new TaskError(message('checkpoint-of-another-run', { folder: checkpointDir }))
  return checkpoint
}

/** The `stopped` event of a loop that ended early; a run that went wrong writes its last good version first. */
export async function describeStop(
  end: StoppedLoop,
  good: GoodVersion | null,
  write: (weights: Parameters) => Promise<WrittenModel>,
  metrics: MetricValues,
): Promise<TaskEnd> {
  const stopped = { type: 'stopped', reason: end.reason, step: end.step, metrics } as const
  if (end.reason === 'cancelled') return { ...stopped, message: end.message, kept: false }
  if (!good) return { ...stopped, message: end.message, kept: false }
  const { sha256, parameters } = await write(good.parameters)
  return {
    ...stopped,
    message: together(end.message, message('version-kept', { step: good.step })),
    kept: true,
    weightsSha256: sha256,
    parameters,
  }
}
