'use client'

import { useTranslations } from 'use-intl'
/** Where to run: each provider with why it can or cannot be had. */
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { useSay } from '@/app/_i18n/use-say'
import type { RunForm } from './run-form'

export type ProviderName = RunForm['providers'][number]['name']

export function ProviderCards({
  providers,
  value,
  onChange,
}: {
  providers: RunForm['providers']
  value: ProviderName
  onChange: (name: ProviderName) => void
}) {
  const t = useTranslations('runs')
  const say = useSay()
  return (
    <>
      <RadioCards
        label={t('whereItRuns')}
        value={value}
        onValueChange={onChange}
        className="sm:grid-flow-row sm:grid-cols-2 lg:grid-cols-4"
        options={providers.map(({ name, available }) => ({
          value: name,
          label: t(`providers.${name}`),
          hint: available || name === 'auto' ? t('available') : t('notAvailable'),
          disabled: !available && name !== 'auto',
        }))}
      />
      <ul className="mt-2.5 flex flex-col gap-0.5 text-caption text-ink-3">
        {providers.map(({ name, reason }) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            <span className="font-medium text-ink-2">{t(`providers.${name}`)}:</span> {say(reason)}
          </li>
        ))}
      </ul>
    </>
  )
}
