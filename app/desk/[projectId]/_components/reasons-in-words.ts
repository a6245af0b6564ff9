'use client'

/** Why a passage was marked, in the reader's words: "Not true, Made up". */
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { MarkReason } from '@/server/schemas/ranking'

export function useReasonsInWords(): (reasons: readonly MarkReason[]) => string {
  const t = useTranslations('rank')
  return useCallback((reasons) => reasons.map((reason) => t(`marks.reasons.${reason}`)).join(', '), [t])
}
