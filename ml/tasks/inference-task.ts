/** The frame around tasks that only read a model: blocks of rows, progress, cancelling, one file at the end. */

import type { LogProbsTask, SampleTask, ScoreTask, TaskEnd } from '../contract'
import { type ExecutionProviderName, resolveExecutionProvider } from '../engine/execution-providers'
import { NotFiniteError } from '../engine/not-finite'
import { message } from '../messages/catalogue'
import type { Message } from '../messages/message'
import type { Model } from '../models/model-folder'
import { countParameters } from '../optim/parameters'
import type { TrainerOptions } from '../trainers/trainer-options'
import { yieldToEvents } from '../trainers/yield-to-events'

/** Rows handled between two looks at the cancel signal. */
const BLOCK = 64

interface OpenModel {
  /** Handles rows `first` to `end` (exclusive). */
  runBlock(first: number, end: number): Promise<void>
  release(): Promise<void>
}

interface BlockTask {
  task: SampleTask | ScoreTask | LogProbsTask
  options: TrainerOptions
  model: Model
  /** Rows to compute in all. */
  total: number
  open(device: { executionProvider: ExecutionProviderName; threads: number }): Promise<OpenModel>
  /** Writes what the blocks made; called only when all are done. */
  finish(): Promise<void>
}

export async function runInBlocks({
  task,
  options,
  model,
  total,
  open,
  finish,
}: BlockTask): Promise<TaskEnd> {
  const { onEvent, signal } = options
  const provider = await resolveExecutionProvider(task.executionProvider)
  const opened = await open({ executionProvider: provider.name, threads: task.threads })
  try {
    onEvent({
      type: 'started',
      executionProvider: provider.name,
      providerReason: provider.reason,
      threads: task.threads,
      parameters: countParameters(model.parameters),
      totalSteps: total,
      resolvedConfig: 'settings' in task ? { ...task.settings } : {},
      resumedAtStep: 0,
    })
    const startedAt = performance.now()
    for (let done = 0; done < total; ) {
      await yieldToEvents()
      if (signal?.aborted) return stopped('cancelled', message('cancelled-after-rows', { done, total }), done)
      const end = Math.min(done + BLOCK, total)
      try {
        await opened.runBlock(done, end)
      } catch (error) {
        if (!(error instanceof NotFiniteError)) throw error
        return stopped('not-a-number', message('output-not-finite', { tensor: error.tensor }), done)
      }
      done = end
      const msPerRow = (performance.now() - startedAt) / done
      onEvent({
        type: 'progress',
        step: done,
        totalSteps: total,
        etaMs: Math.round(msPerRow * (total - done)),
      })
    }
    await finish()
    return { type: 'finished', step: total, metrics: {} }
  } finally {
    await opened.release()
  }
}

function stopped(reason: 'cancelled' | 'not-a-number', said: Message, step: number): TaskEnd {
  return { type: 'stopped', reason, message: said, step, kept: false, metrics: {} }
}
