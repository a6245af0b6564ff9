'use client'

/** Holds a ranking up as the right one, for people to practise on, and takes it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { ConfirmDialog, Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Tag } from '@/app/_components/ui/tag'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

export type Gold = ApiOutput['preferences']['list']['tasks'][number]['gold']

/** @param gold the one of this prompt's rankings that is gold, if any. */
export function GoldControl({
  projectId,
  ranking,
  gold,
}: {
  projectId: string
  ranking: { id: string; note: string; by: string }
  gold: Gold
}) {
  const [isOpen, setOpen] = useState(false)
  if (gold && gold.rankingId !== ranking.id) return null
  return (
    <>
      {gold && (
        <Tag tone="accent" icon={GraduationCap}>
          Gold
        </Tag>
      )}
      <Button
        size="small"
        variant="quiet"
        icon={gold ? undefined : GraduationCap}
        aria-label={
          gold ? `Retire the gold ranking by ${ranking.by}` : `Make the ranking by ${ranking.by} gold`
        }
        onClick={() => setOpen(true)}
      >
        {gold ? 'Retire' : 'Make it gold'}
      </Button>
      {isOpen &&
        (gold ? (
          <RetireDialog projectId={projectId} goldId={gold.id} onClose={() => setOpen(false)} />
        ) : (
          <MakeDialog projectId={projectId} ranking={ranking} onClose={() => setOpen(false)} />
        ))}
    </>
  )
}

function MakeDialog({
  projectId,
  ranking,
  onClose,
}: {
  projectId: string
  ranking: { id: string; note: string }
  onClose: () => void
}) {
  const trpc = useTRPC()
  const done = useDone(onClose)
  const [reason, setReason] = useState(ranking.note)
  const make = useMutation(
    trpc.calibration.makeGold.mutationOptions({ onSuccess: () => done('People can practise on it now.') }),
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Make this ranking gold?"
      description="It is copied as the right order. People practise on it, and see it after their own try; until it is retired, these answers are leased to nobody."
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant="primary"
            busy={make.isPending && 'Copying'}
            onClick={() => make.mutate({ projectId, rankingId: ranking.id, reason })}
          >
            Make it gold
          </Button>
        </>
      }
    >
      <Field label="Why this order is right" hint="Shown beside the gold order." isOptional>
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            dir="auto"
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {make.error && <Note tone="danger">{make.error.message}</Note>}
    </Dialog>
  )
}

function RetireDialog({
  projectId,
  goldId,
  onClose,
}: {
  projectId: string
  goldId: string
  onClose: () => void
}) {
  const trpc = useTRPC()
  const done = useDone(onClose)
  const retire = useMutation(
    trpc.calibration.retireGold.mutationOptions({ onSuccess: () => done('The gold ranking is retired.') }),
  )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Retire this gold ranking?"
      description="Nobody practises on it any more. What people reached with it stays; its answers are leased again while they have free slots."
      cancelLabel="Keep it"
      confirmLabel="Retire it"
      isDangerous={false}
      busy={retire.isPending && 'Retiring'}
      error={retire.error?.message}
      onConfirm={() => retire.mutate({ projectId, goldId })}
    />
  )
}

function useDone(onClose: () => void) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  return (message: string) => {
    toast({ message })
    onClose()
    void queries.invalidateQueries(trpc.preferences.list.pathFilter())
  }
}
