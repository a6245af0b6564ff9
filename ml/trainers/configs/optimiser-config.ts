/** The optimiser settings that every trainer shares: AdamW and clipping. Pure data. */
import type { ConfigField } from './config-field'

interface OptimiserDefaults {
  adamEps: { default: number; source: string }
  weightDecay: { default: number; source: string }
}

const SUPERVISED: OptimiserDefaults = {
  adamEps: { default: 1e-8, source: 'Kingma & Ba 2015' },
  weightDecay: { default: 0.01, source: 'Loshchilov & Hutter 2019' },
}

/** The fields, with the two defaults on which trainers differ. */
export const optimiserFields = ({ adamEps, weightDecay }: OptimiserDefaults = SUPERVISED) =>
  [
    {
      key: 'adamBeta1',
      kind: 'number',
      default: 0.9,
      min: 0,
      max: 0.9999,
      unit: '1',
      meaning: 'Memory of the gradient’s running mean.',
      source: 'Kingma & Ba 2015',
      isBasic: false,
    },
    {
      key: 'adamBeta2',
      kind: 'number',
      default: 0.95,
      min: 0,
      max: 0.99999,
      unit: '1',
      meaning: 'Memory of the squared gradient’s running mean.',
      source: 'Llama 2 §2.2; nanoGPT',
      isBasic: false,
    },
    {
      key: 'adamEps',
      kind: 'number',
      min: 1e-12,
      max: 0.1,
      unit: '1',
      meaning: 'Added to the root of the squared gradient; larger is gentler on rare gradients.',
      isBasic: false,
      ...adamEps,
    },
    {
      key: 'adamEpsForm',
      kind: 'choice',
      default: 'pytorch',
      choices: ['pytorch', 'tensorflow'],
      unit: '',
      meaning:
        'Whether that is added after the correction for the first steps (PyTorch) or before it (TensorFlow), which starts more gently.',
      source: 'N Implementation Details of RLHF with PPO',
      isBasic: false,
    },
    {
      key: 'weightDecay',
      kind: 'number',
      min: 0,
      max: 1,
      unit: '1',
      meaning: 'Pull of matrices towards zero; vectors are spared.',
      isBasic: false,
      ...weightDecay,
    },
    {
      key: 'maxGradNorm',
      kind: 'number',
      default: 1,
      min: 0.001,
      max: 1000,
      unit: '1',
      meaning: 'A longer gradient is shortened to this length.',
      source: 'Pascanu et al. 2013',
      isBasic: false,
    },
  ] as const satisfies readonly ConfigField[]
