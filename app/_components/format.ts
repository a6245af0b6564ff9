/** Numbers in English, for the screens whose words are not in `app/_i18n` yet; others take `useFormats`. */
import { createTranslator } from 'use-intl/core'
import { common } from '../_i18n/en/common'
import { formatsFor } from '../_i18n/formats'
import { LOCALES } from '../_i18n/languages'

const ENGLISH = formatsFor(
  LOCALES.en,
  createTranslator({
    locale: LOCALES.en,
    messages: { common } as never,
    namespace: 'common' as never,
  }) as never,
)

export const {
  count: formatCount,
  metric: formatMetric,
  share: formatShare,
  parameters: formatParameters,
  bytes: formatBytes,
  duration: formatDuration,
  estimate: formatEstimate,
  clock: formatClock,
} = ENGLISH

/** plural(1, 'answer') → "1 answer", plural(3, 'answer') → "3 answers"; the third word is for irregular ones. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
