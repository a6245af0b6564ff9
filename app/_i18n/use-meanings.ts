'use client'

/** Says in the reader's language what settings of trainers and metrics mean, and what can be chosen. */
import { METRIC_MEANINGS } from './pl/metrics'
import { CHOICES, SETTINGS } from './pl/trainer-settings'
import { useTranslated } from './use-translated'

const MEANINGS = { ...METRIC_MEANINGS, ...SETTINGS, ...CHOICES }

export const useMeanings = () => useTranslated(MEANINGS)
