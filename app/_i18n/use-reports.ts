'use client'

/** Says in the reader's language what workers report: how runs, imports and exports ended, and their log. */
import { REPORTS } from './pl/reports'
import { useTranslated } from './use-translated'

export const useReports = () => useTranslated(REPORTS)
