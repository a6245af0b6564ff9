/** Settings of rejection-sampling fine-tuning. Pure data; twin of best-of-n.ts. */
import { type ConfigField, type ConfigOf, resolveConfig, withDefaults, without } from './config-field'
import { loraFields } from './lora-config'
import { answerFields, klFields, passFields, rolloutFields } from './online-fields'
import { optimiserFields } from './optimiser-config'

export const fields = [
  ...withDefaults(rolloutFields, {
    steps: { default: 16, source: 'Several rounds as in RAFT (Dong et al. 2023)' },
    promptsPerStep: { default: 32, source: 'Measured on the starter model' },
    completionsPerPrompt: {
      default: 8,
      source: 'Gulcehre et al. 2023; Llama 2 §3.2.3 (10–70)',
      meaning: 'Answers to each prompt, of which the best is learnt: n of best-of-n.',
    },
    learningRate: {
      default: 2e-4,
      source: 'That of SFT on the starter model',
      meaning: 'Step size of the policy at its peak.',
    },
  }),
  ...without(klFields, ['klCoefficient', 'klTarget', 'klHorizon']),
  ...without(passFields, ['clipRange']),
  ...without(answerFields, ['scoreClip', 'approxKlLimit']),
  ...loraFields,
  ...optimiserFields({
    adamEps: { default: 1e-8, source: 'Kingma & Ba 2015' },
    weightDecay: { default: 0, source: 'Ziegler et al. 2019' },
  }),
] as const satisfies readonly ConfigField[]

export type BestOfNConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveBestOfNConfig = (overrides: Readonly<Record<string, unknown>>): BestOfNConfig =>
  resolveConfig('Best of n', fields, overrides)
