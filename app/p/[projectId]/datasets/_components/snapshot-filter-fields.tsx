'use client'

/** What a snapshot is narrowed to: sets, split, people, models, days, agreement, and what is left out. */
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Segmented } from '@/app/_components/ui/segmented'
import { useTRPC } from '@/app/_trpc/client'
import type { SnapshotKind } from '@/server/schemas/snapshot'
import { PickMany } from './pick-many'
import type { SnapshotChoice } from './snapshot-choice'

const SPLITS = ['all', 'train', 'validation'] as const

export function SnapshotFilterFields({
  projectId,
  kind,
  choice,
  onChange,
}: {
  projectId: string
  kind: SnapshotKind
  choice: SnapshotChoice
  onChange: (change: Partial<SnapshotChoice>) => void
}) {
  const t = useTranslations('datasets')
  const trpc = useTRPC()
  const { data: summary } = useQuery(trpc.prompts.summary.queryOptions({ projectId }))
  const { data: choices } = useQuery(trpc.datasets.choices.queryOptions({ projectId, kind }))
  const box = (key: keyof SnapshotChoice & `with${string}`) => (
    <Checkbox
      label={t(`take.${key}`)}
      checked={choice[key]}
      onCheckedChange={(checked) => onChange({ [key]: checked === true })}
    />
  )
  const day = (key: 'from' | 'until', hint?: string) => (
    <Field label={t(`take.${key}`)} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={choice[key]}
          onChange={({ target }) => onChange({ [key]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <PickMany
        label={t('take.set')}
        all={t('take.allSets')}
        search={t('take.search')}
        none={t('take.none')}
        options={summary?.sets ?? []}
        value={choice.promptSetIds}
        onValueChange={(promptSetIds) => onChange({ promptSetIds })}
      />
      <PickMany
        key={kind}
        label={t('take.people')}
        all={t('take.everybody')}
        search={t('take.search')}
        none={t('take.none')}
        options={(choices?.people ?? []).map(({ id, name, rows }) => ({
          id,
          name,
          hint: t('rows', { count: rows }),
        }))}
        value={choice.personIds}
        onValueChange={(personIds) => onChange({ personIds })}
      />
      {kind === 'rankings' && (
        <PickMany
          label={t('take.versions')}
          hint={t('take.versionsHint')}
          all={t('take.anyModel')}
          search={t('take.search')}
          none={t('take.none')}
          options={choices?.versions ?? []}
          value={choice.modelVersionIds}
          onValueChange={(modelVersionIds) => onChange({ modelVersionIds })}
        />
      )}
      <Segmented
        label={t('take.split')}
        value={choice.split}
        onValueChange={(split) => onChange({ split })}
        options={SPLITS.map((value) => ({ value, label: t(`splits.${value}`) }))}
      />
      <div className="grid gap-3.5 sm:grid-cols-2">
        {day('from')}
        {day('until', t('take.untilHint'))}
      </div>
      {kind === 'rankings' && (
        <Field label={t('take.agreement')} hint={t('take.agreementHint')}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={100}
              step={5}
              placeholder={t('take.anyAgreement')}
              value={choice.minAgreement}
              onChange={({ target }) => onChange({ minAgreement: target.value })}
            />
          )}
        </Field>
      )}
      <div className="flex flex-col gap-2">
        {kind === 'rankings' && choice.minAgreement !== '' && box('withUnmeasured')}
        {kind === 'demonstrations' && box('withSeeds')}
        {box('withImported')}
        {box('withSimulated')}
        {kind === 'rankings' && box('withFlagged')}
      </div>
    </>
  )
}
