'use client'

/** Chooses a role, makes a link, shows it once. Nothing is mailed. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { CopyField } from '@/app/_components/ui/copy-field'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { useTRPC } from '@/app/_trpc/client'
import type { RoleName } from '@/server/schemas/project'
import { ROLES } from './role-words'

export function InviteDialog({
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
      title={create.data ? 'Send this link' : 'Invite someone'}
      description={
        create.data
          ? 'It lets one person join, within 7 days. It is shown only now.'
          : 'You get a link to send any way you like.'
      }
      footer={
        create.data ? (
          <Button variant="primary" onClick={() => change(false)}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => change(false)}>Cancel</Button>
            <Button
              variant="primary"
              busy={create.isPending && 'Making the link'}
              onClick={() => create.mutate({ projectId, role, note })}
            >
              Make the link
            </Button>
          </>
        )
      }
    >
      {create.data ? (
        <CopyField value={create.data.url} label="Invitation link" />
      ) : (
        <>
          <RadioCards
            label="Role"
            value={role}
            onValueChange={setRole}
            options={ROLES}
            className="sm:grid-flow-row"
          />
          <Field
            label="Note"
            isOptional
            hint="For your own list, and shown to the person: “Maja, weekend group”."
          >
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
