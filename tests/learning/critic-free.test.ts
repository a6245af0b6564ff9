/** GRPO, RLOO and REINFORCE raise what is rewarded near their reference, in every form they offer, and can be interrupted. */
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OnlineAlgorithm, PolicyTask, TaskEvent } from '@/ml/contract'
import { METRICS } from '@/ml/metrics'
import { runTask } from '@/ml/runner/tasks'
import { saying } from '../support/saying'
import { prepareLetterPolicy } from './letter-policy'
import { curveOf, temporaryFolder, timelessMetrics } from './tiny-model'

let folder: string
let task: PolicyTask
const COMMON = { steps: 12, promptsPerStep: 8, completionsPerPrompt: 4, maxTokens: 20, klBudget: 20 }

beforeAll(async () => {
  folder = await temporaryFolder()
  task = await prepareLetterPolicy(folder)
})

const at = (name: string, algorithm: OnlineAlgorithm, config: Record<string, unknown>): PolicyTask => ({
  ...task,
  algorithm,
  config: { ...COMMON, learningRate: 0.003, ...config },
  outDir: path.join(folder, name),
  checkpointDir: path.join(folder, `${name}-c`),
})

const FORMS: [name: string, algorithm: OnlineAlgorithm, config: Record<string, unknown>][] = [
  ['GRPO', 'grpo', {}],
  [
    'Dr. GRPO, clip-higher off, KL in the reward',
    'grpo',
    { advantageScale: 'none', lossNormalisation: 'fixed', clipRangeHigh: 0.2, klPlacement: 'reward' },
  ],
  [
    'GRPO by answers (GSPO) with dynamic sampling, k2 and masked cut answers',
    'grpo',
    {
      probabilityRatio: 'answer',
      lossNormalisation: 'answer',
      dynamicSampling: true,
      klEstimator: 'k2',
      truncatedAnswers: 'mask',
    },
  ],
  ['RLOO', 'rloo', {}],
  ['RLOO with KL in the loss and two passes', 'rloo', { klPlacement: 'loss', epochs: 2 }],
  ['REINFORCE', 'reinforce', {}],
]

describe('algorithms without a value model', () => {
  it.each(FORMS)(
    '%s raises the score, from ratio 1 and KL 0, within the KL budget',
    async (name, algorithm, config) => {
      const events: TaskEvent[] = []
      const end = await runTask(at(name, algorithm, config), { onEvent: (event) => events.push(event) })
      expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished', step: 12 })
      const scores = curveOf(events, 'objective/scores')
      expect(scores.at(-1)! - scores[0]!).toBeGreaterThan(0.6)
      const kl = curveOf(events, 'objective/kl')
      expect(kl[0]).toBe(0)
      expect(Math.max(...kl)).toBeLessThan(20)
      expect(events.find(({ type }) => type === 'started')).toMatchObject({
        resolvedConfig: { algorithm, ...COMMON, ...config },
      })
      for (const event of events)
        if (event.type === 'metrics')
          for (const metric of Object.keys(event.values)) expect(Object.keys(METRICS)).toContain(metric)
    },
  )

  it.each(['grpo', 'rloo', 'reinforce', 'best-of-n'] as const)(
    '%s, interrupted, ends with the same bits and curve, on one thread or two',
    async (algorithm) => {
      const steered = algorithm === 'best-of-n' ? {} : { klTarget: 2, klHorizon: 100 }
      const config = { steps: 5, checkpointEverySteps: 2, ...steered }
      const whole: TaskEvent[] = []
      const wholeEnd = await runTask(at(`${algorithm}-whole`, algorithm, config), {
        onEvent: (event) => whole.push(event),
      })
      const controller = new AbortController()
      const parts: TaskEvent[] = []
      const stopped = await runTask(
        { ...at(`${algorithm}-parts`, algorithm, config), threads: 2 },
        {
          signal: controller.signal,
          onEvent(event) {
            parts.push(event)
            if (event.type === 'metrics' && event.step === 3) controller.abort()
          },
        },
      )
      expect(stopped).toMatchObject({ type: 'stopped', reason: 'cancelled', step: 3 })
      const end = await runTask(at(`${algorithm}-parts`, algorithm, config), {
        onEvent: (event) => parts.push(event),
      })
      expect(end.type === 'finished' && end.weightsSha256).toBeTruthy()
      expect(end.type === 'finished' && end.weightsSha256).toBe(
        wholeEnd.type === 'finished' && wholeEnd.weightsSha256,
      )
      expect(timelessMetrics(parts)).toEqual(timelessMetrics(whole))
    },
  )

  it('one answer a prompt is refused by those that compare answers, before anything is sampled', async () => {
    const events: TaskEvent[] = []
    const end = await runTask(at('one', 'rloo', { completionsPerPrompt: 1 }), {
      onEvent: (event) => events.push(event),
    })
    expect(end).toMatchObject({
      type: 'failed',
      message: saying('"completionsPerPrompt" must be at least 2, got 1'),
    })
    expect(events.map(({ type }) => type)).toEqual(['failed'])
  })
})
