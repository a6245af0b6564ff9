/** Settings of reward-model training, with defaults for the starter model on two CPU cores. Pure data; twin of reward.ts. */
import { type ConfigField, type ConfigOf, resolveConfig } from './config-field'
import { ensembleFields } from './ensemble-config'
import { loraDropoutField, loraFields } from './lora-config'
import { checkpointField, rankingLengthField, scheduleFields } from './offline-fields'
import { optimiserFields } from './optimiser-config'

export const fields = [
  {
    key: 'learningRate',
    kind: 'number',
    default: 5e-4,
    min: 1e-8,
    max: 0.1,
    unit: '1',
    meaning: 'Size of a step at its peak.',
    source: 'Measured on the starter model',
    isBasic: true,
  },
  {
    key: 'epochs',
    kind: 'integer',
    default: 3,
    min: 1,
    max: 1000,
    unit: 'passes',
    meaning:
      'How often every ranking is seen. Large models overfit after one (InstructGPT §3.5); small ones need more.',
    source: 'Measured on the starter model',
    isBasic: true,
  },
  {
    key: 'batchSize',
    kind: 'integer',
    default: 8,
    min: 1,
    max: 1024,
    unit: 'rankings',
    meaning: 'Rankings in one step; all comparisons of a ranking stay together.',
    source: 'Measured on the starter model',
    isBasic: true,
  },
  {
    key: 'ties',
    kind: 'choice',
    default: 'half',
    choices: ['half', 'drop'],
    unit: '',
    meaning: 'Completions in the same tier: pull their scores together (half), or say nothing (drop).',
    source: 'Label ½ of Bradley–Terry',
    isBasic: true,
  },
  {
    key: 'loss',
    kind: 'choice',
    default: 'pairs',
    choices: ['pairs', 'listwise', 'best'],
    unit: '',
    meaning:
      'Every comparison of a ranking (Bradley–Terry), the ranking as a whole (Plackett–Luce), or only which completion is best.',
    source: 'InstructGPT §3.5; Plackett 1975; Ziegler et al. 2019 eq. 1',
    isBasic: false,
  },
  {
    key: 'marginCoefficient',
    kind: 'number',
    default: 0,
    min: 0,
    max: 10,
    unit: 'score',
    meaning:
      'By how much the first tier should outscore the last; nearer tiers by their share of it. 0 asks for no margin. For the loss on comparisons.',
    source: 'Llama 2 §3.2.2 (at most 1)',
    isBasic: false,
  },
  {
    key: 'degreeMargin',
    kind: 'number',
    default: 1,
    min: 0,
    max: 10,
    unit: 'score',
    meaning:
      'By how much an answer called significantly better should outscore the other; clearly better by two thirds of it, slightly by one third, negligibly by nothing. Goes before the margin by tiers. 0 leaves the degree unused. For the loss on comparisons.',
    source: 'Llama 2 §3.2.2, A.3.3 (margin small: 1, 2/3, 1/3, 0)',
    isBasic: false,
  },
  {
    key: 'ensembleHeads',
    kind: 'integer',
    default: 1,
    min: 1,
    max: 16,
    unit: 'heads',
    meaning: 'Several heads on one backbone, each with its own start and its own draw of the rankings.',
    source: 'Coste et al. 2024 (4–5 members)',
    isBasic: false,
  },
  ...ensembleFields('several heads'),
  {
    key: 'centringCoefficient',
    kind: 'number',
    default: 0.01,
    min: 0,
    max: 10,
    unit: '1',
    meaning: 'Keeps the scores of a comparison near zero: coefficient · (sum of the two)².',
    source: 'Eisenstein et al. 2023; TRL recommends 0.01',
    isBasic: false,
  },
  rankingLengthField,
  ...scheduleFields,
  {
    key: 'evalEverySteps',
    kind: 'integer',
    default: 20,
    min: 1,
    max: 100000,
    unit: 'steps',
    meaning: 'How often accuracy on held-out prompts is measured.',
    source: 'Laurel',
    isBasic: false,
  },
  checkpointField,
  {
    key: 'histogramBins',
    kind: 'integer',
    default: 24,
    min: 2,
    max: 200,
    unit: 'bins',
    meaning: 'Bars of the score histogram.',
    source: 'Laurel',
    isBasic: false,
  },
  ...loraFields,
  loraDropoutField,
  ...optimiserFields(),
] as const satisfies readonly ConfigField[]

export type RewardConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveRewardConfig = (overrides: Readonly<Record<string, unknown>>): RewardConfig =>
  resolveConfig('Reward model', fields, overrides)
