/** Settings of DPO, with defaults for the starter model on two CPU cores. Pure data; twin of dpo.ts. */
import { type ConfigField, type ConfigOf, resolveConfig, withDefaults } from './config-field'
import { loraDropoutField, loraFields } from './lora-config'
import { checkpointField, rankingLengthField, scheduleFields } from './offline-fields'
import { optimiserFields } from './optimiser-config'

export const fields = [
  {
    key: 'learningRate',
    kind: 'number',
    default: 5e-5,
    min: 1e-9,
    max: 0.1,
    unit: '1',
    meaning: 'Size of a step at its peak. DPO runs away quickly: keep it well below that of SFT.',
    source: 'Rafailov et al. 2023 app. B (1e-6 for large models), scaled to millions of weights',
    isBasic: true,
  },
  {
    key: 'beta',
    kind: 'number',
    default: 0.1,
    min: 1e-4,
    max: 100,
    unit: '1 per nat',
    meaning: 'How strongly the policy is held to its reference: larger stays closer.',
    source: 'Rafailov et al. 2023 app. B; TRL',
    isBasic: true,
  },
  {
    key: 'loss',
    kind: 'choice',
    default: 'sigmoid',
    choices: ['sigmoid', 'ipo'],
    unit: '',
    meaning:
      'DPO’s own, or IPO, which aims at a fixed difference and so does not overfit certain labels; IPO averages log-probabilities over tokens.',
    source: 'Rafailov et al. 2023; Azar et al. 2024; TRL loss_type',
    isBasic: true,
  },
  {
    key: 'labelSmoothing',
    kind: 'number',
    default: 0,
    min: 0,
    max: 0.5,
    unit: 'share',
    meaning: 'Share of comparisons thought to be the wrong way round.',
    source: 'Mitchell 2023 (cDPO); TRL label_smoothing',
    isBasic: false,
  },
  {
    key: 'ties',
    kind: 'choice',
    default: 'drop',
    choices: ['drop', 'half'],
    unit: '',
    meaning: 'Completions in the same tier: say nothing (drop), or pull their rewards together (half).',
    source: 'Label ½ of Bradley–Terry',
    isBasic: false,
  },
  {
    key: 'likelihoodCoefficient',
    kind: 'number',
    default: 0,
    min: 0,
    max: 100,
    unit: '1',
    meaning:
      'Adds the loss of SFT on the best completions: keeps their probability, which plain DPO usually lowers, from falling.',
    source: 'Pang et al. 2024 (RPO) eq. 1; TRL rpo_alpha',
    isBasic: false,
  },
  {
    key: 'epochs',
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1000,
    unit: 'passes',
    meaning: 'How often every ranking is seen.',
    source: 'Rafailov et al. 2023; usual 1–3',
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
    source: 'As the reward model',
    isBasic: true,
  },
  rankingLengthField,
  ...withDefaults(scheduleFields, {
    schedule: { default: 'linear', source: 'TRL DPOConfig' },
    warmupFraction: { default: 0.1, source: 'Rafailov et al. 2023 app. B (150 steps)' },
  }),
  {
    key: 'evalEverySteps',
    kind: 'integer',
    default: 20,
    min: 1,
    max: 100_000,
    unit: 'steps',
    meaning: 'How often agreement with held-out rankings is measured.',
    source: 'Laurel',
    isBasic: false,
  },
  {
    key: 'watchEverySteps',
    kind: 'integer',
    default: 20,
    min: 1,
    max: 100_000,
    unit: 'steps',
    meaning: 'How often the watched prompts are answered.',
    source: 'Laurel',
    isBasic: false,
  },
  {
    key: 'maxTokens',
    kind: 'integer',
    default: 80,
    min: 1,
    max: 4096,
    unit: 'tokens',
    meaning: 'Longest answer to a watched prompt.',
    source: 'Longest answers of the starter model’s demonstrations',
    isBasic: false,
  },
  checkpointField,
  ...loraFields,
  loraDropoutField,
  ...optimiserFields({
    adamEps: { default: 1e-8, source: 'Kingma & Ba 2015' },
    weightDecay: { default: 0, source: 'TRL DPOConfig' },
  }),
] as const satisfies readonly ConfigField[]

export type DpoConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveDpoConfig = (overrides: Readonly<Record<string, unknown>>): DpoConfig =>
  resolveConfig('DPO', fields, overrides)
