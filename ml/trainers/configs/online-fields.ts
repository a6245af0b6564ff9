/**
 * The settings that online algorithms share, with the defaults of PPO; each algorithm's config takes these and changes
 * what it must. Pure data.
 */
import type { ConfigField } from './config-field'
import { ensembleFields } from './ensemble-config'

/** Sampling, scoring and the price of KL. */
export const rolloutFields = [
  {
    key: 'steps',
    kind: 'integer',
    default: 16,
    min: 1,
    max: 1_000_000,
    unit: 'steps',
    meaning:
      'Rounds of sampling answers and updating on them. Better twice with fresh rankings between than long at one reward model.',
    source: 'Measured on the starter model: after 32 the score had doubled and gold had fallen',
    isBasic: true,
  },
  {
    key: 'promptsPerStep',
    kind: 'integer',
    default: 32,
    min: 1,
    max: 4096,
    unit: 'prompts',
    meaning: 'Different prompts answered in a step.',
    source: 'Measured on the starter model',
    isBasic: true,
  },
  {
    key: 'completionsPerPrompt',
    kind: 'integer',
    default: 4,
    min: 1,
    max: 64,
    unit: 'answers',
    meaning: 'Answers to each prompt in a step.',
    source: 'Measured on the starter model',
    isBasic: true,
  },
  {
    key: 'maxTokens',
    kind: 'integer',
    default: 80,
    min: 1,
    max: 4096,
    unit: 'tokens',
    meaning: 'Longest answer, end of sequence included.',
    source: 'Longest answers of the starter model’s demonstrations',
    isBasic: true,
  },
  {
    key: 'learningRate',
    kind: 'number',
    default: 2e-4,
    min: 1e-9,
    max: 0.1,
    unit: '1',
    meaning: 'Step size of the policy at its peak. Too high is over-optimisation: score up, answers worse.',
    source: 'Measured on the starter model: 1e-3 lost to the model it started from',
    isBasic: true,
  },
] as const satisfies readonly ConfigField[]

export const klFields = [
  {
    key: 'klCoefficient',
    kind: 'number',
    default: 0.05,
    min: 0,
    max: 100,
    unit: 'score per nat',
    meaning: 'Price of moving away from the reference: β in score − β · KL.',
    source: 'TRL 0.05; measured on the starter model',
    isBasic: true,
  },
  {
    key: 'klTarget',
    kind: 'number',
    default: 0,
    min: 0,
    max: 1000,
    unit: 'nats per answer',
    meaning: 'Steers the price so that KL stays near this; 0 keeps the price fixed.',
    source: 'Ziegler et al. 2019 §2.2 (target 6)',
    isBasic: false,
  },
  {
    key: 'klHorizon',
    kind: 'number',
    default: 10_000,
    min: 1,
    max: 1e9,
    unit: 'answers',
    meaning: 'How slowly the price is steered.',
    source: 'openai/lm-human-preferences',
    isBasic: false,
  },
  {
    key: 'klBudget',
    kind: 'number',
    default: 6,
    min: 0.01,
    max: 10_000,
    unit: 'nats per answer',
    meaning: 'The run stops when KL passes this, and keeps the last version below it.',
    source: 'Gao et al. 2022; measured on the starter model: answers get worse near 6',
    isBasic: true,
  },
] as const satisfies readonly ConfigField[]

export const passFields = [
  {
    key: 'epochs',
    kind: 'integer',
    default: 2,
    min: 1,
    max: 64,
    unit: 'passes',
    meaning: 'Passes over the answers of a step.',
    source: 'Ziegler et al. 2019 used 4; fewer is steadier for small batches',
    isBasic: true,
  },
  {
    key: 'minibatches',
    kind: 'integer',
    default: 2,
    min: 1,
    max: 1024,
    unit: 'parts',
    meaning: 'Into how many updates a pass is cut.',
    source: 'Measured on the starter model',
    isBasic: false,
  },
  {
    key: 'clipRange',
    kind: 'number',
    default: 0.2,
    min: 0.001,
    max: 10,
    unit: '1',
    meaning: 'A token’s probability ratio counts only within 1 ± this.',
    source: 'Schulman et al. 2017',
    isBasic: false,
  },
] as const satisfies readonly ConfigField[]

/** What becomes of answers, and how the run goes on. */
export const answerFields = [
  ...ensembleFields('several reward models', ' The heads of one model follow the rule it was trained with.'),
  {
    key: 'temperature',
    kind: 'number',
    default: 1,
    min: 0.05,
    max: 10,
    unit: '1',
    meaning: 'Sampling temperature; every log-probability is taken at it too.',
    source: 'TRL; N Implementation Details of RLHF',
    isBasic: false,
  },
  {
    key: 'missingEosScore',
    kind: 'number',
    default: -1,
    min: -100,
    max: 100,
    unit: 'score',
    meaning: 'The score of an answer that did not end by itself, whatever it says.',
    source: 'Ziegler et al. 2019',
    isBasic: false,
  },
  {
    key: 'truncatedAnswers',
    kind: 'choice',
    default: 'fixed score',
    choices: ['fixed score', 'penalty', 'mask'],
    unit: '',
    meaning:
      'An answer cut at its limit: gets the fixed score above, its own score less the penalty below, or the fixed score with nothing learnt from its tokens.',
    source: 'Ziegler et al. 2019; TRL missing_eos_penalty; DAPO §3.4 (overlong filtering)',
    isBasic: false,
  },
  {
    key: 'missingEosPenalty',
    kind: 'number',
    default: 1,
    min: 0,
    max: 100,
    unit: 'score',
    meaning: 'Taken off the score of a cut answer when truncated answers get a penalty.',
    source: 'TRL missing_eos_penalty',
    isBasic: false,
  },
  {
    key: 'scoreClip',
    kind: 'number',
    default: 0,
    min: 0,
    max: 1000,
    unit: 'score',
    meaning: 'Scores beyond ± this count as this; 0 leaves them as they are.',
    source: 'Zheng et al. 2023, Secrets of RLHF (PPO-max)',
    isBasic: false,
  },
  {
    key: 'approxKlLimit',
    kind: 'number',
    default: 0.05,
    min: 1e-6,
    max: 1000,
    unit: 'nats per token',
    meaning: 'The passes over a batch end early when one update’s approximate KL exceeds this.',
    source: 'Guard against too many passes (OpenAI Spinning Up, target_kl)',
    isBasic: false,
  },
  {
    key: 'schedule',
    kind: 'choice',
    default: 'linear',
    choices: ['cosine', 'linear', 'constant'],
    unit: '',
    meaning: 'How the learning rates fall to zero.',
    source: 'N Implementation Details of RLHF with PPO',
    isBasic: false,
  },
  {
    key: 'warmupFraction',
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    unit: 'share of steps',
    meaning: 'The learning rates climb from zero over this share of the steps.',
    source: 'usual 0–3 %',
    isBasic: false,
  },
  {
    key: 'watchEverySteps',
    kind: 'integer',
    default: 4,
    min: 1,
    max: 100_000,
    unit: 'steps',
    meaning: 'How often the watched prompts are answered.',
    source: 'Laurel',
    isBasic: false,
  },
  {
    key: 'checkpointEverySteps',
    kind: 'integer',
    default: 4,
    min: 1,
    max: 100_000,
    unit: 'steps',
    meaning: 'How often a checkpoint is written; a killed run loses at most this much.',
    source: 'Laurel',
    isBasic: false,
  },
] as const satisfies readonly ConfigField[]

/** Where the KL penalty stands, for algorithms that leave the choice. PPO always has it in the reward of every token. */
export const klPlacementFields = [
  {
    key: 'klPlacement',
    kind: 'choice',
    default: 'reward',
    choices: ['reward', 'loss'],
    unit: '',
    meaning:
      'Charge KL in the reward, where the whole answer pays for it (estimator k1), or in the loss, token by token (estimator below).',
    source: 'Ahmadian et al. 2024; Shao et al. 2024',
    isBasic: false,
  },
  {
    key: 'klEstimator',
    kind: 'choice',
    default: 'k3',
    choices: ['k2', 'k3'],
    unit: '',
    meaning:
      'KL in the loss: k2, or k3 times the probability ratio. Both have the gradient of KL; plain k1 or k3 would not.',
    source: 'Schulman, Approximating KL divergence; Tang & Munos 2025',
    isBasic: false,
  },
] as const satisfies readonly ConfigField[]

/** The same fields with other defaults and their sources. */
export function withDefaults<const Fields extends readonly ConfigField[]>(
  fields: Fields,
  changes: {
    readonly [Key in Fields[number]['key']]?: {
      default: number | string | boolean
      source: string
      meaning?: string
      isBasic?: boolean
    }
  },
): Fields {
  return fields.map((field) => ({
    ...field,
    ...changes[field.key as Fields[number]['key']],
  })) as unknown as Fields
}

/** The same fields but for some, which would have no effect. */
export const without = <const Fields extends readonly ConfigField[], Key extends Fields[number]['key']>(
  fields: Fields,
  keys: readonly Key[],
) =>
  fields.filter(
    (field): field is Exclude<Fields[number], { key: Key }> => !keys.some((key) => key === field.key),
  )
