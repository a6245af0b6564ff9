'use client'

/** Freezes a dataset: what, of which set, without what; and its name. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { plural } from '@/app/_components/format'
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

export function TakeSnapshotDialog({
  projectId,
  open,
  onOpenChange,
}: {
  projectId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
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
  const { data: summary } = useQuery({ ...trpc.prompts.summary.queryOptions({ projectId }), enabled: open })
  const take = useMutation(
    trpc.datasets.take.mutationOptions({
      onSuccess: async ({ rows, hash }) => {
        onOpenChange(false)
        setName('')
        toast({ message: `${plural(rows, 'row')} frozen as ${hash.slice(0, 8)}.` })
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
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Take a snapshot"
      description="It never changes and is named by its content. Test prompts are never in one."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={take.isPending && 'Freezing'}
            disabledReason={name.trim() === '' ? 'Give it a name.' : null}
            onClick={() =>
              take.mutate({
                projectId,
                kind,
                name,
                filter: { ...filter, promptSetIds: set === ALL ? [] : [set] },
              })
            }
          >
            Take it
          </Button>
        </>
      }
    >
      <Segmented
        label="What to freeze"
        value={kind}
        onValueChange={setKind}
        options={[
          { value: 'rankings', label: 'Rankings' },
          { value: 'demonstrations', label: 'Demonstrations' },
        ]}
      />
      <Field label="Name" hint="Such as rank-round-2." error={take.error?.message}>
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="Prompt set">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            value={set}
            onValueChange={setSet}
            options={[
              { value: ALL, label: 'All of them' },
              ...(summary?.sets ?? []).map(({ id, name: label }) => ({ value: id, label })),
            ]}
          />
        )}
      </Field>
      <div className="flex flex-col gap-2">
        {kind === 'demonstrations' && box('withSeeds', 'With the seeds')}
        {box('withImported', 'With what was imported')}
        {box('withSimulated', 'With simulated people')}
        {kind === 'rankings' && box('withFlagged', 'With rankings in which an answer is flagged')}
      </div>
    </Dialog>
  )
}
