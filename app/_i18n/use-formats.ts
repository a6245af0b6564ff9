'use client'

/** Numbers and times in the reader's language: `const f = useFormats()`, then `f.count(1220)`. */
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type Formats, formatsFor } from './formats'

export function useFormats(): Formats {
  const locale = useLocale()
  const t = useTranslations('common')
  return useMemo(() => formatsFor(locale, t), [locale, t])
}
