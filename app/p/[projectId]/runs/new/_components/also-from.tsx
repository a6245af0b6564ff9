'use client'

/** Who answers beside the chosen version: other versions, and models of servers. */
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Select } from '@/app/_components/ui/select'
import type { SampleSource } from '@/server/schemas/run'
import { NumberBox } from '../../../_components/number-box'
import type { RunForm } from './run-form'

const SOURCES_MAX = 8

type Model = SampleSource['model']
const keyOf = (model: Model) =>
  'remoteModelId' in model ? `r/${model.remoteModelId}` : `v/${model.modelVersionId}`
const modelOf = (key: string): Model =>
  key.startsWith('r/') ? { remoteModelId: key.slice(2) } : { modelVersionId: key.slice(2) }

export function AlsoFrom({
  form,
  chosenId,
  value,
  onChange,
}: {
  form: Pick<RunForm, 'models' | 'remoteModels'>
  /** The version that answers anyway. */
  chosenId: string | undefined
  value: SampleSource[]
  onChange: (value: SampleSource[]) => void
}) {
  const t = useTranslations('servers')
  const options = [
    ...form.models
      .filter(({ kind, id }) => kind !== 'reward' && id !== chosenId)
      .map((model) => ({
        value: `v/${model.id}`,
        name: `${model.kind} ${model.version}`,
        label: <ModelChip kind={model.kind} version={model.version} isPlain />,
      })),
    ...form.remoteModels.map(({ id, name, server }) => ({
      value: `r/${id}`,
      name,
      label: (
        <span>
          {name} <span className="text-ink-3">· {server}</span>
        </span>
      ),
    })),
  ]
  const taken = value.map(({ model }) => keyOf(model))
  const free = options.filter((option) => !taken.includes(option.value))
  const replace = (at: number, source: SampleSource | null) =>
    onChange(value.flatMap((one, i) => (i === at ? (source ?? []) : one)))
  if (options.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      {value.map((source, at) => {
        const key = taken[at]
        return (
          <div key={key} className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-[1fr_10rem_auto]">
            <Field label={t('alsoModel', { number: at + 2 })}>
              {(control) => (
                <Select
                  {...control}
                  value={key}
                  onValueChange={(next) => replace(at, { ...source, model: modelOf(next) })}
                  options={options.filter((option) => option.value === key || !taken.includes(option.value))}
                />
              )}
            </Field>
            <NumberBox
              label={t('alsoAnswers')}
              value={source.completionsPerPrompt}
              min={1}
              max={8}
              isInteger
              onChange={(completionsPerPrompt) => replace(at, { ...source, completionsPerPrompt })}
            />
            <IconButton
              icon={X}
              className="sm:mt-6"
              label={t('alsoRemove', { name: options.find((option) => option.value === key)?.name ?? '' })}
              onClick={() => replace(at, null)}
            />
          </div>
        )
      })}
      {value.length > 0 && <p className="text-caption text-ink-3">{t('alsoHint')}</p>}
      {free.length > 0 && value.length < SOURCES_MAX && (
        <Button
          icon={Plus}
          className="self-start"
          onClick={() => onChange([...value, { model: modelOf(free[0].value), completionsPerPrompt: 2 }])}
        >
          {t('alsoAdd')}
        </Button>
      )}
    </div>
  )
}
