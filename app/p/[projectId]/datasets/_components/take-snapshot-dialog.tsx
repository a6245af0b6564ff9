'use client'

/** Freezes a dataset: what, narrowed to what, and its name; it says how many rows fit before anything is frozen. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Segmented } from '@/app/_components/ui/segmented'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { SnapshotKind } from '@/server/schemas/snapshot'
import { EVERYTHING, filterOf } from './snapshot-choice'
import { SnapshotFilterFields } from './snapshot-filter-fields'

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
  const [choice, setChoice] = useState(EVERYTHING)
  const filter = filterOf(kind, choice)
  const count = useQuery({
    ...trpc.datasets.count.queryOptions({ projectId, kind, filter }),
    enabled: open,
    placeholderData: keepPreviousData,
  })
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
  // Who ranked is not who wrote.
  const choose = (next: SnapshotKind) => {
    setKind(next)
    setChoice((before) => ({ ...before, personIds: [] }))
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('snapshots.take')}
      description={t('take.about')}
      footer={
        <>
          <p role="status" className="mr-auto self-center text-ink-2 text-ui">
            {count.isFetching
              ? t('take.counting')
              : count.data !== undefined && t('take.fits', { count: count.data })}
          </p>
          <Button onClick={() => onOpenChange(false)}>{t('take.cancel')}</Button>
          <Button
            variant="primary"
            busy={take.isPending && t('take.freezing')}
            disabledReason={name.trim() === '' ? t('take.nameMissing') : null}
            onClick={() => take.mutate({ projectId, kind, name, filter })}
          >
            {t('take.take')}
          </Button>
        </>
      }
    >
      <Segmented
        label={t('take.what')}
        value={kind}
        onValueChange={choose}
        options={[
          { value: 'rankings', label: t('formats.rankings.label') },
          { value: 'demonstrations', label: t('formats.demonstrations.label') },
        ]}
      />
      <Field label={t('take.name')} hint={t('take.nameHint')} error={take.error?.message}>
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <SnapshotFilterFields
        projectId={projectId}
        kind={kind}
        choice={choice}
        onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
      />
    </Dialog>
  )
}
