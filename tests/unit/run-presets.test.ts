/** Presets, clones and differences of run settings. */
import { describe, expect, it } from 'vitest'
import { differencesOf } from '@/app/p/[projectId]/runs/_components/config-diff'
import { presetOf, presetsOf } from '@/app/p/[projectId]/runs/_components/presets'
import { templateOf } from '@/app/p/[projectId]/runs/new/_components/template'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'
import { estimateOf } from '@/server/schemas/run-estimate'
import { checkOverrides } from '@/server/services/runs/resolve-overrides'
import { FORMATS, wordsIn } from '../support/words'

const ALGORITHMS = Object.keys(POLICY_ALGORITHMS) as PolicyAlgorithm[]

describe('presets', () => {
  it('are accepted by their trainer, and told apart', () => {
    const trainers = [
      ...(['sft', 'reward'] as const).map((kind) => ({ kind, algorithm: 'ppo' as const, trainer: kind })),
      ...ALGORITHMS.map((algorithm) => ({ kind: 'policy' as const, algorithm, trainer: { algorithm } })),
    ]
    for (const { kind, algorithm, trainer } of trainers) {
      const presets = presetsOf(kind, algorithm)
      expect(presets.length).toBeGreaterThan(2)
      for (const preset of presets) {
        expect(() => checkOverrides(trainer, preset.overrides)).not.toThrow()
        expect(presetOf(presets, { ...preset.overrides })).toBe(preset)
      }
    }
  })

  it('are not named for settings of somebody’s own', () => {
    expect(presetOf(presetsOf('sft', 'ppo'), { epochs: 1, batchSize: 4 })).toBeUndefined()
  })
})

describe('a run as the beginning of another', () => {
  const run = {
    name: 'policy-3',
    model: { id: 'm', kind: 'sft' as const, version: 1 },
    rewardModel: { id: 'r', kind: 'reward' as const, version: 2 },
    requestedProvider: 'cpu',
    snapshot: null,
  }

  it('keeps model, reward model, algorithm, settings and provider', () => {
    const config = { algorithm: 'grpo', overrides: { steps: 8 }, evaluates: false }
    expect(templateOf({ ...run, config })).toMatchObject({
      modelId: 'm',
      rewardId: 'r',
      provider: 'cpu',
      algorithm: 'grpo',
      overrides: { steps: 8 },
      evaluates: false,
    })
  })

  it('keeps how a sampling run drew its answers', () => {
    const settings = { temperature: 0.5, topP: 1, topK: 0, maxTokens: 20 }
    const alsoFrom = [{ model: { remoteModelId: 'r' }, completionsPerPrompt: 2 }]
    const drawn = { completionsPerPrompt: 6, overlap: 2, alsoFrom, stop: ['END'], dropsNearIdentical: false }
    const config = { purpose: 'ranking', settings, ...drawn, groupId: null }
    expect(templateOf({ ...run, config }).sample).toEqual({ settings, ...drawn })
  })

  it('of an early run without any settings is the defaults', () => {
    expect(templateOf({ ...run, config: {} })).toMatchObject({
      algorithm: 'ppo',
      overrides: {},
      evaluates: true,
    })
  })
})

it('only settings that differ are listed, with a dash where one has none', () => {
  expect(
    differencesOf(
      [
        { seed: 1, learningRate: 0.0002, steps: 32 },
        { seed: 1, learningRate: 0.0001, klBudget: 6, steps: 32 },
      ],
      wordsIn('fields'),
      FORMATS,
    ),
  ).toEqual([
    { label: 'Learning rate', values: ['2.0e-4', '1.0e-4'] },
    { label: 'KL budget', values: ['–', '6'] },
  ])
})

describe('an estimate', () => {
  const steps = (values: number[]) => values.map((value, index) => ({ step: index + 1, value }))

  it('takes the first step for what it is, and the middle of the others for all that come', () => {
    const curves = { 'time/step': steps([9, 2, 4, 3]), 'system/memory': steps([300, 500, 400, 450]) }
    expect(estimateOf({ curves }, 101)).toEqual({
      steps: 101,
      secondsPerStep: 3,
      measured: 3,
      ms: (9 + 100 * 3) * 1000,
      memoryMb: 500,
    })
  })

  it('is there from one step on, and not before', () => {
    expect(estimateOf({ curves: { 'time/step': steps([2]) } }, 1)).toMatchObject({ ms: 2000, memoryMb: null })
    expect(estimateOf({ curves: {} }, 10)).toBeNull()
  })
})
