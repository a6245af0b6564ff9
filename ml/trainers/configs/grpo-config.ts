/** Settings of GRPO, with the choices of Dr. GRPO, DAPO and GSPO. Pure data; twin of grpo.ts. */
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
    promptsPerStep: { default: 16, source: 'As many answers a step as PPO' },
    completionsPerPrompt: {
      default: 8,
      source: 'Usual 8–64; more make the mean of the group a better baseline',
      meaning: 'Answers to each prompt in a step: the group whose mean is the baseline. At least 2.',
    },
  }),
  ...withDefaults(klFields, {
    klCoefficient: { default: 0.04, source: 'DeepSeekMath §4.2; TRL 0 (no KL at all)' },
  }),
  {
    key: 'advantageScale',
    kind: 'choice',
    default: 'group',
    choices: ['group', 'batch', 'none'],
    unit: '',
    meaning:
      'Divide advantages by the deviation of the group, of the whole step, or by nothing (Dr. GRPO): dividing by the group’s favours prompts whose answers hardly differ.',
    source: 'Shao et al. 2024 §4.1; Liu et al. 2025 §3.1',
    isBasic: true,
  },
  {
    key: 'lossNormalisation',
    kind: 'choice',
    default: 'token',
    choices: ['token', 'answer', 'fixed'],
    unit: '',
    meaning:
      'Every token counts the same (DAPO), every answer (the original: a token of a long bad answer is penalised less), or tokens over the longest possible answer (Dr. GRPO).',
    source: 'DAPO §3.3; Liu et al. 2025 §3.1; TRL loss_type',
    isBasic: false,
  },
  ...passFields,
  {
    key: 'clipRangeHigh',
    kind: 'number',
    default: 0.28,
    min: 0.001,
    max: 10,
    unit: '1',
    meaning: 'Clip-higher: a ratio counts up to 1 + this, which leaves rare tokens room to grow.',
    source: 'DAPO §3.1',
    isBasic: false,
  },
  {
    key: 'probabilityRatio',
    kind: 'choice',
    default: 'token',
    choices: ['token', 'answer'],
    unit: '',
    meaning: 'Whose ratio is clipped: each token’s, or the geometric mean over the answer (GSPO).',
    source: 'Shao et al. 2024; Zheng et al. 2025 (GSPO) eq. 7',
    isBasic: false,
  },
  {
    key: 'dynamicSampling',
    kind: 'switch',
    default: false,
    unit: '',
    meaning:
      'Draw another prompt where all answers got the same score: such a group teaches nothing. Up to three rounds a step.',
    source: 'DAPO §3.2',
    isBasic: false,
  },
  ...withDefaults(klPlacementFields, {
    klPlacement: { default: 'loss', source: 'Shao et al. 2024 eq. 3–4' },
  }),
  ...answerFields,
  ...loraFields,
  ...onlineOptimiserFields,
] as const satisfies readonly ConfigField[]

export type GrpoConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveGrpoConfig = (overrides: Readonly<Record<string, unknown>>): GrpoConfig =>
  resolveConfig('GRPO', fields, overrides)
