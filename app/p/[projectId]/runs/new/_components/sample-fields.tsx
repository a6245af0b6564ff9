'use client'

/** Which prompts are answered, how often, and how freely. */
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/select'
import { DEFAULT_SAMPLING, type SampleSource, type SamplingSettings } from '@/server/schemas/run'
import { NumberBox } from '../../../_components/number-box'
import { SamplingFields } from '../../../_components/sampling-fields'
import type { RunForm } from './run-form'
import { StopWords } from './stop-words'

type Split = 'train' | 'validation' | 'test'

export interface SampleChoice {
  split: Split
  taskType: string | null
  count: number
  onlyUnranked: boolean
  completionsPerPrompt: number
  overlap: number
  settings: SamplingSettings
  alsoFrom: SampleSource[]
  stop: string[]
  dropsNearIdentical: boolean
}

const ANY = 'any'

export function sampleDefaults(form: RunForm): SampleChoice {
  return {
    split: 'train',
    taskType: null,
    count: Math.min(24, Math.max(1, form.unrankedPrompts.train)),
    onlyUnranked: form.unrankedPrompts.train > 0,
    completionsPerPrompt: 4,
    overlap: 1,
    settings: DEFAULT_SAMPLING,
    alsoFrom: [],
    stop: [],
    dropsNearIdentical: true,
  }
}

export function SampleFields({
  form,
  hasOwn,
  value,
  onChange,
}: {
  form: RunForm
  /** Whether one of the project's own versions answers. */
  hasOwn: boolean
  value: SampleChoice
  onChange: (value: SampleChoice) => void
}) {
  const t = useTranslations('runs')
  const tServers = useTranslations('servers')
  const set = (change: Partial<SampleChoice>) => onChange({ ...value, ...change })
  const ofSplit = form.prompts.filter(({ split }) => split === value.split)
  const available = ofSplit
    .filter(({ taskType }) => value.taskType === null || taskType === value.taskType)
    .reduce((total, { count }) => total + count, 0)
  const taskTypes = ofSplit.map(({ taskType, count }) => ({ taskType, count }))
  return (
    <Card>
      <CardHead title={t('promptsAndAnswers')} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
        <Field label={t('split')} hint={t(`splitHints.${value.split}`)}>
          {(control) => (
            <Select
              {...control}
              value={value.split}
              onValueChange={(split) => set({ split, taskType: null })}
              options={(['train', 'validation', 'test'] as const).map((split) => ({
                value: split,
                label: t(`splits.${split}`),
              }))}
            />
          )}
        </Field>
        <Field label={t('taskType')} hint={t('toChoose', { count: available })}>
          {(control) => (
            <Select
              {...control}
              value={value.taskType ?? ANY}
              onValueChange={(taskType) => set({ taskType: taskType === ANY ? null : taskType })}
              options={[
                { value: ANY, label: t('any') },
                ...taskTypes.map(({ taskType, count }) => ({
                  value: taskType,
                  label: `${taskType} (${count})`,
                })),
              ]}
            />
          )}
        </Field>
        <NumberBox
          label={t('promptsData')}
          hint={t('drawn')}
          value={value.count}
          min={1}
          max={Math.min(2000, Math.max(1, available))}
          isInteger
          onChange={(count) => set({ count })}
        />
        <NumberBox
          label={t('answersPer')}
          hint={t('inAll', { count: value.count * answersOf(value, hasOwn) })}
          value={value.completionsPerPrompt}
          min={value.alsoFrom.length > 0 ? 1 : 2}
          max={9}
          isInteger
          onChange={(completionsPerPrompt) => set({ completionsPerPrompt })}
        />
        <NumberBox
          label={t('peoplePer')}
          hint={t('peopleHint')}
          value={value.overlap}
          min={1}
          max={10}
          isInteger
          onChange={(overlap) => set({ overlap })}
        />
        <Checkbox
          className="self-center"
          checked={value.onlyUnranked}
          onCheckedChange={(checked) => set({ onlyUnranked: checked === true })}
          label={t('withoutTask')}
          hint={t('unranked', { count: form.unrankedPrompts[value.split] })}
        />
      </div>
      <details className="group mt-3 border-t pt-3">
        <summary className="flex list-none items-center gap-1.5 rounded-control font-medium text-ui">
          <ChevronRight
            aria-hidden
            className="size-4 text-ink-3 transition-transform duration-90 group-open:rotate-90"
            strokeWidth={1.75}
          />
          {t('freely')}
          <span className="font-normal text-caption text-ink-3 tabular-nums">
            {t('howFreely', {
              temperature: value.settings.temperature,
              topP: value.settings.topP,
              topK: value.settings.topK,
              count: value.settings.maxTokens,
            })}
          </span>
        </summary>
        <div className="mt-3 flex flex-col gap-3">
          <SamplingFields
            value={value.settings}
            onChange={(change) => set({ settings: { ...value.settings, ...change } })}
          />
          <StopWords value={value.stop} onChange={(stop) => set({ stop })} />
          <Checkbox
            checked={value.dropsNearIdentical}
            onCheckedChange={(checked) => set({ dropsNearIdentical: checked === true })}
            label={tServers('dropNear')}
            hint={tServers('dropNearHint')}
          />
        </div>
      </details>
    </Card>
  )
}

const answersOf = ({ completionsPerPrompt, alsoFrom }: SampleChoice, hasOwn: boolean) =>
  alsoFrom.reduce((total, source) => total + source.completionsPerPrompt, hasOwn ? completionsPerPrompt : 0)
