'use client'

/** A prompt and its answers, one shown at a time; what can be made of them. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Dices, ListOrdered, NotebookPen } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { GeneratedAnswer } from '@/app/_components/inference/generated-answer'
import { HoverTokens } from '@/app/_components/inference/hover-tokens'
import type { ModelOption } from '@/app/_components/inference/model-choice'
import type { Generation } from '@/app/_components/inference/use-generation'
import { Button, IconButton } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import { asDialogue, asOnePrompt, type ChatTurn, type Exchange } from './conversation'

const ANSWERS_MAX = 9

export function ChatExchange({
  projectId,
  models,
  exchange,
  turns,
  writing,
  onShow,
  onAnother,
}: {
  projectId: string
  models: readonly ModelOption[]
  exchange: Exchange
  turns: readonly ChatTurn[]
  /** The answer that is being written here, or that failed. */
  writing: Generation | null
  onShow: (shown: number) => void
  /** Null while something is written. */
  onAnother: (() => void) | null
}) {
  const t = useTranslations('compare')
  const { prompt, answers, shown } = exchange
  const answer = writing ? undefined : answers[shown]
  const model = models.find(({ id }) => id === answer?.modelId)
  return (
    <li className="flex flex-col gap-2">
      <p className="max-w-[85%] self-end whitespace-pre-wrap rounded-card bg-hover px-3.5 py-2 text-read [overflow-wrap:anywhere]">
        {prompt}
      </p>
      <div className="max-w-full self-start rounded-card border bg-surface px-4 py-3 sm:max-w-[92%]">
        {writing ? (
          <GeneratedAnswer generation={writing} language="en" />
        ) : answer ? (
          <HoverTokens tokens={answer.tokens} language="en" />
        ) : (
          <p className="text-ink-3 text-ui">{t('noAnswer')}</p>
        )}
        <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          {model && <ModelChip kind={model.kind} version={model.version} isPlain className="font-normal" />}
          {answers.length > 1 && (
            <span className="inline-flex items-center text-caption text-ink-2 tabular-nums">
              <IconButton
                icon={ChevronLeft}
                size="small"
                label={t('answerBefore')}
                disabled={shown <= 0}
                onClick={() => onShow(shown - 1)}
              />
              {t('answerOf', { n: String(shown + 1), count: String(answers.length) })}
              <IconButton
                icon={ChevronRight}
                size="small"
                label={t('answerAfter')}
                disabled={shown >= answers.length - 1}
                onClick={() => onShow(shown + 1)}
              />
            </span>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={Dices}
            disabled={onAnother === null || answers.length >= ANSWERS_MAX}
            onClick={() => onAnother?.()}
          >
            {t('another')}
          </Button>
          {answer && (
            <>
              <KeepAsDemonstration projectId={projectId} turns={turns} response={answer.text} />
              <SendToRanking projectId={projectId} prompt={asOnePrompt(turns)} answers={answers} />
            </>
          )}
        </div>
      </div>
    </li>
  )
}

function KeepAsDemonstration({
  projectId,
  turns,
  response,
}: {
  projectId: string
  turns: readonly ChatTurn[]
  response: string
}) {
  const t = useTranslations('compare')
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<{ text: string; key: string } | null>(null)
  const submit = useMutation(
    trpc.demonstrations.submit.mutationOptions({
      onSuccess: async () => {
        setDraft(null)
        toast({ message: t('kept') })
        await queries.invalidateQueries(trpc.demonstrations.pathFilter())
      },
    }),
  )
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={NotebookPen}
        onClick={() => setDraft({ text: response, key: crypto.randomUUID() })}
      >
        {t('keep')}
      </Button>
      <Dialog
        open={draft !== null}
        onOpenChange={(open) => !open && setDraft(null)}
        title={t('keepTitle')}
        description={t('keepHint')}
        footer={
          <>
            <Button onClick={() => setDraft(null)}>{t('cancel')}</Button>
            <Button
              variant="primary"
              busy={submit.isPending && t('saving')}
              disabledReason={draft?.text.trim() ? null : t('writeFirst')}
              onClick={() =>
                draft &&
                submit.mutate({
                  projectId,
                  submissionKey: draft.key,
                  promptId: null,
                  ...asDialogue(turns),
                  response: draft.text,
                })
              }
            >
              {t('keepIt')}
            </Button>
          </>
        }
      >
        <ol className="flex flex-col gap-1.5 text-ink-2 text-ui">
          {turns.map(({ role, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: turns are only added
            <li key={index} className={cn('whitespace-pre-wrap', role === 'prompt' && 'text-ink')}>
              {text}
            </li>
          ))}
        </ol>
        <Field label={t('answer')} error={submit.error?.message}>
          {(control) => (
            <Textarea
              {...control}
              rows={5}
              value={draft?.text ?? ''}
              onChange={(event) => draft && setDraft({ ...draft, text: event.target.value })}
            />
          )}
        </Field>
      </Dialog>
    </>
  )
}

function SendToRanking({
  projectId,
  prompt,
  answers,
}: {
  projectId: string
  prompt: string
  answers: Exchange['answers']
}) {
  const t = useTranslations('compare')
  const trpc = useTRPC()
  const toast = useToast()
  const router = useRouter()
  const queries = useQueryClient()
  const send = useMutation(
    trpc.compare.rankAnswers.mutationOptions({
      onSuccess: async () => {
        toast({
          message: t('sentToRanking', { count: answers.length }),
          action: { label: t('rank'), onClick: () => router.push(`/desk/${projectId}/rank`) },
        })
        await queries.invalidateQueries(trpc.projects.waiting.queryFilter())
      },
      onError: (error) => toast({ message: error.message, tone: 'danger' }),
    }),
  )
  return (
    <Button
      size="small"
      variant="quiet"
      icon={ListOrdered}
      busy={send.isPending && t('sending')}
      disabledReason={send.isSuccess ? t('sentAlready') : answers.length < 2 ? t('askAnother') : null}
      onClick={() =>
        send.mutate({
          projectId,
          prompt,
          answers: answers.map(({ tokens, ...answer }) => ({
            ...answer,
            tokenIds: tokens.map(({ id }) => id),
          })),
        })
      }
    >
      {t('sendToRanking')}
    </Button>
  )
}
