/**
 * Child process of execution-providers.ts: takes a training step on one provider, checks its loss, and tells its parent;
 * then compares its speed with the CPU's and tells that too. A parent that stops waiting for the second message knows at
 * least that the provider works.
 *
 * A step, because that is what a device is wanted for: bare matrix products would promise ten times as much (weights go to
 * the device and gradients come back at every step), or, small ones, nothing at all.
 */

import { message } from '../messages/catalogue'
import { type Message, verbatim } from '../messages/message'
import { messageOf, TaskError } from '../messages/task-error'
import type { TransformerConfig } from '../models/transformer'
import { openTrialStep, TRIAL_MODEL, TRIAL_TOKENS } from './trial-step'

/** What the child sends; `speedup` is the provider's speed relative to the CPU's, null before it is measured. */
export type ProbeAnswer = { available: true; speedup: number | null } | { available: false; reason: Message }

const TINY: TransformerConfig = {
  ...TRIAL_MODEL,
  vocabSize: 64,
  dModel: 16,
  nLayers: 1,
  nHeads: 2,
  nKvHeads: 1,
  dFf: 32,
}
const TINY_TOKENS = [2, 16] as const
const ROUNDS = 3
const LOSS_TOLERANCE = 1e-3

type Name = 'cpu' | 'webgpu' | 'cuda'

/** 0 threads lets the library take every core. */
const open = (name: Name, config: TransformerConfig, tokens: readonly [number, number]) =>
  openTrialStep(config, tokens, { executionProvider: name, threads: 0 })

/** Throws when the provider cannot be used or computes another loss than the CPU. */
async function checkLoss(name: Name): Promise<void> {
  const lossOn = async (device: Name) => {
    const step = await open(device, TINY, TINY_TOKENS)
    const { loss } = await step.run()
    await step.release()
    return loss
  }
  const loss = await lossOn(name)
  const expected = await lossOn('cpu')
  if (!(Math.abs(loss - expected) <= LOSS_TOLERANCE * expected))
    throw new TaskError(message('provider-wrong', { loss, expected }))
}

/** Milliseconds of the fastest step but the first, which compiles. */
async function fastestStepMs(name: Name): Promise<number> {
  const step = await open(name, TRIAL_MODEL, TRIAL_TOKENS)
  let fastest = Number.POSITIVE_INFINITY
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now()
    await step.run()
    if (round > 0) fastest = Math.min(fastest, performance.now() - start)
  }
  await step.release()
  return fastest
}

/** The two refusals people meet have codes; anything else is told as ONNX Runtime says it. */
function explain(name: 'webgpu' | 'cuda', error: unknown): Message {
  if (error instanceof TaskError) return messageOf(error)
  const text = error instanceof Error ? error.message : String(error)
  if (name === 'cuda' && /shared library/i.test(text)) return message('provider-without-libraries')
  if (name === 'webgpu' && /adapter/i.test(text)) return message('provider-without-driver')
  const [line = ''] = text.trim().split('\n', 1)
  return verbatim(line)
}

const send = (answer: ProbeAnswer): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(answer, () => resolve())
    else resolve()
  })

async function probe(name: 'webgpu' | 'cuda'): Promise<void> {
  try {
    await checkLoss(name)
    await send({ available: true, speedup: null })
    const providerMs = await fastestStepMs(name)
    await send({ available: true, speedup: (await fastestStepMs('cpu')) / providerMs })
  } catch (error) {
    await send({ available: false, reason: explain(name, error) })
  }
}

const [name] = process.argv.slice(2)
if (name === 'webgpu' || name === 'cuda') {
  await probe(name)
  process.exit(0)
}
