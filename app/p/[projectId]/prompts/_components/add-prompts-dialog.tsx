'use client'

/** Pastes prompts, one a line; says how many were new and where they went. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { plural } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'

export function AddPromptsDialog({
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
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [taskType, setTaskType] = useState('other')
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const add = useMutation(
    trpc.prompts.add.mutationOptions({
      onSuccess: async ({ added, known, bySplit }) => {
        onOpenChange(false)
        setText('')
        toast({
          message:
            `${plural(added, 'prompt')} added: ${bySplit.train} train, ${bySplit.validation} validation, ${bySplit.test} test.` +
            (known > 0 ? ` ${plural(known, 'line')} left out, already known.` : ''),
        })
        await queries.invalidateQueries(trpc.prompts.pathFilter())
      },
    }),
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add prompts"
      description="One a line. Each falls into train, validation or test by its text (80, 10, 10), and stays there for ever."
      className="w-[min(640px,calc(100vw-32px))]"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={add.isPending && 'Adding'}
            disabledReason={lines === 0 ? 'Paste at least one line.' : null}
            onClick={() => add.mutate({ projectId, text, taskType })}
          >
            {lines === 0 ? 'Add' : `Add ${plural(lines, 'prompt')}`}
          </Button>
        </>
      }
    >
      <Field label="Prompts" error={add.error?.message}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            placeholder={'Why does bread go stale?\nName three things to take to the beach.'}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label="Task type" hint="A short word for all of them, such as explain or list.">
        {(control) => (
          <Input {...control} value={taskType} onChange={(event) => setTaskType(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
