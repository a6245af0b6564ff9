/** Ready-made choices of a trainer's settings: the defaults, a quick look, a careful run. Pure data, checked by a test. */

import type { runs } from '@/app/_i18n/en/runs'
import type { PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'
import type { Overrides, TrainingKindName } from './config-fields'

export interface Preset {
  name: keyof typeof runs.presets
  meaning: keyof typeof runs.presetMeanings
  overrides: Overrides
}

const STANDARD: Preset = {
  name: 'standard',
  meaning: 'standard',
  overrides: {},
}

const PRETRAIN: Preset[] = [
  STANDARD,
  {
    name: 'quick',
    meaning: 'quickTokens',
    overrides: { tokens: 100_000, evalEverySteps: 20 },
  },
  {
    name: 'small',
    meaning: 'small',
    overrides: { dModel: 128, nLayers: 2, dFf: 344 },
  },
]

/** For a model that goes on from weights, whose shape is given. */
const PRETRAIN_ON: Preset[] = [
  {
    ...STANDARD,
    overrides: { tokens: 1_000_000, learningRate: 2e-4 },
    meaning: 'tenth',
  },
  {
    name: 'quick',
    meaning: 'quickTokens',
    overrides: { tokens: 100_000, learningRate: 2e-4, evalEverySteps: 20 },
  },
  {
    name: 'adapters',
    meaning: 'adapters',
    overrides: { tokens: 1_000_000, loraRank: 8, learningRate: 1e-3 },
  },
]

const SFT: Preset[] = [
  STANDARD,
  {
    name: 'quick',
    meaning: 'quickDemonstrations',
    overrides: { epochs: 1 },
  },
  {
    name: 'gentle',
    meaning: 'gentle',
    overrides: { learningRate: 1e-4, epochs: 5 },
  },
  { name: 'adapters', meaning: 'adapters', overrides: { loraRank: 8, learningRate: 1e-3 } },
]

const REWARD: Preset[] = [
  STANDARD,
  { name: 'quick', meaning: 'quickRankings', overrides: { epochs: 1 } },
  {
    name: 'doubtful',
    meaning: 'doubtful',
    overrides: { ensembleHeads: 4, ensembleRule: 'lower bound' },
  },
]

/** Of an algorithm that samples while it trains. */
const online = (steps: number): Preset[] => [
  STANDARD,
  {
    name: 'quick',
    meaning: 'quickSteps',
    overrides: { steps: Math.round(steps / 4) },
  },
  {
    name: 'careful',
    meaning: 'careful',
    overrides: { steps: steps * 2, learningRate: 1e-4, klBudget: 3 },
  },
]

const POLICY: Record<PolicyAlgorithm, Preset[]> = {
  ppo: online(32),
  grpo: online(32),
  rloo: online(32),
  reinforce: online(32),
  'best-of-n': online(16),
  dpo: [
    STANDARD,
    {
      name: 'close',
      meaning: 'close',
      overrides: { beta: 0.3 },
    },
    {
      name: 'doubtfulRankings',
      meaning: 'doubtfulRankings',
      overrides: { labelSmoothing: 0.1 },
    },
  ],
}

const PRESETS: Record<TrainingKindName, (algorithm: PolicyAlgorithm, goesOn: boolean) => readonly Preset[]> =
  {
    pretrain: (_, goesOn) => (goesOn ? PRETRAIN_ON : PRETRAIN),
    sft: () => SFT,
    reward: () => REWARD,
    policy: (algorithm) => POLICY[algorithm],
  }

/** @param goesOn whether pre-training goes on from weights */
export const presetsOf = (
  kind: TrainingKindName,
  algorithm: PolicyAlgorithm,
  goesOn = false,
): readonly Preset[] => PRESETS[kind](algorithm, goesOn)

/** The preset whose settings are exactly these, or undefined for settings of somebody's own. */
export function presetOf(presets: readonly Preset[], overrides: Overrides): Preset | undefined {
  return presets.find(
    (preset) =>
      Object.keys(preset.overrides).length === Object.keys(overrides).length &&
      Object.entries(preset.overrides).every(([key, value]) => overrides[key] === value),
  )
}
