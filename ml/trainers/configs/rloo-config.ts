/** Settings of RLOO. Pure data; twin of rloo.ts. */
import { type ConfigField, type ConfigOf, resolveConfig, withDefaults } from './config-field'
import { loraFields } from './lora-config'
import {
  answerFields,
  klFields,
  klPlacementFields,
  onlineOptimiserFields,
  passFields,
  rolloutFields,
} from './online-fields'

export const fields = [
  ...withDefaults(rolloutFields, {
    completionsPerPrompt: {
      default: 4,
      source: 'Ahmadian et al. 2024 §4 (2 and 4)',
      meaning: 'Answers to each prompt in a step; the others are the baseline of each. At least 2.',
    },
  }),
  ...withDefaults(klFields, {
    klCoefficient: { default: 0.05, source: 'TRL RLOOConfig beta' },
  }),
  {
    key: 'normaliseAdvantages',
    kind: 'switch',
    default: false,
    unit: '',
    meaning: 'Shift and scale the advantages of a step to mean 0 and deviation 1.',
    source: 'TRL RLOOConfig normalize_advantages',
    isBasic: false,
  },
  ...withDefaults(passFields, {
    epochs: { default: 1, source: 'TRL RLOOConfig num_iterations; Ahmadian et al. 2024' },
    clipRange: {
      default: 0.2,
      meaning: 'The probability ratio of a whole answer counts only within 1 ± this.',
      source: 'TRL RLOOConfig epsilon',
    },
  }),
  ...klPlacementFields,
  ...answerFields,
  ...loraFields,
  ...onlineOptimiserFields,
] as const satisfies readonly ConfigField[]

export type RlooConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveRlooConfig = (overrides: Readonly<Record<string, unknown>>): RlooConfig =>
  resolveConfig('RLOO', fields, overrides)
