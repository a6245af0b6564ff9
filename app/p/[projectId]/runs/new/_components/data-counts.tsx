'use client'

/** How much data the run will be trained on, and where to get more. */
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/select'
import { useFormats } from '@/app/_i18n/use-formats'
import type { RunForm } from './new-run'

type Snapshot = RunForm['snapshots'][number]
const EVERYTHING = 'everything'

export function DataCounts({
  projectId,
  kind,
  form,
  includeSeeds,
  onIncludeSeeds,
  snapshots,
  snapshot,
  onSnapshot,
}: {
  projectId: string
  kind: 'sft' | 'reward' | 'policy'
  form: RunForm
  includeSeeds: boolean
  onIncludeSeeds: (include: boolean) => void
  /** Those this kind of run can be trained on. */
  snapshots: Snapshot[]
  snapshot: Snapshot | null
  onSnapshot: (snapshotId: string | null) => void
}) {
  const t = useTranslations('runs')
  const choice = snapshots.length > 0 && (
    <Field label={t('data')} className="mb-3 max-w-96">
      {(control) => (
        <Select
          {...control}
          className="w-full"
          value={snapshot?.id ?? EVERYTHING}
          onValueChange={(value) => onSnapshot(value === EVERYTHING ? null : value)}
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
  if (snapshot) {
    return (
      <Card>
        <CardHead title={kind === 'sft' ? t('demonstrations') : t('rankings')} caption={t('neverChanges')} />
        {choice}
        <Counts items={[[t('rowsFrozen'), snapshot.rows]]} />
      </Card>
    )
  }
  if (kind === 'sft') {
    const { seeds, own } = form.demonstrations
    const train = own.train + (includeSeeds ? seeds.train : 0)
    const held = own.validation + (includeSeeds ? seeds.validation : 0)
    return (
      <Card>
        <CardHead title={t('demonstrations')} caption={t('frozenHint')} />
        {choice}
        <Counts
          items={[
            [t('trainCount'), train],
            [t('heldLoss'), held],
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
  if (kind === 'reward') {
    const { train, validation, comparisons } = form.rankings
    return (
      <Card>
        <CardHead title={t('rankings')} caption={t('frozenHint')}>
          <Link href={`/desk/${projectId}/rank`} className="text-accent-ink text-ui hover:underline">
            {t('rankMore')}
          </Link>
        </CardHead>
        {choice}
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
  const prompts = form.prompts
    .filter(({ split }) => split === t('trainCount'))
    .reduce((total, { count }) => total + count, 0)
  return (
    <Card>
      <CardHead title={t('promptsData')} caption={t('frozenHint')} />
      <Counts items={[[t('promptsCount'), prompts]]} />
    </Card>
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
