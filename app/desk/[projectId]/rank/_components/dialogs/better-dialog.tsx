'use client'

/**
 * A better answer than one on the desk, written from its text. It becomes a demonstration that remembers the answer it came
 * from; until it is sent it is a draft here and on the server.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Note } from '@/app/_components/ui/note'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC, useTRPCClient } from '@/app/_trpc/client'
import type { BetterAnswerDraft } from '@/server/schemas/demonstration'
import { MAX_TEXT_LENGTH } from '@/server/schemas/desk-terms'
import { countWords } from '../../../_components/count-words'
import { useGuidelines } from '../../../_components/guidelines-beside'
import { isSubmit } from '../../../_components/key-events'
import { alike, readLocal, writeLocal } from '../../../_components/local-store'
import { TokenMeter } from '../../../_components/token-meter'
import { useActiveTime } from '../../../_components/use-active-time'
import { useDraftMirror } from '../../../_components/use-draft-mirror'
import { useTokenCounter } from '../../../_components/use-token-counter'
import { type Answer, Letter } from '../cards/answer-card'
import { BLANK_BETTER } from '../stored'
import type { PromptText } from '../task/prompt-panel'
import type { BetterAnswers } from '../use-better-answers'

export function BetterDialog({
  answer,
  prompt,
  better,
  onClose,
}: {
  answer: Answer
  prompt: PromptText
  better: BetterAnswers
  onClose: () => void
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const trpc = useTRPC()
  const [local] = useState(() => alike(readLocal(better.draftKey(answer.id)), BLANK_BETTER))
  const kept = useQuery({
    ...trpc.demonstrations.better.queryOptions({ projectId: better.projectId, completionId: answer.id }),
    staleTime: 0,
    gcTime: 0,
    // Without a connection one writes on from what this browser has.
    networkMode: 'always',
    retry: false,
  })
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="w-[min(820px,calc(100vw-32px))]"
      title={
        <span className="flex items-center gap-2">
          <Letter>{answer.letter}</Letter>
          {t('better.title', { letter: answer.letter })}
        </span>
      }
      description={t('better.description')}
    >
      <section aria-label={tDesk('prompt')}>
        <p
          lang={prompt.language}
          dir="auto"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled with the keyboard too
          tabIndex={0}
          className="max-h-[20dvh] overflow-y-auto whitespace-pre-wrap rounded-control bg-hover px-3 py-2 text-body [overflow-wrap:anywhere]"
        >
          {prompt.text}
        </p>
      </section>
      {kept.isPending ? (
        <Skeleton className="h-64 w-full rounded-card" />
      ) : (
        <Editor
          answer={answer}
          prompt={prompt}
          better={better}
          start={newest(local, kept.data?.draft ?? null)}
          desk={kept.data ?? null}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

function newest(local: BetterAnswerDraft | null, kept: BetterAnswerDraft | null): BetterAnswerDraft | null {
  return local && kept ? (local.savedAt >= kept.savedAt ? local : kept) : (local ?? kept)
}

function Editor({
  answer,
  prompt,
  better,
  start,
  desk,
  onClose,
}: {
  answer: Answer
  prompt: PromptText
  better: BetterAnswers
  start: BetterAnswerDraft | null
  /** Null without a connection. */
  desk: ApiOutput['demonstrations']['better'] | null
  onClose: () => void
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const id = useId()
  const client = useTRPCClient()
  const toast = useToast()
  const countTokens = useTokenCounter()
  const { restart, read } = useActiveTime()
  const guidelines = useGuidelines()
  const [submissionKey] = useState(() => start?.submissionKey ?? crypto.randomUUID())
  const [response, setResponse] = useState(start?.response ?? answer.text)
  const key = better.draftKey(answer.id)
  const mirror = useDraftMirror<BetterAnswerDraft>({
    saveToServer: (completionId, draft) =>
      client.demonstrations.saveBetter.mutate({ projectId: better.projectId, completionId, draft }),
    onRefused: (_, message) => toast({ tone: 'danger', message }),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts once
  useEffect(() => restart(start?.activeMs), [])

  const draftOf = (text: string): BetterAnswerDraft => ({
    response: text,
    submissionKey,
    activeMs: read().activeMs,
    savedAt: Date.now(),
  })
  const change = (text: string) => {
    setResponse(text)
    mirror.save(key, answer.id, draftOf(text))
  }
  const responseTokens = countTokens?.(response) ?? null
  const totalTokens =
    countTokens && responseTokens !== null ? responseTokens + countTokens(prompt.text) : null
  const over = desk && totalTokens !== null ? totalTokens - desk.tokensMax : 0
  const problem = !response.trim()
    ? t('better.empty')
    : response.trim() === answer.text.trim()
      ? t('better.unchanged')
      : over > 0
        ? t('better.tooLong', { count: over })
        : null
  const send = () => {
    if (problem) return
    const { activeMs } = draftOf(response)
    mirror.forget(key)
    // Kept here until the server has it: a refusal must not lose the text.
    writeLocal(key, draftOf(response))
    better.send({
      submissionKey,
      promptId: null,
      fromCompletionId: answer.id,
      instruction: '',
      system: '',
      between: [],
      response,
      taskType: 'other',
      guidelinesVersion: guidelines.version,
      activeMs,
    })
    onClose()
  }
  return (
    <>
      {desk && desk.sent > 0 && <Note>{t('better.already', { count: desk.sent })}</Note>}
      <div className="flex flex-col overflow-hidden rounded-card border border-line-strong bg-surface focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
        <label htmlFor={id} className="sr-only">
          {t('better.field')}
        </label>
        <textarea
          id={id}
          rows={10}
          lang={prompt.language}
          dir="auto"
          value={response}
          maxLength={MAX_TEXT_LENGTH}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (!isSubmit(event.nativeEvent)) return
            event.preventDefault()
            send()
          }}
          className="resize-y bg-transparent px-4 py-3 text-[16px] leading-[26px] outline-none"
        />
        <div className="flex min-h-11 flex-wrap items-center gap-x-3.5 border-t px-4 text-ui">
          {desk && (
            <TokenMeter
              responseTokens={responseTokens}
              totalTokens={totalTokens}
              tokensMax={desk.tokensMax}
            />
          )}
          <span className="whitespace-nowrap text-ink-2 tabular-nums">
            {tDesk('words', { count: countWords(response) })}
          </span>
        </div>
      </div>
      <div className="mt-1 flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="mr-auto text-caption text-ink-3">
          {mirror.status === 'local'
            ? tDesk('offlineWork')
            : mirror.status === 'saved'
              ? tDesk('saved')
              : mirror.status === 'saving'
                ? tDesk('saving')
                : ''}
        </span>
        <Button onClick={onClose}>{t('better.later')}</Button>
        <Button variant="primary" kbd="Ctrl ↵" disabledReason={problem} onClick={send}>
          {t('better.send')}
        </Button>
      </div>
    </>
  )
}
