'use client'

/** The review of a demonstration: what was said and changed so far, and the three things a second person can do with it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ReadTurns, TurnFields } from '@/app/_components/annotation/turns'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import type { DialogueTurn } from '@/server/schemas/demonstration'
import { MAX_REVIEW_COMMENT } from '@/server/schemas/demonstration-review'
import { MAX_TEXT_LENGTH } from '@/server/schemas/desk-terms'
import { titleOf } from './title-of'

type Row = ApiOutput['demonstrations']['list']['rows'][number]
interface Changed {
  response: string
  /** Of a dialogue. */
  turns?: DialogueTurn[]
}

export function Review({ projectId, row }: { projectId: string; row: Row }) {
  const t = useTranslations('demonstrations')
  const [open, setOpen] = useState<'edited' | 'returned' | null>(null)
  const review = useReview(() => setOpen(null))
  const about = { projectId, demonstrationId: row.id, revision: row.revision }
  const title = titleOf(row).slice(0, 60)
  return (
    <div className="mt-3 flex flex-col gap-2">
      {row.reviews.length > 0 && <History row={row} />}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={t('review.acceptOf', { title })}
          disabled={row.review === 'accepted'}
          busy={review.isPending && review.variables.verdict === 'accepted' && t('review.accepting')}
          onClick={() => review.mutate({ ...about, verdict: 'accepted' })}
        >
          {row.review === 'accepted' ? t('accepted') : t('review.accept')}
        </Button>
        <Button size="small" aria-label={t('review.editOf', { title })} onClick={() => setOpen('edited')}>
          {t('review.edit')}
        </Button>
        <Button
          size="small"
          aria-label={t('review.returnOf', { title })}
          disabled={row.review === 'returned'}
          onClick={() => setOpen('returned')}
        >
          {row.review === 'returned' ? t('returned') : t('review.return')}
        </Button>
      </div>
      {review.error && <Note tone="danger">{review.error.message}</Note>}
      {open && (
        <ReviewDialog
          verdict={open}
          row={row}
          busy={review.isPending}
          error={review.error?.message ?? null}
          onClose={() => setOpen(null)}
          onSend={(comment, changed) =>
            review.mutate(
              open === 'edited'
                ? { ...about, verdict: open, comment, ...changed }
                : { ...about, verdict: open, comment },
            )
          }
        />
      )}
    </div>
  )
}

function useReview(onDone: () => void) {
  const t = useTranslations('demonstrations')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation(
    trpc.demonstrations.review.mutationOptions({
      onSuccess: (_, { verdict }) => {
        toast({ message: t(`review.done.${verdict}`) })
        onDone()
        void queries.invalidateQueries(trpc.demonstrations.list.pathFilter())
      },
    }),
  )
}

function ReviewDialog({
  verdict,
  row,
  busy,
  error,
  onClose,
  onSend,
}: {
  verdict: 'edited' | 'returned'
  row: Row
  busy: boolean
  error: string | null
  onClose: () => void
  onSend: (comment: string, changed: Changed) => void
}) {
  const t = useTranslations('demonstrations')
  const [response, setResponse] = useState(row.response)
  const [turns, setTurns] = useState<DialogueTurn[]>(row.turns)
  const [comment, setComment] = useState('')
  const isEdit = verdict === 'edited'
  const isDialogue = row.turns.length > Math.max(1, row.promptTurns)
  const isSame =
    response.trim() === row.response &&
    turns.every(({ content }, i) => content.trim() === row.turns[i].content)
  const problem = isEdit
    ? turns.some(({ content }) => !content.trim())
      ? t('review.emptyTurn')
      : isSame && t('review.unchanged')
    : comment.trim() === '' && t('review.noComment')
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      className="w-[min(640px,calc(100vw-32px))]"
      title={isEdit ? t('review.editTitle') : t('review.returnTitle')}
      description={isEdit ? t('review.editAbout') : t('review.returnAbout')}
      footer={
        <>
          <Button onClick={onClose}>{t('review.leave')}</Button>
          <Button
            variant="primary"
            busy={busy && t('review.sending')}
            disabledReason={problem || null}
            onClick={() => onSend(comment, { response, ...(isDialogue && { turns }) })}
          >
            {isEdit ? t('review.save') : t('review.send')}
          </Button>
        </>
      }
    >
      {row.turns.length > 1 ? (
        <ReadTurns turns={isEdit ? row.turns.slice(0, row.promptTurns) : row.turns} />
      ) : (
        <p dir="auto" className="whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
          {row.instruction}
        </p>
      )}
      {isEdit && isDialogue && <TurnFields turns={turns} first={row.promptTurns} onChange={setTurns} />}
      {isEdit && (
        <Field label={t('review.answer')}>
          {(control) => (
            <Textarea
              {...control}
              rows={8}
              dir="auto"
              maxLength={MAX_TEXT_LENGTH}
              value={response}
              onChange={(event) => setResponse(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('review.comment')} isOptional={isEdit}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            dir="auto"
            maxLength={MAX_REVIEW_COMMENT}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
      {error && <Note tone="danger">{error}</Note>}
    </Dialog>
  )
}

function History({ row: { reviews, revisions } }: { row: Row }) {
  const t = useTranslations('demonstrations')
  const common = useTranslations('common')
  return (
    <div className="flex flex-col gap-1 text-ink-2 text-ui">
      <ul aria-label={t('review.history')} className="flex flex-col gap-1">
        {reviews.map(({ id, verdict, comment, createdAt, reviewer }) => (
          <li key={id}>
            {t(`review.said.${verdict}`, { name: reviewer.name })}{' '}
            <span className="text-caption text-ink-3">
              <TimeAgo date={createdAt} />
            </span>
            {comment && <span className="block italic">{common('quote', { text: comment })}</span>}
          </li>
        ))}
      </ul>
      {revisions.length > 0 && (
        <details>
          <summary className="inline-block rounded-control text-caption text-ink-3 hover:text-ink-2">
            {t('review.changed', { count: revisions.length })}
          </summary>
          <ol className="mt-1 flex flex-col gap-2 border-l pl-3">
            {revisions.map(({ revision, turns, response, createdAt, writtenBy }) => (
              <li key={revision}>
                <span className="text-caption text-ink-3">
                  {t.rich('review.wrote', {
                    name: writtenBy?.name ?? t('somebody'),
                    time: () => <TimeAgo date={createdAt} />,
                  })}
                </span>
                {turns.length > 1 ? (
                  <ReadTurns turns={[...turns, { role: 'assistant', content: response }]} />
                ) : (
                  <p dir="auto" className="reading">
                    {response}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}
