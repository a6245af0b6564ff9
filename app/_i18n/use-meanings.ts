'use client'

/** Says in the reader's language what settings of trainers and metrics mean, and what can be chosen. */
import { useLocale } from 'use-intl'
import { METRIC_MEANINGS } from './pl/metrics'
import { CHOICES, SETTINGS } from './pl/trainer-settings'
import { asIs, type Translated, translatedBy } from './translated'

const inPolish = translatedBy({ ...METRIC_MEANINGS, ...SETTINGS, ...CHOICES })

export const useMeanings = (): Translated => (useLocale().startsWith('pl') ? inPolish : asIs)
