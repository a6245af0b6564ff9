/**
 * The settings of low-rank adapters, the same for every trainer. Pure data.
 *
 * Online algorithms take them without dropout: it would make the probability ratio of the first update something else
 * than 1, and the policy that is updated another one than the policy that answered.
 */
import type { Lora, LoraTarget } from '../../models/lora'
import type { ConfigField } from './config-field'

const TARGETS = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const satisfies readonly LoraTarget[]

export const loraFields = [
  {
    key: 'loraRank',
    kind: 'integer',
    default: 0,
    min: 0,
    max: 1024,
    unit: 'dimensions',
    meaning:
      'Above 0 the weights stay frozen and small adapters of this rank are trained beside them (LoRA); 0 trains all weights. Adapters usually want about ten times the learning rate.',
    source: 'Hu et al. 2021; usual 4–64',
    isBasic: false,
  },
  {
    key: 'loraAlpha',
    kind: 'number',
    default: 16,
    min: 0.001,
    max: 4096,
    unit: '1',
    meaning: 'What an adapter says counts alpha / rank times.',
    source: 'Hu et al. 2021 §4.1; usual once or twice the rank',
    isBasic: false,
    dependsOn: 'loraRank',
  },
  {
    key: 'loraTargets',
    kind: 'subset',
    default: TARGETS.join(','),
    choices: TARGETS,
    unit: '',
    meaning:
      'Which matrices of every layer get an adapter: of attention (q, k, v, o) and of the feed-forward block (gate, up, down).',
    source: 'Dettmers et al. 2023 §4: all of them; Hu et al. 2021: q and v',
    isBasic: false,
    dependsOn: 'loraRank',
  },
] as const satisfies readonly ConfigField[]

/** For trainers that learn from given texts. */
export const loraDropoutField = {
  key: 'loraDropout',
  kind: 'number',
  default: 0,
  min: 0,
  max: 0.9,
  unit: 'share',
  meaning:
    'This share of an adapter’s input is hidden at every step, drawn from the seed; adapters with the same input share the draw.',
  source: 'Hu et al. 2021 (0 to 0.1); TRL trains preferences without',
  isBasic: false,
  dependsOn: 'loraRank',
} as const satisfies ConfigField

export interface LoraConfig {
  /** 0 for none. */
  loraRank: number
  loraAlpha: number
  /** Names separated by commas. */
  loraTargets: string
  loraDropout?: number
}

/** The adapters that settings ask for; undefined where all weights are trained. */
export const loraOf = ({
  loraRank,
  loraAlpha,
  loraTargets,
  loraDropout = 0,
}: LoraConfig): Lora | undefined =>
  loraRank === 0
    ? undefined
    : {
        rank: loraRank,
        alpha: loraAlpha,
        targets: TARGETS.filter((target) => loraTargets.split(',').includes(target)),
        dropout: loraDropout,
      }
