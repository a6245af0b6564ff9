/** Settings of PPO, with defaults for the starter model on two CPU cores. Pure data; twin of ppo.ts. */
import { type ConfigField, type ConfigOf, resolveConfig } from './config-field'
import { loraFields } from './lora-config'
import { answerFields, klFields, onlineOptimiserFields, passFields, rolloutFields } from './online-fields'

export const fields = [
  ...rolloutFields,
  {
    key: 'valueLearningRate',
    kind: 'number',
    default: 4e-4,
    min: 1e-9,
    max: 0.1,
    unit: '1',
    meaning: 'Step size of the value model at its peak.',
    source: 'Usual 1–10 × the policy’s',
    isBasic: false,
  },
  {
    key: 'valueWarmupSteps',
    kind: 'integer',
    default: 0,
    min: 0,
    max: 100_000,
    unit: 'steps',
    meaning: 'For this many steps the value model learns alone, on answers of the policy as it came.',
    source: 'Zheng et al. 2023, Secrets of RLHF (PPO-max, critic pre-training)',
    isBasic: false,
  },
  ...klFields,
  ...passFields,
  {
    key: 'valueClipRange',
    kind: 'number',
    default: 0.2,
    min: 0.001,
    max: 1000,
    unit: 'score',
    meaning: 'A value estimate may move this far in one step before its gradient stops.',
    source: 'TRL PPOConfig cliprange_value',
    isBasic: false,
  },
  {
    key: 'gamma',
    kind: 'number',
    default: 1,
    min: 0,
    max: 1,
    unit: '1',
    meaning: 'Discount per token.',
    source: 'Ziegler et al. 2019',
    isBasic: false,
  },
  {
    key: 'lambda',
    kind: 'number',
    default: 0.95,
    min: 0,
    max: 1,
    unit: '1',
    meaning: 'How far advantages look ahead: 0 one token, 1 to the end.',
    source: 'Ziegler et al. 2019',
    isBasic: false,
  },
  ...answerFields,
  ...loraFields,
  ...onlineOptimiserFields,
] as const satisfies readonly ConfigField[]

export type PpoConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolvePpoConfig = (overrides: Readonly<Record<string, unknown>>): PpoConfig =>
  resolveConfig('PPO', fields, overrides)
