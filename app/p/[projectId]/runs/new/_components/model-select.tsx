'use client'

import { useTranslations } from 'use-intl'
/** Chooses a model version, newest first, with the shape of its kind. */
import { Field } from '@/app/_components/ui/field'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Select } from '@/app/_components/ui/select'
import type { RunForm } from './run-form'

const NONE = 'none'

export function ModelSelect({
  label,
  hint,
  models,
  value,
  none,
  onChange,
}: {
  label: string
  hint?: string
  models: RunForm['models']
  value: string | undefined
  /** What choosing none is called, where that is possible. */
  none?: string
  onChange: (id: string | undefined) => void
}) {
  const t = useTranslations('runs')
  return (
    <Field label={label} hint={models.length === 0 ? t('noneYet') : hint}>
      {(control) => (
        <Select
          {...control}
          value={value ?? (none ? NONE : undefined)}
          onValueChange={(next) => onChange(next === NONE ? undefined : next)}
          placeholder={t('nonePlaceholder')}
          disabled={models.length === 0}
          options={[
            ...models.map((model) => ({
              value: model.id,
              label: <ModelChip kind={model.kind} version={model.version} isPlain />,
            })),
            ...(none ? [{ value: NONE, label: none }] : []),
          ]}
        />
      )}
    </Field>
  )
}
