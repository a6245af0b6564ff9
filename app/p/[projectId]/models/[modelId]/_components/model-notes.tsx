'use client'

/** Notes about a version: the only thing about it that people may change. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'

export function ModelNotes({
  projectId,
  modelId,
  initial,
}: {
  projectId: string
  modelId: string
  initial: string
}) {
  const trpc = useTRPC()
  const toast = useToast()
  const [saved, setSaved] = useState(initial)
  const [notes, setNotes] = useState(initial)
  const save = useMutation(
    trpc.models.writeNotes.mutationOptions({
      onSuccess: (_, sent) => {
        setSaved(sent.notes)
        toast({ message: 'Notes saved.' })
      },
    }),
  )
  return (
    <Card>
      <Field label="Notes" isOptional error={save.error?.message}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            placeholder="What you saw, what you would try next"
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
          />
        )}
      </Field>
      {notes !== saved && (
        <div className="mt-2 flex justify-end gap-2">
          <Button variant="quiet" onClick={() => setNotes(saved)}>
            Discard
          </Button>
          <Button
            busy={save.isPending && 'Saving'}
            onClick={() => save.mutate({ projectId, modelId, notes })}
          >
            Save notes
          </Button>
        </div>
      )}
    </Card>
  )
}
