/** Pre-training learns, and a run that is stopped twice ends with the bits of one that is not. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaskEvent } from '@/ml/runner/contract'
import { createRng } from '@/ml/tensor/rng'
import { type PretrainResult, pretrain } from '@/ml/trainers/pretrain'
import { resolvePretrainConfig } from '@/ml/trainers/pretrain-config'

const EOS = 1
const VOCABULARY = 40
const CONFIG = resolvePretrainConfig({
  tokens: 4 * 32 * 60,
  batchSize: 4,
  sequenceLength: 32,
  contextLength: 32,
  learningRate: 5e-3,
  warmupSteps: 5,
  dModel: 32,
  nLayers: 1,
  nHeads: 2,
  nKvHeads: 1,
  dFf: 48,
  logEverySteps: 1,
  evalEverySteps: 20,
  evalBatches: 2,
})

/** Counting documents: every token is the one before plus a fixed stride, so that there is something to learn. */
function counting(label: string) {
  return {
    document(index: number): number[] {
      const rng = createRng(9).fork(`${label}${index}`)
      const start = rng.integer(30)
      const length = 4 + rng.integer(12)
      return [...Array.from({ length }, (_, i) => 2 + ((start + 3 * i) % 38)), EOS]
    },
  }
}

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'laurel-pretrain-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function run(name: string, stopAfter: number[] = []) {
  const curve = new Map<number, number>()
  const resumedAt: number[] = []
  let result: PretrainResult | undefined
  for (const stop of [...stopAfter, Number.POSITIVE_INFINITY]) {
    const controller = new AbortController()
    const onEvent = (event: TaskEvent) => {
      if (event.type === 'started') resumedAt.push(event.resumedAtStep)
      if (event.type !== 'metrics') return
      if (event.values['train/loss'] !== undefined) curve.set(event.step, event.values['train/loss'])
      if (event.step >= stop) controller.abort()
    }
    result = await pretrain({
      train: counting('train'),
      validation: counting('validation'),
      vocabSize: VOCABULARY,
      padId: 0,
      config: CONFIG,
      seed: 3,
      executionProvider: 'cpu',
      threads: 1,
      checkpointDir: join(dir, name),
      signal: controller.signal,
      onEvent,
    })
  }
  return { curve, resumedAt, result: result! }
}

describe('pretrain', () => {
  it('learns to count, and stopped twice it ends with the same curve and the same weights', async () => {
    const whole = await run('whole')
    expect(whole.result.step).toBe(60)
    expect(whole.curve.get(1)).toBeGreaterThan(3.5)
    expect(whole.result.validationLoss).toBeLessThan(1.6)

    const stopped = await run('stopped', [7, 31])
    expect(stopped.resumedAt).toEqual([0, 7, 31])
    expect(stopped.curve).toEqual(whole.curve)
    expect(stopped.result.validationLoss).toBe(whole.result.validationLoss)
    const bytes = ({ parameters }: PretrainResult) =>
      [...parameters].map(([name, { data }]) => [name, Buffer.from(data.buffer).toString('base64')])
    expect(bytes(stopped.result).sort()).toEqual(bytes(whole.result).sort())
  })

  it('refuses to continue a checkpoint under other settings', async () => {
    const other = {
      train: counting('train'),
      validation: counting('validation'),
      vocabSize: VOCABULARY,
      padId: 0,
      config: { ...CONFIG, learningRate: 1e-3 },
      seed: 3,
      executionProvider: 'cpu',
      threads: 1,
      checkpointDir: join(dir, 'whole'),
      onEvent: () => undefined,
    } as const
    await expect(pretrain(other)).rejects.toThrow('learningRate 0.005, now 0.001')
  })

  it('refuses unknown and unusable settings', () => {
    expect(() => resolvePretrainConfig({ learning_rate: 1 })).toThrow('learning_rate')
    expect(() => resolvePretrainConfig({ tokens: 'many' })).toThrow('tokens')
    expect(() => resolvePretrainConfig({ sequenceLength: 512 })).toThrow('contextLength')
  })
})
