'use client'

/** Lists of texts that no training may have seen: shown, added, removed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { plural } from '@/app/_components/format'
import { Button, IconButton } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { useTRPC } from '@/app/_trpc/client'

export function HeldOutDialog({
  projectId,
  open,
  onOpenChange,
}: {
  projectId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const { data: lists = [] } = useQuery({
    ...trpc.screening.heldOutLists.queryOptions({ projectId }),
    enabled: open,
  })
  const refresh = () => queries.invalidateQueries(trpc.screening.pathFilter())
  const add = useMutation(
    trpc.screening.addHeldOutList.mutationOptions({
      onSuccess: () => {
        setName('')
        setText('')
        return refresh()
      },
    }),
  )
  const remove = useMutation(trpc.screening.removeHeldOutList.mutationOptions({ onSettled: refresh }))
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Held-out lists"
      description="Texts that no training may have seen, such as a benchmark’s questions. A prompt that shares eight words in a row with one is found at the next look."
      className="w-[min(640px,calc(100vw-32px))]"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Close</Button>
          <Button
            variant="primary"
            busy={add.isPending && 'Adding'}
            disabledReason={
              name.trim() === '' || text.trim() === '' ? 'Give it a name and paste its texts.' : null
            }
            onClick={() => add.mutate({ projectId, name, text })}
          >
            Add the list
          </Button>
        </>
      }
    >
      {lists.length > 0 && (
        <ul className="flex flex-col divide-y">
          {lists.map((list) => (
            <li key={list.id} className="flex items-center gap-2 py-1.5 text-ui">
              <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{list.name}</span>
              <span className="text-ink-3">{plural(list.texts, 'text')}</span>
              <IconButton
                icon={Trash2}
                size="small"
                label={`Remove ${list.name}`}
                disabled={remove.isPending}
                onClick={() => remove.mutate({ projectId, listId: list.id })}
              />
            </li>
          ))}
        </ul>
      )}
      <Field label="Name">
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="Texts" hint="One a line." error={add.error?.message ?? remove.error?.message}>
        {(control) => (
          <Textarea {...control} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
