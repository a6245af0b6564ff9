'use client'

/** Pastes prompts, one a line; says how many were new and where they went. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
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
  const t = useTranslations('prompts')
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
          message: [
            t('add.added', { count: added, ...bySplit }),
            known > 0 && t('add.known', { count: known }),
          ]
            .filter(Boolean)
            .join(' '),
        })
        await queries.invalidateQueries(trpc.prompts.pathFilter())
      },
    }),
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('add.title')}
      description={t('add.hint')}
      className="w-[min(640px,calc(100vw-32px))]"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={add.isPending && t('add.adding')}
            disabledReason={lines === 0 ? t('add.empty') : null}
            onClick={() => add.mutate({ projectId, text, taskType })}
          >
            {t('add.go', { count: lines })}
          </Button>
        </>
      }
    >
      <Field label={t('title')} error={add.error?.message}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            placeholder={t('add.example')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('taskType')} hint={t('add.taskTypeHint')}>
        {(control) => (
          <Input {...control} value={taskType} onChange={(event) => setTaskType(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
