'use client'

/** The review of a demonstration: what was said and changed so far, and the three things a second person can do with it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { MAX_TEXT_LENGTH } from '@/server/schemas/demonstration'
import { MAX_REVIEW_COMMENT } from '@/server/schemas/demonstration-review'

type Row = ApiOutput['demonstrations']['list']['rows'][number]
type Verdict = Row['reviews'][number]['verdict']

const SAID: Record<Verdict, string> = {
  accepted: 'accepted it',
  edited: 'changed and accepted it',
  returned: 'returned it',
}
const DONE: Record<Verdict, string> = {
  accepted: 'The answer is accepted.',
  edited: 'The changed answer is accepted; what it said before is kept.',
  returned: 'It is back at its author’s desk.',
}

export function Review({ projectId, row }: { projectId: string; row: Row }) {
  const [open, setOpen] = useState<'edited' | 'returned' | null>(null)
  const review = useReview(() => setOpen(null))
  const about = { projectId, demonstrationId: row.id, revision: row.revision }
  const title = row.instruction.slice(0, 60)
  return (
    <div className="mt-3 flex flex-col gap-2">
      {row.reviews.length > 0 && <History row={row} />}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={`Accept: ${title}`}
          disabled={row.review === 'accepted'}
          busy={review.isPending && review.variables.verdict === 'accepted' && 'Accepting'}
          onClick={() => review.mutate({ ...about, verdict: 'accepted' })}
        >
          {row.review === 'accepted' ? 'Accepted' : 'Accept'}
        </Button>
        <Button size="small" aria-label={`Edit: ${title}`} onClick={() => setOpen('edited')}>
          Edit…
        </Button>
        <Button
          size="small"
          aria-label={`Return: ${title}`}
          disabled={row.review === 'returned'}
          onClick={() => setOpen('returned')}
        >
          {row.review === 'returned' ? 'Returned' : 'Return…'}
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
          onSend={(comment, response) =>
            review.mutate(
              open === 'edited'
                ? { ...about, verdict: open, comment, response }
                : { ...about, verdict: open, comment },
            )
          }
        />
      )}
    </div>
  )
}

function useReview(onDone: () => void) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation(
    trpc.demonstrations.review.mutationOptions({
      onSuccess: (_, { verdict }) => {
        toast({ message: DONE[verdict] })
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
  onSend: (comment: string, response: string) => void
}) {
  const [response, setResponse] = useState(row.response)
  const [comment, setComment] = useState('')
  const isEdit = verdict === 'edited'
  const problem = isEdit
    ? response.trim() === row.response && 'Change the answer first.'
    : comment.trim() === '' && 'Say what should be different.'
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      className="w-[min(640px,calc(100vw-32px))]"
      title={isEdit ? 'Change this answer?' : 'Return this answer?'}
      description={
        isEdit
          ? 'It is accepted as you change it. Its author stays its author, and what it said before is kept.'
          : 'Its author finds it on the writing desk with your comment. Until it is sent again, no model learns from it.'
      }
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant="primary"
            busy={busy && 'Sending'}
            disabledReason={problem || null}
            onClick={() => onSend(comment, response)}
          >
            {isEdit ? 'Save and accept' : 'Return it'}
          </Button>
        </>
      }
    >
      <p dir="auto" className="whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
        {row.instruction}
      </p>
      {isEdit && (
        <Field label="Answer">
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
      <Field label="Comment" isOptional={isEdit}>
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
  return (
    <div className="flex flex-col gap-1 text-ink-2 text-ui">
      <ul aria-label="Reviews" className="flex flex-col gap-1">
        {reviews.map(({ id, verdict, comment, createdAt, reviewer }) => (
          <li key={id}>
            {reviewer.name} {SAID[verdict]}{' '}
            <span className="text-caption text-ink-3">
              <TimeAgo date={createdAt} />
            </span>
            {comment && <span className="block italic">“{comment}”</span>}
          </li>
        ))}
      </ul>
      {revisions.length > 0 && (
        <details>
          <summary className="inline-block rounded-control text-caption text-ink-3 hover:text-ink-2">
            {revisions.length === 1 ? 'Changed once' : `Changed ${revisions.length} times`}
          </summary>
          <ol className="mt-1 flex flex-col gap-2 border-l pl-3">
            {revisions.map(({ revision, response, createdAt, writtenBy }) => (
              <li key={revision}>
                <span className="text-caption text-ink-3">
                  {writtenBy?.name ?? 'Somebody'} wrote <TimeAgo date={createdAt} />
                </span>
                <p dir="auto" className="reading">
                  {response}
                </p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}
