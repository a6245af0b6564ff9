/**
 * Our gradients and training steps against PyTorch's on the same weights and batches. The stored answers are always
 * checked; where PyTorch is installed it is asked again and must say the same.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileTrainingStep } from '@/ml/engine/training-step'
import { crossEntropySum } from '@/ml/losses/cross-entropy'
import { trainedWeights } from '@/ml/models/lora'
import { logits, tokenLogProbs, transformer, transformerParameters } from '@/ml/models/transformer'
import { createAdamW } from '@/ml/optim/adamw'
import { clipGlobalNorm, scaleGradients } from '@/ml/optim/gradients'
import { cloneParameters } from '@/ml/optim/parameters'
import type { HostTensor } from '@/ml/tensor/host-tensor'
import { GRADIENT_CASES, type ReferenceBatch, type ReferenceCase, TRAINING_CASE, trainedNames } from './cases'
import { askPyTorch, findPeer, type PeerAnswers } from './peer'

const STORED: PeerAnswers = JSON.parse(readFileSync(path.join(import.meta.dirname, 'pytorch.json'), 'utf8'))

function compileStep({ config, batches, lora }: ReferenceCase, dtype: 'float32' | 'float64') {
  const shape = [batches[0]!.tokens.length, batches[0]!.tokens[0]!.length]
  const int = { dtype: 'int32', shape } as const
  return compileTrainingStep({
    ...trainedWeights(transformerParameters(config), lora),
    inputs: { tokens: int, targets: int, positions: int, segments: int, weights: { dtype, shape } },
    executionProvider: 'cpu',
    threads: 1,
    dtype,
    build: (_, weights, inputs) => ({
      loss: crossEntropySum(
        tokenLogProbs(
          logits(config, weights, transformer(config, weights, inputs, lora && { lora })),
          inputs.targets,
        ),
        inputs.weights,
      ),
    }),
  })
}

const feedsOf = (batch: ReferenceBatch, dtype: 'float32' | 'float64') => ({
  tokens: Int32Array.from(batch.tokens.flat()),
  targets: Int32Array.from(batch.targets.flat()),
  positions: Int32Array.from(batch.positions.flat()),
  segments: Int32Array.from(batch.segments.flat()),
  weights: (dtype === 'float32' ? Float32Array : Float64Array).from(batch.weights.flat()),
})

const decode = (text: string) => {
  const bytes = Buffer.from(text, 'base64')
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

/** ‖a − b‖ / ‖b‖ */
function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  let difference = 0
  let size = 0
  for (let i = 0; i < b.length; i++) {
    difference += (a[i]! - b[i]!) ** 2
    size += b[i]! ** 2
  }
  return Math.sqrt(difference / size)
}

async function gradientOf(one: ReferenceCase, dtype: 'float32' | 'float64') {
  const step = await compileStep(one, dtype)
  const parameters = new Map<string, HostTensor>(
    [...one.parameters].map(([name, { shape, data }]) => [
      name,
      dtype === 'float32' ? { dtype, shape, data } : { dtype, shape, data: Float64Array.from(data) },
    ]),
  )
  const { loss, gradients } = await step.run(parameters, feedsOf(one.batches[0]!, dtype))
  await step.release()
  return { loss, gradient: trainedNames(one).flatMap((name) => [...gradients.get(name)!]) }
}

describe.each(GRADIENT_CASES.map((one) => [one.name, one] as const))('gradients, %s', (name, one) => {
  const peer = STORED.cases[name]!

  it('in float64 are PyTorch’s to 1e-9, in float32 to 1e-4 (relative L2 over all weights)', async () => {
    const exact = await gradientOf(one, 'float64')
    expect(Math.abs(exact.loss / peer.loss - 1)).toBeLessThan(1e-12)
    expect(relativeDistance(exact.gradient, decode(peer.gradient))).toBeLessThan(1e-9)
    const single = await gradientOf(one, 'float32')
    expect(relativeDistance(single.gradient, decode(peer.gradient))).toBeLessThan(1e-4)
  })

  it.runIf(one.huggingFace)('the same model in transformers says the same logits', () => {
    expect(peer.huggingFace).toBeLessThan(2e-5)
  })
})

describe('training', () => {
  it('fifty steps of AdamW with clipping, decay and warm-up follow PyTorch’s losses within 1e-3', async () => {
    const { optimiser, parameters: initial, batches } = TRAINING_CASE
    if (!optimiser) throw new Error('the training case has an optimiser')
    const step = await compileStep(TRAINING_CASE, 'float32')
    const parameters = cloneParameters(initial)
    const { beta1, beta2, eps, weightDecay, maxNorm, learningRates } = optimiser
    const adamw = createAdamW(parameters, { beta1, beta2, eps, weightDecay })
    const peer = STORED.cases[TRAINING_CASE.name]!.losses
    for (const [k, rate] of learningRates.entries()) {
      const batch = batches[k % batches.length]!
      const count = batch.weights.flat().reduce((sum, weight) => sum + weight, 0)
      const { loss, gradients } = await step.run(parameters, feedsOf(batch, 'float32'))
      scaleGradients(gradients, 1 / count)
      clipGlobalNorm(gradients, maxNorm)
      adamw.apply(parameters, gradients, rate)
      expect(Math.abs(loss / count / peer[k]! - 1), `step ${k + 1}`).toBeLessThan(1e-3)
    }
    expect(peer.at(-1)).toBeLessThan(peer[0]! - 0.5)
    await step.release()
  })
})

const torch = findPeer('torch')

describe(`PyTorch ${torch ?? 'is not installed here: its stored answers are checked, it is not asked again'}`, () => {
  it.skipIf(!torch)('still gives the stored answers', () => {
    const now = askPyTorch()
    for (const [name, stored] of Object.entries(STORED.cases)) {
      const live = now.cases[name]!
      if (stored.gradient)
        expect(relativeDistance(decode(live.gradient), decode(stored.gradient)), name).toBeLessThan(1e-12)
      else expect(relativeDistance(live.losses, stored.losses), name).toBeLessThan(1e-9)
    }
  })
})
