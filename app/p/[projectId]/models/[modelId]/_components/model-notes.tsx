'use client'

/** Notes about a version: the only words about it that people may change. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

type Model = ApiOutput['models']['get']

export function ModelNotes({ projectId, model }: { projectId: string; model: Model }) {
  const t = useTranslations('model')
  const trpc = useTRPC()
  const toast = useToast()
  const router = useRouter()
  const [saved, setSaved] = useState(model.notes)
  const [notes, setNotes] = useState(model.notes)
  const save = useMutation(
    trpc.models.writeNotes.mutationOptions({
      onSuccess: (_, sent) => {
        setSaved(sent.notes)
        // Who wrote them and when, and the card, come from the server.
        router.refresh()
        toast({ message: t('notes.saved') })
      },
    }),
  )
  return (
    <Card>
      <Field label={t('notes.title')} isOptional error={save.error?.message}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            placeholder={t('notes.placeholder')}
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
          />
        )}
      </Field>
      {model.notesAt && notes === saved && (
        <p className="mt-1 text-caption text-ink-3">
          {model.notesBy && `${model.notesBy}, `}
          <TimeAgo date={model.notesAt} />
        </p>
      )}
      {notes !== saved && (
        <div className="mt-2 flex justify-end gap-2">
          <Button variant="quiet" onClick={() => setNotes(saved)}>
            {t('notes.discard')}
          </Button>
          <Button
            busy={save.isPending && t('notes.saving')}
            onClick={() => save.mutate({ projectId, modelId: model.id, notes })}
          >
            {t('notes.save')}
          </Button>
        </div>
      )}
    </Card>
  )
}
