/** Settings of REINFORCE with a baseline. Pure data; twin of reinforce.ts. */
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
  ...rolloutFields,
  ...klFields,
  {
    key: 'baselineMemory',
    kind: 'number',
    default: 0.9,
    min: 0,
    max: 0.9999,
    unit: '1',
    meaning: 'The baseline is a running mean of rewards; this share of it stays at every step.',
    source: 'Williams 1992; moving average as in Ahmadian et al. 2024 §2.2',
    isBasic: true,
  },
  {
    key: 'normaliseAdvantages',
    kind: 'switch',
    default: true,
    unit: '',
    meaning: 'Shift and scale the advantages of a step’s tokens to mean 0 and deviation 1.',
    source: 'Hu et al. 2025 (REINFORCE++)',
    isBasic: false,
  },
  ...withDefaults(passFields, {
    epochs: { default: 1, source: 'On-policy by definition; more passes are clipped like PPO’s' },
  }),
  ...klPlacementFields,
  ...answerFields,
  ...loraFields,
  ...onlineOptimiserFields,
] as const satisfies readonly ConfigField[]

export type ReinforceConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveReinforceConfig = (overrides: Readonly<Record<string, unknown>>): ReinforceConfig =>
  resolveConfig('REINFORCE', fields, overrides)
