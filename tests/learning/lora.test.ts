/**
 * Every trainer with adapters: it learns, the weights it began from stay frozen, what it saves is the base with the
 * adapters merged in and the adapters beside it, and interrupted equals uninterrupted.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DpoTask, PolicyTask, RewardTask, SftTask, TaskEvent } from '@/ml/contract'
import { readAdapterFolder } from '@/ml/models/adapter-folder'
import { mergeLora } from '@/ml/models/lora'
import { readModelFolder } from '@/ml/models/model-folder'
import { countParameters } from '@/ml/optim/parameters'
import { runTask } from '@/ml/runner/tasks'
import { said, saying } from '../support/saying'
import { demonstrationsOfLetters, rankingsOfLetterCount } from './letter-count'
import { prepareLetterPolicy } from './letter-policy'
import { curveOf, temporaryFolder, timelessMetrics, writeJsonl } from './tiny-model'

type TrainingTask = SftTask | RewardTask | DpoTask | PolicyTask

const LORA = { loraRank: 4, loraAlpha: 8 }

let folder: string
let sft: SftTask
let reward: RewardTask
let dpo: DpoTask
let policy: PolicyTask

beforeAll(async () => {
  folder = await temporaryFolder()
  policy = await prepareLetterPolicy(folder)
  const { modelDir, watchedPrompts, executionProvider, threads, seed } = policy
  const device = { executionProvider, threads, seed }
  const rankings = await writeJsonl(path.join(folder, 'r.jsonl'), [
    ...rankingsOfLetterCount(120, 'train', 3),
    ...rankingsOfLetterCount(30, 'validation', 4),
  ])
  const places = { outDir: '', checkpointDir: '' }
  sft = {
    kind: 'sft',
    modelDir,
    dataset: await writeJsonl(
      path.join(folder, 'd.jsonl'),
      demonstrationsOfLetters(96, 1).map((row) => ({ ...row, response: 'aba aba' })),
    ),
    config: { ...LORA, learningRate: 0.02, epochs: 4, batchSize: 16 },
    ...places,
    ...device,
  }
  reward = {
    kind: 'reward',
    modelDir,
    dataset: rankings,
    config: { ...LORA, learningRate: 0.02, epochs: 4 },
    ...places,
    ...device,
  }
  dpo = {
    kind: 'dpo',
    modelDir,
    watchedPrompts,
    dataset: rankings,
    config: { ...LORA, learningRate: 0.005, maxTokens: 20 },
    ...places,
    ...device,
  }
  policy = {
    ...policy,
    config: {
      ...LORA,
      steps: 8,
      promptsPerStep: 8,
      completionsPerPrompt: 4,
      maxTokens: 20,
      learningRate: 0.01,
      klBudget: 20,
    },
  }
})

const at = <T extends TrainingTask>(task: T, name: string, config: Record<string, unknown> = {}): T => ({
  ...task,
  config: { ...task.config, ...config },
  outDir: path.join(folder, name),
  checkpointDir: path.join(folder, `${name}-c`),
})

async function finish(task: TrainingTask) {
  const events: TaskEvent[] = []
  const end = await runTask(task, { onEvent: (event) => events.push(event) })
  expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished' })
  return { events, end }
}

/** What was saved is the base with the adapter folder merged in, bit for bit, and the adapter says which base. */
async function expectMerged(task: TrainingTask, hasLearnt = true): Promise<void> {
  const base = await readModelFolder(task.modelDir)
  const saved = await readModelFolder(task.outDir)
  const { lora, tensors, baseSha256, kind } = await readAdapterFolder(path.join(task.outDir, 'adapter'))
  expect(lora).toMatchObject({ rank: 4, alpha: 8 })
  expect(kind).toBe(saved.kind)
  expect(baseSha256).toBe(base.sha256)
  const merged = mergeLora(base.parameters, tensors, lora)
  let changed = 0
  for (const [name, { data }] of saved.parameters) {
    expect(data, name).toEqual((tensors.get(name) ?? merged.get(name))?.data)
    const before = base.parameters.get(name)?.data
    if (before && !data.every((x, i) => x === before[i])) changed++
  }
  if (hasLearnt) expect(changed).toBeGreaterThan(0)
}

describe('with adapters', () => {
  it('SFT lowers the loss, reports the whole model’s size, and says what is trained', async () => {
    const task = at(sft, 'lora-sft', { loraDropout: 0.05 })
    const { events, end } = await finish(task)
    const losses = curveOf(events, 'train/loss')
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 2)
    await expectMerged(task)
    const { parameters } = await readModelFolder(task.modelDir)
    expect(end).toMatchObject({ parameters: countParameters(parameters) })
    expect(events).toContainEqual({
      type: 'log',
      level: 'info',
      message: saying(
        /^[\d,]+ weights in adapters of rank 4 on q, k, v, o, gate, up, down are trained; the model's [\d,]+ stay frozen\.$/,
      ),
    })
  })

  it('the reward model learns the rule, its new head is saved with the adapters', async () => {
    const task = at(reward, 'lora-reward')
    const { events } = await finish(task)
    expect(curveOf(events, 'eval/accuracy').at(-1)).toBeGreaterThan(0.8)
    await expectMerged(task)
    const { tensors } = await readAdapterFolder(path.join(task.outDir, 'adapter'))
    const saved = await readModelFolder(task.outDir)
    for (const name of ['score.weight', 'score.bias'])
      expect(tensors.get(name)?.data, name).toEqual(saved.parameters.get(name)?.data)
  })

  it('DPO starts at ln 2 against the model without its adapters, and agrees with held-out rankings', async () => {
    const task = at(dpo, 'lora-dpo')
    const { events } = await finish(task)
    expect(curveOf(events, 'eval/loss')[0]).toBeCloseTo(Math.LN2, 6)
    expect(curveOf(events, 'rewards/margins')[0]).toBeCloseTo(0, 6)
    expect(curveOf(events, 'eval/accuracy').at(-1)).toBeGreaterThan(0.75)
    await expectMerged(task)
  })

  it.each(['ppo', 'grpo', 'best-of-n'] as const)(
    '%s raises the score from KL 0 to the model without its adapters',
    async (algorithm) => {
      const task = { ...at(policy, `lora-${algorithm}`), algorithm }
      const { events } = await finish(task)
      const scores = curveOf(events, 'objective/scores')
      expect(scores.at(-1)! - scores[0]!).toBeGreaterThan(0.3)
      expect(curveOf(events, 'objective/kl')[0]).toBe(0)
      expect(curveOf(events, 'objective/kl').at(-1)).toBeGreaterThan(0)
      await expectMerged(task)
    },
  )

  it('over its KL budget PPO keeps the last good adapters, merged and beside', async () => {
    const task = at(policy, 'lora-far', { klBudget: 0.3, klCoefficient: 0 })
    const end = await runTask(task, { onEvent: () => {} })
    expect(end).toMatchObject({ type: 'stopped', reason: 'kl-budget', kept: true })
    const { parameters } = await readModelFolder(task.modelDir)
    expect(end).toMatchObject({ parameters: countParameters(parameters) })
    await expectMerged(task, false)
  })

  const short = { steps: 4, checkpointEverySteps: 2, klTarget: 2, klHorizon: 100 }
  it.each([
    ['SFT with dropout', () => at(sft, 'w-sft', { epochs: 1, checkpointEverySteps: 2, loraDropout: 0.2 })],
    ['the reward model', () => at(reward, 'w-reward', { epochs: 1, checkpointEverySteps: 2 })],
    ['DPO', () => at(dpo, 'w-dpo', { checkpointEverySteps: 2, loraDropout: 0.1 })],
    ['PPO', () => at(policy, 'w-ppo', short)],
    ['GRPO', () => ({ ...at(policy, 'w-grpo', short), algorithm: 'grpo' as const })],
    ['RLOO', () => ({ ...at(policy, 'w-rloo', short), algorithm: 'rloo' as const })],
    ['REINFORCE', () => ({ ...at(policy, 'w-reinforce', short), algorithm: 'reinforce' as const })],
    [
      'best of n',
      () => ({
        ...at(policy, 'w-best', { steps: 4, checkpointEverySteps: 2 }),
        algorithm: 'best-of-n' as const,
      }),
    ],
  ] as [string, () => TrainingTask][])(
    '%s, interrupted, ends with the same bits and curve, on one thread or two',
    async (_, make) => {
      const whole = make()
      const { events, end } = await finish(whole)
      const parts: TaskEvent[] = []
      const rest = {
        ...whole,
        outDir: `${whole.outDir}-parts`,
        checkpointDir: `${whole.checkpointDir}-parts`,
      }
      const controller = new AbortController()
      const stopped = await runTask(
        { ...rest, threads: 2 },
        {
          signal: controller.signal,
          onEvent(event) {
            parts.push(event)
            if (event.type === 'metrics' && event.step === 3) controller.abort()
          },
        },
      )
      expect(stopped).toMatchObject({ type: 'stopped', reason: 'cancelled', step: 3 })
      const resumed = await runTask(rest, { onEvent: (event) => parts.push(event) })
      expect(resumed).toMatchObject({ type: 'finished', weightsSha256: expect.any(String) })
      expect(resumed.type === 'finished' && resumed.weightsSha256).toBe(
        end.type === 'finished' && end.weightsSha256,
      )
      expect(timelessMetrics(parts)).toEqual(timelessMetrics(events))
      const adapter = (task: TrainingTask) =>
        readFile(path.join(task.outDir, 'adapter', 'adapter_model.safetensors'))
      expect((await adapter(rest)).equals(await adapter(whole))).toBe(true)
    },
  )
})

describe('settings of adapters are refused in one sentence before anything starts:', () => {
  it.each([
    [
      'an unknown matrix',
      () => at(sft, 'x', { loraTargets: 'q,w' }),
      'SFT setting "loraTargets" must be one or more of q, k, v, o, gate, up, down, separated by commas, got "q,w".',
    ],
    [
      'no matrix',
      () => at(dpo, 'x', { loraTargets: '' }),
      'DPO setting "loraTargets" must be one or more of q, k, v, o, gate, up, down, separated by commas, got "".',
    ],
    [
      'an alpha without adapters',
      () => at(reward, 'x', { loraRank: 0 }),
      'Reward model setting "loraAlpha" has no effect while "loraRank" is 0: set that one too, or leave "loraAlpha" out.',
    ],
    [
      'dropout where answers are sampled',
      () => at(policy, 'x', { loraDropout: 0.1 }),
      /^PPO has no setting "loraDropout"; its settings are /,
    ],
  ] as [string, () => TrainingTask, string | RegExp][])('%s', async (_, make, message) => {
    const events: TaskEvent[] = []
    const end = await runTask(make(), { onEvent: (event) => events.push(event) })
    expect(events.map(({ type }) => type)).toEqual(['failed'])
    const sentence = end.type === 'failed' ? said(end.message) : ''
    if (typeof message === 'string') expect(sentence).toBe(message)
    else expect(sentence).toMatch(message)
  })
})
