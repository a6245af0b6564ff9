/** How several scores of one answer become one: the same settings for heads on one backbone and for several reward models. Pure data. */
import type { ConfigField } from './config-field'

/** @param members "the heads", "several reward models"; `note` ends the meaning */
export const ensembleFields = (members: string, note = '') =>
  [
    {
      key: 'ensembleRule',
      kind: 'choice',
      default: 'mean',
      choices: ['mean', 'min', 'lower bound'],
      unit: '',
      meaning: `The score of ${members}: their mean, the least of them, or the mean less a share of their deviation.${note}`,
      source: 'Coste et al. 2024 §4.2',
      isBasic: false,
    },
    {
      key: 'ensemblePenalty',
      kind: 'number',
      default: 0.5,
      min: 0,
      max: 100,
      unit: 'deviations',
      meaning: 'How much of the deviation the lower bound takes off.',
      source: 'Coste et al. 2024 §4.2, by deviation instead of variance',
      isBasic: false,
    },
  ] as const satisfies readonly ConfigField[]
