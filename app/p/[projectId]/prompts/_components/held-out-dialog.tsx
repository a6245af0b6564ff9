'use client'

/** Lists of texts that no training may have seen: shown, added, removed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
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
  const t = useTranslations('prompts')
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
      title={t('heldOut.title')}
      description={t('heldOut.hint')}
      className="w-[min(640px,calc(100vw-32px))]"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('close')}</Button>
          <Button
            variant="primary"
            busy={add.isPending && t('add.adding')}
            disabledReason={name.trim() === '' || text.trim() === '' ? t('heldOut.empty') : null}
            onClick={() => add.mutate({ projectId, name, text })}
          >
            {t('heldOut.add')}
          </Button>
        </>
      }
    >
      {lists.length > 0 && (
        <ul className="flex flex-col divide-y">
          {lists.map((list) => (
            <li key={list.id} className="flex items-center gap-2 py-1.5 text-ui">
              <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{list.name}</span>
              <span className="text-ink-3">{t('heldOut.texts', { count: list.texts })}</span>
              <IconButton
                icon={Trash2}
                size="small"
                label={t('heldOut.remove', { name: list.name })}
                disabled={remove.isPending}
                onClick={() => remove.mutate({ projectId, listId: list.id })}
              />
            </li>
          ))}
        </ul>
      )}
      <Field label={t('heldOut.name')}>
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field
        label={t('heldOut.list')}
        hint={t('heldOut.listHint')}
        error={add.error?.message ?? remove.error?.message}
      >
        {(control) => (
          <Textarea {...control} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
