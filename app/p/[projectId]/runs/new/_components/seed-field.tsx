'use client'

import { useTranslations } from 'use-intl'
/** The seed of a run: empty for a fresh one, a number to repeat an earlier run bit by bit. */
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'

export function SeedField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('runs')
  const isBad = value.trim() !== '' && !/^\d{1,9}$/.test(value.trim())
  return (
    <Field label={t('seed')} isOptional hint={t('seedHint')} error={isBad ? t('seedBad') : null}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          placeholder={t('fresh')}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
