/** Language and theme, for pages without the workshop's account menu. */
import { LanguageSwitch } from '@/app/_i18n/language-switch'
import { ThemeSwitch } from '../theme/theme-switch'

export function PagePreferences() {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  )
}
