/** Settings of REINFORCE with a baseline. Pure data; twin of reinforce.ts. */
import { type ConfigField, type ConfigOf, resolveConfig } from './config-field'
import { loraFields } from './lora-config'
import {
  answerFields,
  klFields,
  klPlacementFields,
  passFields,
  rolloutFields,
  withDefaults,
} from './online-fields'
import { optimiserFields } from './optimiser-config'

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
  ...optimiserFields({
    adamEps: { default: 1e-5, source: 'N Implementation Details of RLHF with PPO' },
    weightDecay: { default: 0, source: 'Ziegler et al. 2019' },
  }),
] as const satisfies readonly ConfigField[]

export type ReinforceConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveReinforceConfig = (overrides: Readonly<Record<string, unknown>>): ReinforceConfig =>
  resolveConfig('REINFORCE', fields, overrides)
