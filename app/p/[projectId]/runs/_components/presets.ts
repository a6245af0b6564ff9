/** Ready-made choices of a trainer's settings: the defaults, a quick look, a careful run. Pure data, checked by a test. */

import type { PolicyAlgorithm } from '@/ml/trainers/policy-config'
import type { Overrides, TrainingKindName } from './config-fields'

export interface Preset {
  name: string
  meaning: string
  overrides: Overrides
}

const STANDARD: Preset = {
  name: 'Standard',
  meaning: 'The defaults, which suit the starter model on two processor cores.',
  overrides: {},
}

const ADAPTERS = 'Trains small matrices beside frozen weights: less memory, less to forget.'

const PRETRAIN: Preset[] = [
  STANDARD,
  {
    name: 'Quick look',
    meaning: 'A hundred thousand tokens, a minute or two: does the loss fall?',
    overrides: { tokens: 100_000, evalEverySteps: 20 },
  },
  {
    name: 'Small',
    meaning: 'Half as wide, half as deep: a third of the time for each token.',
    overrides: { dModel: 128, nLayers: 2, dFf: 344 },
  },
]

/** For a model that goes on from weights, whose shape is given. */
const PRETRAIN_ON: Preset[] = [
  {
    ...STANDARD,
    overrides: { tokens: 1_000_000, learningRate: 2e-4 },
    meaning: 'A million tokens at a tenth of the rate, so that it keeps what it knows.',
  },
  {
    name: 'Quick look',
    meaning: 'A hundred thousand tokens, a minute or two: does the loss fall?',
    overrides: { tokens: 100_000, learningRate: 2e-4, evalEverySteps: 20 },
  },
  { name: 'Adapters', meaning: ADAPTERS, overrides: { tokens: 1_000_000, loraRank: 8, learningRate: 1e-3 } },
]

const SFT: Preset[] = [
  STANDARD,
  {
    name: 'Quick look',
    meaning: 'One pass over the demonstrations: does it learn at all?',
    overrides: { epochs: 1 },
  },
  {
    name: 'Gentle',
    meaning:
      'Half the learning rate for longer: for few demonstrations, or a model that should keep what it knows.',
    overrides: { learningRate: 1e-4, epochs: 5 },
  },
  { name: 'Adapters', meaning: ADAPTERS, overrides: { loraRank: 8, learningRate: 1e-3 } },
]

const REWARD: Preset[] = [
  STANDARD,
  { name: 'Quick look', meaning: 'One pass over the rankings.', overrides: { epochs: 1 } },
  {
    name: 'Doubtful',
    meaning: 'Four heads that vote, and the score lowered where they disagree: harder for a policy to fool.',
    overrides: { ensembleHeads: 4, ensembleRule: 'lower bound' },
  },
]

/** Of an algorithm that samples while it trains. */
const online = (steps: number): Preset[] => [
  STANDARD,
  {
    name: 'Quick look',
    meaning: 'A quarter of the steps: do score and KL go the right way?',
    overrides: { steps: Math.round(steps / 4) },
  },
  {
    name: 'Careful',
    meaning: 'Half the learning rate, twice the steps, half the distance allowed.',
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
      name: 'Close to the start',
      meaning: 'Three times the β: what people preferred, in small steps.',
      overrides: { beta: 0.3 },
    },
    {
      name: 'Doubtful rankings',
      meaning: 'Takes one comparison in ten to be the wrong way round.',
      overrides: { labelSmoothing: 0.1 },
    },
  ],
}

/** @param goesOn whether pre-training goes on from weights */
export function presetsOf(
  kind: TrainingKindName,
  algorithm: PolicyAlgorithm,
  goesOn = false,
): readonly Preset[] {
  if (kind === 'pretrain') return goesOn ? PRETRAIN_ON : PRETRAIN
  if (kind === 'sft') return SFT
  if (kind === 'reward') return REWARD
  return POLICY[algorithm]
}

/** The preset whose settings are exactly these, or undefined for settings of somebody's own. */
export function presetOf(presets: readonly Preset[], overrides: Overrides): Preset | undefined {
  return presets.find(
    (preset) =>
      Object.keys(preset.overrides).length === Object.keys(overrides).length &&
      Object.entries(preset.overrides).every(([key, value]) => overrides[key] === value),
  )
}
