'use client'

/** Chooses a role, makes a link, shows it once. Nothing is mailed. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { CopyField } from '@/app/_components/ui/copy-field'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { useTRPC } from '@/app/_trpc/client'
import type { RoleName } from '@/server/schemas/project'
import { roleOptions } from './role-words'

export function InviteDialog({
  projectId,
  open,
  onOpenChange,
}: {
  projectId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('people')
  const tCommon = useTranslations('common')
  const tShell = useTranslations('shell')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [role, setRole] = useState<RoleName>('annotator')
  const [note, setNote] = useState('')
  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.invitations.list.queryKey({ projectId }) }),
    }),
  )
  function change(isOpen: boolean) {
    onOpenChange(isOpen)
    if (!isOpen) {
      create.reset()
      setNote('')
      setRole('annotator')
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={create.data ? t('sendLink') : t('invite')}
      description={create.data ? t('linkHint') : t('inviteHint')}
      footer={
        create.data ? (
          <Button variant="primary" onClick={() => change(false)}>
            {tCommon('done')}
          </Button>
        ) : (
          <>
            <Button onClick={() => change(false)}>{tCommon('cancel')}</Button>
            <Button
              variant="primary"
              busy={create.isPending && t('makingLink')}
              onClick={() => create.mutate({ projectId, role, note })}
            >
              {t('makeLink')}
            </Button>
          </>
        )
      }
    >
      {create.data ? (
        <CopyField value={create.data.url} label={t('link')} />
      ) : (
        <>
          <RadioCards
            label={t('role')}
            value={role}
            onValueChange={setRole}
            options={roleOptions(t, tShell)}
            className="sm:grid-flow-row"
          />
          <Field label={t('note')} isOptional hint={t('noteHint')}>
            {(control) => (
              <Input
                {...control}
                value={note}
                maxLength={200}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
          {create.error && <Note tone="danger">{create.error.message}</Note>}
        </>
      )}
    </Dialog>
  )
}
