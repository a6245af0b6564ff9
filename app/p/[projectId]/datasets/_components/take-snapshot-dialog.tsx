'use client'

/** Freezes a dataset: what, of which set, without what; and its name. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Segmented } from '@/app/_components/ui/segmented'
import { Select } from '@/app/_components/ui/select'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { SnapshotKind } from '@/server/schemas/snapshot'

const ALL = 'all'
const SPLITS = ['all', 'train', 'validation'] as const

export function TakeSnapshotDialog({
  projectId,
  open,
  onOpenChange,
}: {
  projectId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('datasets')
  const trpc = useTRPC()
  const toast = useToast()
  const router = useRouter()
  const queries = useQueryClient()
  const [kind, setKind] = useState<SnapshotKind>('rankings')
  const [name, setName] = useState('')
  const [set, setSet] = useState(ALL)
  const [filter, setFilter] = useState({
    withSeeds: true,
    withImported: true,
    withSimulated: true,
    withFlagged: true,
  })
  const [split, setSplit] = useState<(typeof SPLITS)[number]>('all')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const chosen = {
    ...filter,
    promptSetIds: set === ALL ? [] : [set],
    ...(split !== 'all' && { splits: [split] }),
    from: from === '' ? null : new Date(`${from}T00:00:00`),
    until: until === '' ? null : new Date(`${until}T23:59:59.999`),
  }
  const count = useQuery({
    ...trpc.datasets.count.queryOptions({ projectId, kind, filter: chosen }),
    enabled: open,
  })
  const { data: summary } = useQuery({ ...trpc.prompts.summary.queryOptions({ projectId }), enabled: open })
  const take = useMutation(
    trpc.datasets.take.mutationOptions({
      onSuccess: async ({ rows, hash }) => {
        onOpenChange(false)
        setName('')
        toast({ message: t('take.done', { count: rows, hash: hash.slice(0, 8) }) })
        await queries.invalidateQueries(trpc.datasets.pathFilter())
        router.refresh()
      },
    }),
  )
  const box = (key: keyof typeof filter, label: string) => (
    <Checkbox
      label={label}
      checked={filter[key]}
      onCheckedChange={(checked) => setFilter((before) => ({ ...before, [key]: checked === true }))}
    />
  )
  const day = (label: string, value: string, set: (value: string) => void, hint?: string) => (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input {...control} type="date" value={value} onChange={({ target }) => set(target.value)} />
      )}
    </Field>
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('snapshots.take')}
      description={t('take.about')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('take.cancel')}</Button>
          <Button
            variant="primary"
            busy={take.isPending && t('take.freezing')}
            disabledReason={name.trim() === '' ? t('take.nameMissing') : null}
            onClick={() =>
              take.mutate({
                projectId,
                kind,
                name,
                filter: chosen,
              })
            }
          >
            {t('take.take')}
          </Button>
        </>
      }
    >
      <Segmented
        label={t('take.what')}
        value={kind}
        onValueChange={setKind}
        options={[
          { value: 'rankings', label: t('formats.rankings.label') },
          { value: 'demonstrations', label: t('formats.demonstrations.label') },
        ]}
      />
      <Field label={t('take.name')} hint={t('take.nameHint')} error={take.error?.message}>
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t('take.set')}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            value={set}
            onValueChange={setSet}
            options={[
              { value: ALL, label: t('take.allSets') },
              ...(summary?.sets ?? []).map(({ id, name: label }) => ({ value: id, label })),
            ]}
          />
        )}
      </Field>
      <Segmented
        label={t('take.split')}
        value={split}
        onValueChange={setSplit}
        options={SPLITS.map((value) => ({ value, label: t(`splits.${value}`) }))}
      />
      <div className="grid gap-3.5 sm:grid-cols-2">
        {day(t('take.from'), from, setFrom)}
        {day(t('take.until'), until, setUntil, t('take.untilHint'))}
      </div>
      <div className="flex flex-col gap-2">
        {kind === 'demonstrations' && box('withSeeds', t('take.seeds'))}
        {box('withImported', t('take.imported'))}
        {box('withSimulated', t('take.simulated'))}
        {kind === 'rankings' && box('withFlagged', t('take.flagged'))}
      </div>
      <p role="status" className="text-caption text-ink-3">
        {count.data !== undefined && t('take.fits', { count: count.data })}
      </p>
    </Dialog>
  )
}
