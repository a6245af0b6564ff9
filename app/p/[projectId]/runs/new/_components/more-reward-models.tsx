'use client'

/** Further reward models of a policy update: with the first they score as an ensemble, which is harder to fool. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { ModelChip } from '@/app/_components/ui/model-chip'
import type { RunForm } from './run-form'

const SHOWN = 8

export function MoreRewardModels({
  models,
  value,
  onChange,
}: {
  models: RunForm['models']
  value: string[]
  onChange: (ids: string[]) => void
}) {
  const t = useTranslations('runs')
  const hintId = useId()
  return (
    <fieldset aria-describedby={hintId} className="flex flex-col gap-1 sm:col-span-2">
      <legend className="mb-1 font-medium text-ui">{t('ensemble')}</legend>
      <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-2">
        {models.slice(0, SHOWN).map(({ id, kind, version }) => (
          <Checkbox
            key={id}
            checked={value.includes(id)}
            onCheckedChange={(checked) =>
              onChange(checked === true ? [...value, id] : value.filter((one) => one !== id))
            }
            label={<ModelChip kind={kind} version={version} isPlain />}
          />
        ))}
      </div>
      <p id={hintId} className="text-caption text-ink-3">
        {t('ensembleHint')}
      </p>
    </fieldset>
  )
}
