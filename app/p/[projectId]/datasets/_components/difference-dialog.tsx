'use client'

/** What differs between two snapshots of a kind: how many records of which splits and people, and the first of them. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Note } from '@/app/_components/ui/note'
import { Select } from '@/app/_components/ui/select'
import { useFormats } from '@/app/_i18n/use-formats'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { FilterDifferences } from './filter-differences'
import type { Snapshot } from './snapshots'

type Group = ApiOutput['datasets']['compare']['changed']

export function DifferenceDialog({
  projectId,
  snapshot,
  others,
  onClose,
}: {
  projectId: string
  snapshot: Snapshot
  others: Snapshot[]
  onClose: () => void
}) {
  const t = useTranslations('datasets')
  const formats = useFormats()
  const trpc = useTRPC()
  const [otherId, setOtherId] = useState(others.length === 1 ? others[0].id : '')
  const { data, error, isFetching } = useQuery({
    ...trpc.datasets.compare.queryOptions({ projectId, snapshotId: snapshot.id, otherId }),
    enabled: otherId !== '',
    // Snapshots never change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const other = others.find(({ id }) => id === otherId)
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('difference.title', { name: snapshot.name })}
      description={t('difference.about')}
      footer={<Button onClick={onClose}>{t('difference.close')}</Button>}
    >
      {others.length === 0 ? (
        <Note>{t('difference.noOther')}</Note>
      ) : (
        <Field label={t('difference.with')}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={otherId}
              placeholder={t('difference.choose')}
              onValueChange={setOtherId}
              options={others.map(({ id, name, rows }) => ({
                value: id,
                label: `${name} · ${t('rows', { count: rows })}`,
              }))}
            />
          )}
        </Field>
      )}
      {error && <Note tone="danger">{error.message}</Note>}
      {isFetching && (
        <p role="status" className="text-caption text-ink-3">
          {t('difference.reading')}
        </p>
      )}
      {data && other && (
        <dl className="flex flex-col gap-3">
          <div className="flex items-baseline justify-between gap-3 text-ui">
            <dt>{t('difference.same')}</dt>
            <dd className="tabular-nums">{formats.count(data.same)}</dd>
          </div>
          <GroupOf label={t('difference.changed')} group={data.changed} />
          <GroupOf label={t('difference.only', { name: snapshot.name })} group={data.onlyHere} />
          <GroupOf label={t('difference.only', { name: other.name })} group={data.onlyThere} />
          <FilterDifferences {...data.filters} names={[snapshot.name, other.name]} />
        </dl>
      )}
    </Dialog>
  )
}

const SPLITS = ['train', 'validation'] as const

function GroupOf({ label, group }: { label: string; group: Group }) {
  const t = useTranslations('datasets')
  const formats = useFormats()
  const splits = SPLITS.filter((split) => group.bySplit[split] > 0).map(
    (split) => `${t(`splits.${split}`)} ${formats.count(group.bySplit[split])}`,
  )
  const people = Object.keys(group.byPerson).length
  return (
    <div className="border-t pt-3">
      <div className="flex items-baseline justify-between gap-3 text-ui">
        <dt className="min-w-0 font-medium [overflow-wrap:anywhere]">{label}</dt>
        <dd className="tabular-nums">{formats.count(group.records)}</dd>
      </div>
      {group.records > 0 && (
        <dd className="text-caption text-ink-3">
          {[...splits, ...(people > 0 ? [t('difference.people', { count: people })] : [])].join(', ')}
        </dd>
      )}
      {group.examples.map(({ id, prompt }) => (
        <dd key={id} className="mt-1 truncate text-caption text-ink-2" title={prompt}>
          {prompt}
        </dd>
      ))}
    </div>
  )
}
