/** The settings that trainers on given data share: schedule, length of rankings, checkpoints. Pure data. */
import type { ConfigField } from './config-field'

export const scheduleFields = [
  {
    key: 'schedule',
    kind: 'choice',
    default: 'linear',
    choices: ['cosine', 'linear', 'constant'],
    unit: '',
    meaning: 'How the learning rate falls to zero.',
    source: 'Stiennon et al. 2020; N Implementation Details of RLHF',
    isBasic: false,
  },
  {
    key: 'warmupFraction',
    kind: 'number',
    default: 0.05,
    min: 0,
    max: 1,
    unit: 'share of steps',
    meaning: 'The learning rate climbs from zero over this share of the steps.',
    source: 'usual 3–10 %',
    isBasic: false,
  },
] as const satisfies readonly ConfigField[]

export const rankingLengthField = {
  key: 'maxLength',
  kind: 'integer',
  default: 256,
  min: 8,
  max: 4096,
  unit: 'tokens',
  meaning: 'Prompt and completion together; a ranking with a longer one is left out.',
  source: 'Context of the starter model',
  isBasic: false,
} as const satisfies ConfigField

export const checkpointField = {
  key: 'checkpointEverySteps',
  kind: 'integer',
  default: 25,
  min: 1,
  max: 100_000,
  unit: 'steps',
  meaning: 'How often a checkpoint is written; a killed run loses at most this much.',
  source: 'Laurel',
  isBasic: false,
} as const satisfies ConfigField
