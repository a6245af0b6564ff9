/** PPO raises what is rewarded, stays near its reference, and can be interrupted. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PolicyTask, TaskEvent } from '@/ml/contract'
import { METRICS } from '@/ml/metrics'
import { readModelFolder, writeModelFolder } from '@/ml/models/model-folder'
import { runTask } from '@/ml/runner/tasks'
import { saying } from '../support/saying'
import { countLetter } from './letter-count'
import { prepareLetterPolicy } from './letter-policy'
import { curveOf, temporaryFolder, timelessMetrics } from './tiny-model'

let folder: string
let task: PolicyTask

beforeAll(async () => {
  folder = await temporaryFolder()
  task = {
    ...(await prepareLetterPolicy(folder)),
    config: {
      steps: 12,
      promptsPerStep: 8,
      completionsPerPrompt: 4,
      maxTokens: 20,
      learningRate: 0.003,
      valueLearningRate: 0.003,
      klBudget: 20,
    },
  }
}, 240_000)

const at = (name: string, config: Record<string, unknown> = {}): PolicyTask => ({
  ...task,
  config: { ...task.config, ...config },
  outDir: path.join(folder, name),
  checkpointDir: path.join(folder, `${name}-c`),
})

describe('PPO', () => {
  it('raises the score and the letter people like while KL stays within its budget', async () => {
    const events: TaskEvent[] = []
    const end = await runTask(task, { onEvent: (event) => events.push(event) })
    expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished', step: 12 })
    const scores = curveOf(events, 'objective/scores')
    expect(scores.at(-1)! - scores[0]!).toBeGreaterThan(0.8)
    const kl = curveOf(events, 'objective/kl')
    expect(kl[0]).toBe(0)
    expect(Math.max(...kl)).toBeLessThan(20)
    expect(curveOf(events, 'val/ratio').every((ratio) => Math.abs(ratio - 1) < 0.2)).toBe(true)

    const watched = events.flatMap((event) => (event.type === 'samples' ? [event] : []))
    expect(watched.map(({ step }) => step)).toEqual([0, 4, 8, 12])
    const letters = (index: number) =>
      watched.at(index)!.samples.reduce((sum, { text }) => sum + countLetter(text), 0)
    expect(letters(-1)).toBeGreaterThan(letters(0))
    for (const event of events)
      if (event.type === 'metrics')
        for (const name of Object.keys(event.values)) expect(Object.keys(METRICS)).toContain(name)
  }, 240_000)

  it('interrupted, it ends with the same bits and curve, on one thread or two', async () => {
    const config = { steps: 5, checkpointEverySteps: 2, klTarget: 2, klHorizon: 100 }
    const whole: TaskEvent[] = []
    const wholeEnd = await runTask(at('whole', config), { onEvent: (event) => whole.push(event) })
    const controller = new AbortController()
    const parts: TaskEvent[] = []
    const stopped = await runTask(
      { ...at('parts', config), threads: 2 },
      {
        signal: controller.signal,
        onEvent(event) {
          parts.push(event)
          if (event.type === 'metrics' && event.step === 3) controller.abort()
        },
      },
    )
    expect(stopped).toMatchObject({ type: 'stopped', reason: 'cancelled', step: 3 })
    const end = await runTask(at('parts', config), { onEvent: (event) => parts.push(event) })
    expect(end.type === 'finished' && end.weightsSha256).toBeTruthy()
    expect(end.type === 'finished' && end.weightsSha256).toBe(
      wholeEnd.type === 'finished' && wholeEnd.weightsSha256,
    )
    expect(timelessMetrics(parts)).toEqual(timelessMetrics(whole))
  }, 240_000)

  it('lets the value model learn alone first, and remembers across an interruption how long', async () => {
    const config = { steps: 4, valueWarmupSteps: 2, checkpointEverySteps: 1, scoreClip: 1 }
    const whole: TaskEvent[] = []
    const wholeEnd = await runTask(at('warm', config), { onEvent: (event) => whole.push(event) })
    const kl = curveOf(whole, 'objective/kl')
    expect(kl.slice(0, 3)).toEqual([0, 0, 0])
    expect(kl[3]).not.toBe(0)
    const valueLoss = curveOf(whole, 'loss/value_avg')
    expect(valueLoss[1]).toBeLessThan(valueLoss[0]!)
    expect(curveOf(whole, 'objective/scores').every((score) => Math.abs(score) <= 1)).toBe(true)

    const controller = new AbortController()
    await runTask(at('warm-parts', config), {
      signal: controller.signal,
      onEvent: (event) => event.type === 'metrics' && event.step === 1 && controller.abort(),
    })
    const end = await runTask(at('warm-parts', config), { onEvent: () => {} })
    expect(end).toMatchObject({
      type: 'finished',
      weightsSha256: wholeEnd.type === 'finished' && wholeEnd.weightsSha256,
    })
  }, 240_000)

  it('over its KL budget it stops, says so, and keeps the last version below it', async () => {
    const events: TaskEvent[] = []
    const end = await runTask(at('far', { klBudget: 0.3, klCoefficient: 0, learningRate: 0.01 }), {
      onEvent: (event) => events.push(event),
    })
    expect(end).toMatchObject({
      type: 'stopped',
      reason: 'kl-budget',
      kept: true,
      message: saying(/^KL to the reference reached .* over the budget of 0\.3\. Kept/),
    })
    const kl = curveOf(events, 'objective/kl')
    expect(kl.at(-1)).toBeGreaterThan(0.3)
    expect(Math.max(...kl.slice(0, -1))).toBeLessThanOrEqual(0.3)
    expect((await readModelFolder(path.join(folder, 'far'))).kind).toBe('language-model')
  }, 240_000)

  it('a reward that is not a number stops it with the reference kept', async () => {
    const broken = await readModelFolder(task.rewardModelDirs[0]!)
    const rewardModelDir = path.join(folder, 'broken-reward')
    await writeModelFolder(
      rewardModelDir,
      { ...broken, scoreGain: 1e39 },
      { precision: 'float32', besides: [path.join(task.rewardModelDirs[0]!, 'tokenizer.json')] },
    )
    const end = await runTask({ ...at('nan'), rewardModelDirs: [rewardModelDir] }, { onEvent: () => {} })
    expect(end).toMatchObject({ type: 'stopped', reason: 'not-a-number', kept: true, step: 0 })
    const weights = (dir: string) => readFile(path.join(dir, 'model.safetensors'))
    const reference = await readModelFolder(task.modelDir)
    const kept = await readModelFolder(path.join(folder, 'nan'))
    expect([...kept.parameters]).toEqual([...reference.parameters])
    expect((await weights(path.join(folder, 'nan'))).length).toBeGreaterThan(0)
  }, 240_000)
})
