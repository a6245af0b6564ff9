'use client'

/** The settings of a trainer: the few that matter first, all others folded, each with meaning, unit and source. */
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Select } from '@/app/_components/ui/select'
import { useFormats } from '@/app/_i18n/use-formats'
import { useMeanings } from '@/app/_i18n/use-meanings'
import type { Words } from '@/app/_i18n/words'
import type { ConfigField, NumberField, SubsetField } from '@/ml/trainers/configs/config-field'
import {
  fieldLabel,
  isActive,
  type Overrides,
  type SettingValue,
  settingValue,
  unitWord,
  withSetting,
} from '../../_components/config-fields'

export function TrainerFields({
  fields,
  overrides,
  onChange,
}: {
  fields: readonly ConfigField[]
  overrides: Overrides
  onChange: (overrides: Overrides) => void
}) {
  const t = useTranslations('runs')
  const set = (field: ConfigField, value: SettingValue | undefined) =>
    onChange(withSetting(fields, overrides, field, value))
  const render = (field: ConfigField) => (
    <OneField
      key={field.key}
      field={field}
      value={overrides[field.key]}
      onChange={(value) => set(field, value)}
    />
  )
  const basic = fields.filter(({ isBasic }) => isBasic)
  const advanced = fields.filter((field) => !field.isBasic && isActive(field, fields, overrides))
  const changed = advanced.filter(({ key }) => key in overrides).length
  return (
    <Card>
      <CardHead title={t('settings')} caption={t('settingsHint')} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">{basic.map(render)}</div>
      <details className="group mt-3 border-t pt-3">
        <summary className="flex list-none items-center gap-1.5 rounded-control font-medium text-ui">
          <ChevronRight
            aria-hidden
            className="size-4 text-ink-3 transition-transform duration-90 group-open:rotate-90"
            strokeWidth={1.75}
          />
          {t('advanced')}
          <span className="font-normal text-caption text-ink-3">
            {changed > 0
              ? t('moreSettingsChanged', { count: advanced.length, changed })
              : t('moreSettings', { count: advanced.length })}
          </span>
        </summary>
        <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">{advanced.map(render)}</div>
      </details>
    </Card>
  )
}

/** Null where there is none, or the label says it already. */
const unitOf = ({ key, unit }: ConfigField, t: Words<'fields'>): string | null =>
  unit === '' || unit === '1' || key === unit ? null : unitWord(unit, t)

function OneField({
  field,
  value,
  onChange,
}: {
  field: ConfigField
  value: SettingValue | undefined
  onChange: (value: SettingValue | undefined) => void
}) {
  const t = useTranslations('runs')
  const tFields = useTranslations('fields')
  const f = useFormats()
  const say = useMeanings()
  const unit = unitOf(field, tFields)
  const meaning = say(field.meaning)
  const source = t('source', { source: say(field.source) })
  const initial = settingValue(field.default, f, say, tFields)
  const hint = (
    <>
      {meaning}{' '}
      <span className="whitespace-nowrap">
        {unit ? t('defaultUnit', { value: initial, unit }) : t('default', { value: initial })}
      </span>
      . {source}
    </>
  )
  if (field.kind === 'switch') {
    return (
      <Checkbox
        checked={typeof value === 'boolean' ? value : field.default}
        onCheckedChange={(checked) => onChange(checked === true)}
        label={fieldLabel(field.key, tFields)}
        hint={`${meaning} ${source}`}
      />
    )
  }
  if (field.kind === 'choice') {
    return (
      <Field label={fieldLabel(field.key, tFields)} hint={hint}>
        {(control) => (
          <Select
            {...control}
            value={typeof value === 'string' ? value : field.default}
            onValueChange={onChange}
            options={field.choices.map((choice) => ({ value: choice, label: say(choice) }))}
          />
        )}
      </Field>
    )
  }
  if (field.kind === 'subset')
    return <SubsetInput field={field} value={value} hint={hint} onChange={onChange} />
  return <NumberInput field={field} value={value} hint={hint} onChange={onChange} />
}

/** Boxes to tick; the last ticked one stays. */
function SubsetInput({
  field,
  value,
  hint,
  onChange,
}: {
  field: SubsetField
  value: SettingValue | undefined
  hint: React.ReactNode
  onChange: (value: string) => void
}) {
  const tFields = useTranslations('fields')
  const hintId = useId()
  const chosen = String(value ?? field.default).split(',')
  return (
    <fieldset aria-describedby={hintId} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium text-ui">{fieldLabel(field.key, tFields)}</legend>
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        {field.choices.map((choice) => (
          <Checkbox
            key={choice}
            label={choice}
            checked={chosen.includes(choice)}
            disabled={chosen.length === 1 && chosen[0] === choice}
            onCheckedChange={(checked) =>
              onChange(
                field.choices
                  .filter((one) => (one === choice ? checked === true : chosen.includes(one)))
                  .join(','),
              )
            }
          />
        ))}
      </div>
      <p id={hintId} className="text-caption text-ink-3">
        {hint}
      </p>
    </fieldset>
  )
}

/** Text while it is typed; the form gets it when it is a number in range. */
function NumberInput({
  field,
  value,
  hint,
  onChange,
}: {
  field: NumberField
  value: SettingValue | undefined
  hint: React.ReactNode
  onChange: (value: number | undefined) => void
}) {
  const t = useTranslations('runs')
  const tFields = useTranslations('fields')
  const f = useFormats()
  const [text, setText] = useState(typeof value === 'number' ? f.typed(value) : '')
  const number = f.parse(text)
  const isEmpty = text.trim() === ''
  const isWrong =
    !isEmpty &&
    (!Number.isFinite(number) ||
      number < field.min ||
      number > field.max ||
      (field.kind === 'integer' && !Number.isInteger(number)))
  const unit = unitOf(field, tFields)
  return (
    <Field
      label={
        <>
          {fieldLabel(field.key, tFields)}
          {unit && <span className="font-normal text-ink-3"> {unit}</span>}
        </>
      }
      hint={hint}
      error={
        isWrong
          ? t(field.kind === 'integer' ? 'wholeNumber' : 'anyNumber', {
              min: f.exact(field.min),
              max: f.exact(field.max),
            })
          : null
      }
    >
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          placeholder={f.typed(field.default)}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            // An impossible number is sent on too: the server refuses it in words, it is never replaced by the default.
            const next = f.parse(event.target.value)
            onChange(Number.isFinite(next) ? next : undefined)
          }}
        />
      )}
    </Field>
  )
}
