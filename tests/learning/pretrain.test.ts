/** Pre-training learns from a mix of texts, and a run that is stopped twice ends with the bits of one that is not. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PretrainTask, TaskEvent } from '@/ml/contract'
import { readModelFolder } from '@/ml/models/model-folder'
import { readTrainingRecord } from '@/ml/models/training-record'
import { runTask } from '@/ml/runner/tasks'
import { createRng } from '@/ml/tensor/rng'
import { said } from '../support/saying'
import { curveOf, temporaryFolder, timelessMetrics, writeJsonl, writeTinyModel } from './tiny-model'

const ROWS = 4
const ROW_LENGTH = 32
const STEPS = 60

/** Walks through the alphabet in steps of three, so that there is something to learn. */
function counting(count: number, seed: number) {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, i) => {
    const start = rng.integer(26)
    const letters = Array.from({ length: 4 + rng.integer(60) }, (_, k) => (start + 3 * k) % 26)
    return {
      text: letters.map((letter) => String.fromCharCode(97 + letter)).join(''),
      split: i % 8 === 0 ? 'validation' : 'train',
    }
  })
}

let folder: string
let task: PretrainTask

beforeAll(async () => {
  folder = await temporaryFolder()
  task = {
    kind: 'pretrain',
    modelDir: await writeTinyModel(path.join(folder, 'origin')),
    startsFrom: 'nothing',
    stage: 'letters',
    mix: [
      {
        name: 'letters',
        licence: 'CC0-1.0',
        share: 3,
        text: { file: await writeJsonl(path.join(folder, 'letters.jsonl'), counting(200, 1)) },
      },
      { name: 'generated English', licence: 'Apache-2.0', share: 1, text: { stage: 'language' } },
    ],
    outDir: path.join(folder, 'base'),
    checkpointDir: path.join(folder, 'checkpoints'),
    config: {
      tokens: ROWS * ROW_LENGTH * STEPS,
      batchSize: ROWS,
      sequenceLength: ROW_LENGTH,
      contextLength: ROW_LENGTH,
      learningRate: 1e-2,
      warmupFraction: 0.1,
      dModel: 32,
      nLayers: 1,
      nHeads: 2,
      nKvHeads: 1,
      dFf: 48,
      evalEverySteps: 20,
      evalBatches: 2,
    },
    executionProvider: 'cpu',
    threads: 1,
    seed: 3,
  }
})

async function run(task: PretrainTask, signal?: AbortSignal, watch: (event: TaskEvent) => void = () => {}) {
  const events: TaskEvent[] = []
  const onEvent = (event: TaskEvent) => {
    events.push(event)
    watch(event)
  }
  return { end: await runTask(task, { onEvent, signal }), events }
}

describe('pre-training', () => {
  it('learns its mix from nothing, in the shares that were asked for, and writes down what it read', async () => {
    const { end, events } = await run(task)
    expect(end).toMatchObject({ type: 'finished', step: STEPS })
    const losses = curveOf(events, 'eval/loss')
    expect(losses).toHaveLength(1 + 3)
    expect(losses[0]).toBeGreaterThan(Math.log(259) - 0.5)
    expect(losses.at(-1)!).toBeLessThan(3)

    const model = await readModelFolder(task.outDir)
    expect(model.config).toMatchObject({ dModel: 32, nLayers: 1, contextLength: ROW_LENGTH, vocabSize: 259 })
    const { config, mix } = readTrainingRecord(task.outDir)
    const read = curveOf(events, 'train/tokens').at(-1)!
    expect(config.stages).toEqual([
      {
        stage: 'letters',
        seed: 3,
        steps: STEPS,
        batchTokens: ROWS * ROW_LENGTH,
        peakLearningRate: 0.01,
        tokens: read,
      },
    ])
    expect(mix.map(({ title, licence }) => [title, licence])).toEqual([
      ['letters', 'CC0-1.0'],
      ['generated English', 'Apache-2.0'],
    ])
    expect(mix.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(read)
    expect(mix[0]!.shares[0]).toBeCloseTo(0.75, 1)
  })

  it('goes on from weights, with their shape, and its record goes on as well', async () => {
    const next: PretrainTask = {
      ...task,
      modelDir: task.outDir,
      startsFrom: 'weights',
      stage: 'more letters',
      mix: task.mix.slice(0, 1),
      outDir: path.join(folder, 'more'),
      checkpointDir: path.join(folder, 'more-checkpoints'),
      config: { tokens: ROWS * ROW_LENGTH * 4, batchSize: ROWS, sequenceLength: ROW_LENGTH, evalBatches: 2 },
    }
    const { end, events } = await run(next)
    expect(end).toMatchObject({ type: 'finished', step: 4 })
    expect(curveOf(events, 'eval/loss')[0]).toBeLessThan(3)
    const { config, mix } = readTrainingRecord(next.outDir)
    expect(config.stages.map(({ stage }) => stage)).toEqual(['letters', 'more letters'])
    expect(mix.map(({ title, shares }) => [title, shares[1]])).toEqual([
      ['letters', 1],
      ['generated English', 0],
    ])

    const adapted = await run({
      ...next,
      outDir: path.join(folder, 'adapted'),
      checkpointDir: path.join(folder, 'adapted-checkpoints'),
      config: { ...next.config, loraRank: 2 },
    })
    expect(adapted.end).toMatchObject({ type: 'finished' })
  })

  it('stopped twice it ends with the same curve and the same weights', async () => {
    const whole = { ...task, outDir: path.join(folder, 'whole'), checkpointDir: path.join(folder, 'whole-c') }
    const uninterrupted = await run(whole)
    const stopped = {
      ...task,
      outDir: path.join(folder, 'stopped'),
      checkpointDir: path.join(folder, 'stopped-c'),
    }
    const metrics = new Map<number, object>()
    for (const stop of [7, 31, Number.POSITIVE_INFINITY]) {
      const controller = new AbortController()
      const { end, events } = await run(
        stopped,
        controller.signal,
        (event) => event.type === 'metrics' && event.step === stop && controller.abort(),
      )
      expect(end.type).toBe(stop === Number.POSITIVE_INFINITY ? 'finished' : 'stopped')
      for (const { step, values } of timelessMetrics(events)) metrics.set(step, values)
    }
    expect([...metrics].map(([step, values]) => ({ step, values }))).toEqual(
      timelessMetrics(uninterrupted.events),
    )
    const weights = ({ outDir }: PretrainTask) => readFile(path.join(outDir, 'model.safetensors'))
    expect((await weights(stopped)).equals(await weights(whole))).toBe(true)
    expect(readTrainingRecord(stopped.outDir)).toEqual(readTrainingRecord(whole.outDir))
  })
})

describe('what cannot be trained on is refused in one sentence', () => {
  const refusals: [string, (task: PretrainTask) => PretrainTask, RegExp][] = [
    ['an empty mix', (task) => ({ ...task, mix: [] }), /needs at least one source, got none/],
    [
      'a share of nothing',
      (task) => ({ ...task, mix: [{ ...task.mix[0]!, share: 0 }] }),
      /The share of letters must be a number above 0, got 0/,
    ],
    [
      'a shape beside weights',
      (task) => ({ ...task, startsFrom: 'weights' }),
      /keeps its shape: leave out dModel, nLayers/,
    ],
    [
      'adapters on nothing',
      (task) => ({ ...task, config: { ...task.config, loraRank: 2 } }),
      /Adapters need weights to stand beside/,
    ],
    [
      'rows longer than the context',
      (task) => ({ ...task, config: { ...task.config, sequenceLength: 64 } }),
      /Rows of 64 tokens do not fit a context of 32/,
    ],
    [
      'heads that do not divide the width',
      (task) => ({ ...task, config: { ...task.config, nHeads: 3 } }),
      /dModel must be nHeads times an even number, got 32 for 3 heads/,
    ],
    [
      'an unknown setting',
      (task) => ({ ...task, config: { learning_rate: 1 } }),
      /^Pre-training has no setting "learning_rate"/,
    ],
  ]
  it.each(refusals)('%s', async (_, change, message) => {
    const { end, events } = await run(change({ ...task, outDir: path.join(folder, 'refused') }))
    expect(end.type === 'failed' && said(end.message)).toMatch(message)
    expect(events).toHaveLength(1)
  })
})
