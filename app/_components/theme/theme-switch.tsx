'use client'

/** Chooses the theme: applied at once, remembered for a year. */
import { Monitor, Moon, Sun } from 'lucide-react'
import { useEffect, useState } from 'react'
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
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(parseTheme(document.documentElement.dataset.theme)), [])
  return (
    <Segmented
      label="Theme"
      className={className}
      value={theme}
      onValueChange={(next) => {
        setTheme(next)
        applyTheme(next)
      }}
      options={[
        {
          value: 'light',
          ariaLabel: 'Light',
          label: <Sun aria-hidden className="size-4" strokeWidth={1.75} />,
        },
        {
          value: 'dark',
          ariaLabel: 'Dark',
          label: <Moon aria-hidden className="size-4" strokeWidth={1.75} />,
        },
        {
          value: 'system',
          ariaLabel: 'As the system',
          label: <Monitor aria-hidden className="size-4" strokeWidth={1.75} />,
        },
      ]}
    />
  )
}
