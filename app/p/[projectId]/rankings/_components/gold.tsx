'use client'

/** Holds a ranking up as the right one, for people to practise on, and takes it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
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
  const t = useTranslations('rankings')
  const [isOpen, setOpen] = useState(false)
  if (gold && gold.rankingId !== ranking.id) return null
  return (
    <>
      {gold && (
        <Tag tone="accent" icon={GraduationCap}>
          {t('gold.is')}
        </Tag>
      )}
      <Button
        size="small"
        variant="quiet"
        icon={gold ? undefined : GraduationCap}
        aria-label={gold ? t('gold.retireOf', { by: ranking.by }) : t('gold.makeOf', { by: ranking.by })}
        onClick={() => setOpen(true)}
      >
        {gold ? t('gold.retire') : t('gold.make')}
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
  const t = useTranslations('rankings')
  const trpc = useTRPC()
  const done = useDone(onClose)
  const [reason, setReason] = useState(ranking.note)
  const make = useMutation(trpc.practice.makeGold.mutationOptions({ onSuccess: () => done(t('gold.made')) }))
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('gold.makeTitle')}
      description={t('gold.makeHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('gold.leave')}</Button>
          <Button
            variant="primary"
            busy={make.isPending && t('gold.copying')}
            onClick={() => make.mutate({ projectId, rankingId: ranking.id, reason })}
          >
            {t('gold.make')}
          </Button>
        </>
      }
    >
      <Field label={t('gold.why')} hint={t('gold.whyHint')} isOptional>
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
  const t = useTranslations('rankings')
  const trpc = useTRPC()
  const done = useDone(onClose)
  const retire = useMutation(
    trpc.practice.retireGold.mutationOptions({ onSuccess: () => done(t('gold.retired')) }),
  )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('gold.retireTitle')}
      description={t('gold.retireHint')}
      cancelLabel={t('gold.keep')}
      confirmLabel={t('gold.retireIt')}
      isDangerous={false}
      busy={retire.isPending && t('gold.retiring')}
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
