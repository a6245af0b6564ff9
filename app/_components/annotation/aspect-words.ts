/** What a flag or a rating is called and means, in the reader's language; an admin's own words as they were written. */
import type { Words } from '@/app/_i18n/words'
import type { Aspect } from '@/server/schemas/aspect'
import { STANDARD_FLAGS, STANDARD_RATINGS } from '@/server/schemas/desk-terms'

export interface AspectWords {
  label: string
  /** Empty when nobody wrote one. */
  definition: string
}

export function aspectInWords(
  { kind, code, label, definition }: Pick<Aspect, 'kind' | 'code' | 'label' | 'definition'>,
  t: Words<'aspects'>,
): AspectWords {
  const standard = standardWords(kind, code, t)
  return { label: label || standard?.label || code, definition: definition || standard?.definition || '' }
}

/** What the catalogue says, or null for a project's own. */
export function standardWords(kind: Aspect['kind'], code: string, t: Words<'aspects'>): AspectWords | null {
  if (kind === 'flag') {
    const known = STANDARD_FLAGS.find((one) => one === code)
    return known ? { label: t(`flag.${known}.label`), definition: t(`flag.${known}.definition`) } : null
  }
  const known = STANDARD_RATINGS.find((one) => one === code)
  return known ? { label: t(`rating.${known}.label`), definition: t(`rating.${known}.definition`) } : null
}
