/** The words for runs on screens: one place, so that list, form and page agree. */
import type { Words } from '@/app/_i18n/words'
import { POLICY_ALGORITHMS } from '@/ml/trainers/configs/policy-config'
import type { RunKindName } from '@/server/schemas/run'
import { algorithmOf } from './config-fields'

/**
 * "Sampling for Compare", "SFT", "GRPO update".
 * @param purpose of a sampling run, or the algorithm of a policy update
 */
export function runNoun(kind: RunKindName, purpose: string | null, t: Words<'runs'>): string {
  if (kind === 'sample' && (purpose === 'arena' || purpose === 'compare')) return t(`nouns.${purpose}`)
  if (kind === 'policy')
    return t('nouns.update', { algorithm: POLICY_ALGORITHMS[algorithmOf({ algorithm: purpose })].title })
  return t(`kinds.${kind}.noun`)
}
