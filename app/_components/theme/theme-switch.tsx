'use client'

/** Chooses the theme: applied at once, remembered for a year. */
import { Monitor, Moon, Sun } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Segmented } from '../ui/segmented'
import { parseTheme, THEME_COOKIE, type Theme } from './theme'

const YEAR_S = 365 * 24 * 60 * 60

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_S}; samesite=lax`
}

export function ThemeSwitch({ className }: { className?: string }) {
  const t = useTranslations('common')
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(parseTheme(document.documentElement.dataset.theme)), [])
  return (
    <Segmented
      label={t('theme')}
      className={className}
      value={theme}
      onValueChange={(next) => {
        setTheme(next)
        applyTheme(next)
      }}
      options={[
        {
          value: 'light',
          ariaLabel: t('themeLight'),
          label: <Sun aria-hidden className="size-4" strokeWidth={1.75} />,
        },
        {
          value: 'dark',
          ariaLabel: t('themeDark'),
          label: <Moon aria-hidden className="size-4" strokeWidth={1.75} />,
        },
        {
          value: 'system',
          ariaLabel: t('themeSystem'),
          label: <Monitor aria-hidden className="size-4" strokeWidth={1.75} />,
        },
      ]}
    />
  )
}
