'use client'

import { useTranslations } from 'use-intl'
/** Where the run stands in the line. */
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/select'
import type { RunPriority } from '@/server/schemas/run'

const PRIORITIES: readonly RunPriority[] = ['high', 'normal', 'low']

export function PriorityField({
  value,
  onChange,
}: {
  value: RunPriority
  onChange: (priority: RunPriority) => void
}) {
  const t = useTranslations('runs')
  return (
    <Field label={t('placeInLine')} hint={t('placeHint')}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onValueChange={(next) => onChange(next as RunPriority)}
          options={PRIORITIES.map((priority) => ({ value: priority, label: t(`priorities.${priority}`) }))}
        />
      )}
    </Field>
  )
}
