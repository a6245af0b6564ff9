'use client'

/** Chooses the language: the page is rendered again in it at once, what is on it stays, and it is remembered for a year. */
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Segmented } from '../_components/ui/segmented'
import { LANGUAGE_COOKIE, LANGUAGE_NAMES, LANGUAGES, type Language } from './languages'

const YEAR_S = 365 * 24 * 60 * 60

export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTranslations('common')
  const router = useRouter()
  const locale = useLocale()
  const [, startTransition] = useTransition()
  const current = LANGUAGES.find((language) => locale.startsWith(language)) ?? 'en'
  const choose = (language: Language) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
    document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`
    startTransition(() => router.refresh())
  }
  return (
    <Segmented
      label={t('language')}
      className={className}
      value={current}
      onValueChange={choose}
      options={LANGUAGES.map((value) => ({
        value,
        label: <span lang={value}>{LANGUAGE_NAMES[value]}</span>,
      }))}
    />
  )
}
