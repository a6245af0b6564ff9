/** Settings of supervised fine-tuning, with defaults for the starter model on two CPU cores. Pure data; twin of sft.ts. */
import { type ConfigField, type ConfigOf, resolveConfig, withDefaults } from './config-field'
import { loraDropoutField, loraFields } from './lora-config'
import { checkpointField, scheduleFields } from './offline-fields'
import { optimiserFields } from './optimiser-config'

export const fields = [
  {
    key: 'learningRate',
    kind: 'number',
    default: 2e-4,
    min: 1e-8,
    max: 0.1,
    unit: '1',
    meaning: 'Size of a step at its peak.',
    source: 'Measured on the starter model: 5e-4 for 6 passes was worse than no training',
    isBasic: true,
  },
  {
    key: 'epochs',
    kind: 'integer',
    default: 3,
    min: 1,
    max: 1000,
    unit: 'passes',
    meaning: 'How often every demonstration is seen.',
    source: 'Measured on the starter model; InstructGPT §C.1 used 16 on far larger models',
    isBasic: true,
  },
  {
    key: 'batchSize',
    kind: 'integer',
    default: 8,
    min: 1,
    max: 1024,
    unit: 'demonstrations',
    meaning: 'Demonstrations in one step.',
    source: 'Measured on the starter model',
    isBasic: true,
  },
  {
    key: 'maxLength',
    kind: 'integer',
    default: 256,
    min: 8,
    max: 4096,
    unit: 'tokens',
    meaning: 'Prompt and response together; a longer demonstration is left out, never cut before its end.',
    source: 'Context of the starter model',
    isBasic: false,
  },
  ...withDefaults(scheduleFields, {
    schedule: { default: 'cosine', source: 'InstructGPT §C.1' },
  }),
  {
    key: 'evalEverySteps',
    kind: 'integer',
    default: 10,
    min: 1,
    max: 100000,
    unit: 'steps',
    meaning: 'How often the held-out demonstrations are measured.',
    source: 'Laurel',
    isBasic: false,
  },
  checkpointField,
  ...loraFields,
  loraDropoutField,
  ...optimiserFields(),
] as const satisfies readonly ConfigField[]

export type SftConfig = ConfigOf<typeof fields>

/** Defaults with overrides. Throws ConfigError on an unknown or impossible setting. */
export const resolveSftConfig = (overrides: Readonly<Record<string, unknown>>): SftConfig =>
  resolveConfig('SFT', fields, overrides)
