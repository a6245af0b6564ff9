'use client'

/** How much data the run will be trained on, and where to get more. */
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/select'
import { useFormats } from '@/app/_i18n/use-formats'
import type { RunForm } from './run-form'
import type { Template } from './template'

const EVERYTHING = 'everything'

/** Which frozen dataset of a kind is trained on; none is everything there is now. */
export function useSnapshotChoice(
  form: RunForm,
  kind: 'demonstrations' | 'rankings',
  template: Template | null,
) {
  const [snapshotId, onChange] = useState<string | null>(template?.snapshotId ?? null)
  const snapshots = form.snapshots.filter((one) => one.kind === kind)
  return { snapshots, snapshot: snapshots.find(({ id }) => id === snapshotId) ?? null, onChange }
}

type SnapshotChoice = ReturnType<typeof useSnapshotChoice>

export function DemonstrationCounts({
  form,
  includeSeeds,
  onIncludeSeeds,
  choice,
}: {
  form: RunForm
  includeSeeds: boolean
  onIncludeSeeds: (include: boolean) => void
  choice: SnapshotChoice
}) {
  const t = useTranslations('runs')
  const { seeds, own } = form.demonstrations
  if (choice.snapshot) return <FrozenRows title={t('demonstrations')} choice={choice} />
  return (
    <Card>
      <CardHead title={t('demonstrations')} caption={t('frozenHint')} />
      <SnapshotSelect {...choice} />
      <Counts
        items={[
          [t('trainCount'), own.train + (includeSeeds ? seeds.train : 0)],
          [t('heldLoss'), own.validation + (includeSeeds ? seeds.validation : 0)],
          [t('byPeople'), own.train + own.validation],
        ]}
      />
      <Checkbox
        className="mt-3"
        checked={includeSeeds}
        onCheckedChange={(checked) => onIncludeSeeds(checked === true)}
        label={t('includeSeeds')}
        hint={t('seedsHint', { count: seeds.train + seeds.validation })}
      />
    </Card>
  )
}

export function RankingCounts({
  projectId,
  form,
  choice,
}: {
  projectId: string
  form: RunForm
  /** Left out where a run learns from everything there is now. */
  choice?: SnapshotChoice
}) {
  const t = useTranslations('runs')
  const { train, validation, comparisons } = form.rankings
  if (choice?.snapshot) return <FrozenRows title={t('rankings')} choice={choice} />
  return (
    <Card>
      <CardHead title={t('rankings')} caption={t('frozenHint')}>
        <Link href={`/desk/${projectId}/rank`} className="text-accent-ink text-ui hover:underline">
          {t('rankMore')}
        </Link>
      </CardHead>
      {choice && <SnapshotSelect {...choice} />}
      <Counts
        items={[
          [t('trainCount'), train],
          [t('heldAccuracy'), validation],
          [t('comparisonsCount'), comparisons],
        ]}
      />
      {train > 0 && validation === 0 && <p className="mt-2 text-ink-2 text-ui">{t('noHeldOut')}</p>}
    </Card>
  )
}

export function PromptCounts({ form }: { form: RunForm }) {
  const t = useTranslations('runs')
  const prompts = form.prompts
    .filter(({ split }) => split === 'train')
    .reduce((total, { count }) => total + count, 0)
  return (
    <Card>
      <CardHead title={t('promptsData')} caption={t('frozenHint')} />
      <Counts items={[[t('promptsCount'), prompts]]} />
    </Card>
  )
}

function FrozenRows({ title, choice }: { title: string; choice: SnapshotChoice }) {
  const t = useTranslations('runs')
  return (
    <Card>
      <CardHead title={title} caption={t('neverChanges')} />
      <SnapshotSelect {...choice} />
      <Counts items={[[t('rowsFrozen'), choice.snapshot?.rows ?? 0]]} />
    </Card>
  )
}

function SnapshotSelect({ snapshots, snapshot, onChange }: SnapshotChoice) {
  const t = useTranslations('runs')
  if (snapshots.length === 0) return null
  return (
    <Field label={t('data')} className="mb-3 max-w-96">
      {(control) => (
        <Select
          {...control}
          className="w-full"
          value={snapshot?.id ?? EVERYTHING}
          onValueChange={(value) => onChange(value === EVERYTHING ? null : value)}
          options={[
            { value: EVERYTHING, label: t('everythingNow') },
            ...snapshots.map(({ id, name, hash, rows }) => ({
              value: id,
              label: t('snapshotRows', { name, rows }),
              hint: hash.slice(0, 12),
            })),
          ]}
        />
      )}
    </Field>
  )
}

function Counts({ items }: { items: [label: string, count: number][] }) {
  const f = useFormats()
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {items.map(([label, count]) => (
        <div key={label} className="flex flex-col-reverse">
          <dt className="text-caption text-ink-3">{label}</dt>
          <dd className="font-semibold text-title tabular-nums">{f.count(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
