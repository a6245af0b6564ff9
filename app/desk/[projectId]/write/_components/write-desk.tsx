'use client'

/**
 * The writing desk. Every change is kept in the browser at once and on the server a moment later; a finished answer goes
 * through the outbox, so the next prompt, fetched ahead, is there at once.
 */
import { CircleCheck } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeskHints, DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Kbd } from '@/app/_components/ui/kbd'
import { later } from '@/app/_components/ui/later'
import { Segmented } from '@/app/_components/ui/segmented'
import { useToast } from '@/app/_components/ui/toast'
import type { Words } from '@/app/_i18n/words'
import { type ApiOutput, useTRPCClient } from '@/app/_trpc/client'
import type { DemonstrationDraft } from '@/server/schemas/demonstration'
import { countTurns } from '@/server/schemas/desk-terms'
import { DeskTools, type Shortcut } from '../../_components/desk-tools'
import { Guidelines } from '../../_components/guidelines'
import { useGuidelines } from '../../_components/guidelines-beside'
import { isDialogOpen, isSubmit } from '../../_components/key-events'
import { alike, readLocal } from '../../_components/local-store'
import type { PromptComplaint } from '../../_components/report-dialog'
import { useActiveTime } from '../../_components/use-active-time'
import { useDraftMirror } from '../../_components/use-draft-mirror'
import { useOutbox } from '../../_components/use-outbox'
import { useReportPrompt } from '../../_components/use-report-prompt'
import { useTokenCounter } from '../../_components/use-token-counter'
import { Editor } from './editor'
import { HintLine } from './hint-line'
import { ReturnedNote } from './returned'
import { SavedStatus } from './saved-status'
import { useHints } from './use-hints'
import {
  BLANK_DRAFT,
  BLANK_SUBMISSION,
  blankWriting,
  type GivenPrompt,
  toDraft,
  toSubmission,
  turnsOf,
  type Writing,
  type WritingMode,
  whyNotReady,
  withTurn,
  writingFromDraft,
} from './writing'

const ReportDialog = later(async () => (await import('../../_components/report-dialog')).ReportDialog)

const shortcutsOf = (t: Words<'write'>): Shortcut[] => [
  { keys: ['Ctrl', 'Enter'], does: t('keys.submit') },
  { keys: ['Alt', 'Enter'], does: t('keys.addTurn') },
  { keys: ['Ctrl', 'S'], does: t('keys.save') },
  { keys: ['Esc'], does: t('keys.leave') },
  { keys: ['G'], does: t('keys.guidelines') },
]

export function WriteDesk({
  projectId,
  userId,
  projectName,
  initialProgress,
  initialDesk,
  wordGoal,
  initialReturned,
}: {
  projectId: string
  userId: string
  projectName: string
  initialProgress: ApiOutput['demonstrations']['progress']
  initialDesk: ApiOutput['demonstrations']['desk']
  /** About how many words an answer should have. */
  wordGoal: number | null
  initialReturned: ApiOutput['demonstrations']['returned']
}) {
  const t = useTranslations('write')
  const tDesk = useTranslations('desk')
  const client = useTRPCClient()
  const toast = useToast()
  const countTokens = useTokenCounter()
  const guidelines = useGuidelines()
  const { restart, read } = useActiveTime()
  const [progress, setProgress] = useState(initialProgress)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [isReporting, setReporting] = useState(false)
  const reportPrompt = useReportPrompt(projectId)
  const [pasted, setPasted] = useState('')
  const { hint, dismiss } = useHints(projectId, writing, pasted)
  const ahead = useRef<{ after: string; prompt: GivenPrompt | null } | null>(null)
  const passed = useRef<string[]>([])
  const { tokensMax } = initialDesk

  const storageKey = useCallback(
    (mode: WritingMode) => `laurel.write.draft.${projectId}.${userId}.${mode}`,
    [projectId, userId],
  )
  const outbox = useOutbox({
    storageKey: `laurel.write.outbox.${projectId}.${userId}`,
    blank: BLANK_SUBMISSION,
    send: (submission) => client.demonstrations.submit.mutate({ projectId, ...submission }),
    onRefused: (message) => toast({ tone: 'danger', message }),
  })
  const mirror = useDraftMirror<DemonstrationDraft>({
    saveToServer: (_, draft) => client.demonstrations.saveDraft.mutate({ projectId, draft }),
    onRefused: (_, message) => toast({ tone: 'danger', message }),
  })

  // The browser's draft can only be read in the browser; the newer of it and the server's is taken up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the desk opens
  useEffect(() => {
    const local = (['given', 'own'] as const)
      .flatMap((mode) => alike(readLocal(storageKey(mode)), BLANK_DRAFT) ?? [])
      .sort((a, b) => b.savedAt - a.savedAt)[0]
    const draft = [local, initialDesk.draft]
      .filter((one) => one != null)
      .sort((a, b) => b.savedAt - a.savedAt)[0]
    restart(draft?.activeMs)
    setWriting(
      draft
        ? writingFromDraft(draft, initialDesk.prompt)
        : blankWriting(initialDesk.prompt ? 'given' : 'own', initialDesk.prompt, crypto.randomUUID()),
    )
    void outbox.flush()
  }, [])

  const promptId = writing?.prompt?.promptId ?? null
  const fetchNext = useCallback(
    (except: string[]) =>
      client.demonstrations.next.query({ projectId, exceptPromptIds: except.slice(-500) }),
    [client, projectId],
  )
  useEffect(() => {
    if (!promptId) return
    let isCurrent = true
    fetchNext([...passed.current, promptId])
      .then((prompt) => {
        if (isCurrent) ahead.current = { after: promptId, prompt }
      })
      // Without it the next prompt is fetched when it is needed.
      .catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [promptId, fetchNext])

  const change = (part: Partial<Writing>) => {
    if (!writing) return
    const next = { ...writing, ...part }
    setWriting(next)
    mirror.save(storageKey(next.mode), 'new', toDraft(next, read().activeMs, Date.now()))
  }

  const goOn = async (after: string) => {
    passed.current.push(after)
    const ready = ahead.current?.after === after ? ahead.current : null
    ahead.current = null
    restart()
    if (ready) return setWriting(blankWriting('given', ready.prompt, crypto.randomUUID()))
    setWriting(null)
    try {
      setWriting(blankWriting('given', await fetchNext(passed.current), crypto.randomUUID()))
    } catch {
      toast({ tone: 'danger', message: t('nextFailed') })
      setWriting(blankWriting('own', null, crypto.randomUUID()))
    }
  }

  const deferred = useDeferredValue(writing)
  const count = (text: string) => (countTokens ? countTokens(text) : null)
  const responseTokens = deferred && count(deferred.response)
  const promptTokens = deferred && countTokens ? countTurns(turnsOf(deferred), countTokens) : null
  const totalTokens = responseTokens === null || promptTokens === null ? null : responseTokens + promptTokens
  const problem = writing && whyNotReady(writing, totalTokens, tokensMax, t)

  const submit = () => {
    if (!writing || problem) return
    void outbox.push(toSubmission(writing, read().activeMs, guidelines.version))
    guidelines.catchUp()
    mirror.forget(storageKey(writing.mode))
    setProgress(({ done, waiting }) => ({
      done: done + 1,
      waiting: writing.mode === 'given' ? Math.max(0, waiting - 1) : waiting,
    }))
    if (writing.prompt) void goOn(writing.prompt.promptId)
    else {
      restart()
      setWriting(blankWriting('own', null, crypto.randomUUID()))
    }
  }
  const pass = () => {
    if (!writing?.prompt) return
    mirror.forget(storageKey('given'))
    void goOn(writing.prompt.promptId)
  }
  const report = (complaint: PromptComplaint) => {
    if (!writing?.prompt) return
    void reportPrompt(writing.prompt.promptId, complaint)
    setProgress(({ done, waiting }) => ({ done, waiting: Math.max(0, waiting - 1) }))
    pass()
  }
  const switchMode = async (mode: WritingMode) => {
    if (!writing || mode === writing.mode) return
    void mirror.saveNow()
    const kept = alike(readLocal(storageKey(mode)), BLANK_DRAFT)
    if (kept) return setWriting(writingFromDraft(kept, initialDesk.prompt))
    if (mode === 'own') return setWriting(blankWriting('own', null, crypto.randomUUID()))
    try {
      setWriting(blankWriting('given', await fetchNext(passed.current), crypto.randomUUID()))
    } catch {
      toast({ tone: 'danger', message: t('promptFailed') })
    }
  }

  const addTurn = () => writing && change(withTurn(writing))

  const keys = useRef({ submit, addTurn, save: mirror.saveNow })
  keys.current = { submit, addTurn, save: mirror.saveNow }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isDialogOpen()) return
      if (isSubmit(event)) {
        event.preventDefault()
        keys.current.submit()
      } else if (event.key === 'Enter' && event.altKey) {
        event.preventDefault()
        keys.current.addTurn()
      } else if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        void keys.current.save()
      } else if (event.key === 'Escape' && document.activeElement instanceof HTMLTextAreaElement) {
        document.activeElement.blur()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const total = progress.done + progress.waiting
  const isFinished = writing?.mode === 'given' && !writing.prompt
  return (
    <DeskShell
      title={t('title')}
      subtitle={projectName}
      leaveHref={`/p/${projectId}`}
      progress={total > 0 ? { done: progress.done, total } : undefined}
      tools={<DeskTools shortcuts={shortcutsOf(t)} />}
      className="grid xl:grid-cols-[minmax(0,1fr)_340px]"
      footer={
        <>
          <DeskHints>
            <span>
              <Kbd>Ctrl</Kbd>
              <Kbd>S</Kbd> {t('saveDraft')}
            </span>
            <span>
              <Kbd>Esc</Kbd> {t('leaveEditor')}
            </span>
          </DeskHints>
          <span className="flex-1 max-sm:hidden" />
          {writing?.mode === 'given' && writing.prompt && (
            <Button onClick={pass}>{t('anotherPrompt')}</Button>
          )}
          <Button
            variant="primary"
            kbd="Ctrl ↵"
            disabledReason={problem}
            onClick={submit}
            className="max-sm:flex-1"
          >
            {tDesk('submitAndNext')}
          </Button>
        </>
      }
    >
      <div className="flex min-h-0 flex-col px-10 pt-6 pb-5 max-sm:px-4 max-sm:pt-3">
        <div className="mx-auto flex min-h-0 w-full max-w-[760px] flex-1 flex-col gap-3.5">
          <ReturnedNote projectId={projectId} initial={initialReturned} />
          <Segmented
            label={t('whatToWrite')}
            value={writing?.mode ?? 'given'}
            onValueChange={(mode) => void switchMode(mode)}
            options={[
              { value: 'given', label: t('answerPrompt') },
              { value: 'own', label: t('ownInstruction') },
            ]}
            className="self-start"
          />
          {isFinished ? (
            <EmptyState
              icon={CircleCheck}
              title={t('allAnswered')}
              action={
                <Button variant="primary" onClick={() => void switchMode('own')}>
                  {t('writeOwn')}
                </Button>
              }
            >
              {t('allAnsweredHint')}
            </EmptyState>
          ) : (
            <Editor
              writing={writing}
              onChange={change}
              responseTokens={responseTokens}
              totalTokens={totalTokens}
              tokensMax={tokensMax}
              wordGoal={wordGoal}
              status={<SavedStatus {...mirror} isOffline={outbox.isOffline} />}
              onAddTurn={addTurn}
              onReport={() => setReporting(true)}
              onPaste={setPasted}
            />
          )}
          {hint && <HintLine hint={hint} onDismiss={dismiss} />}
        </div>
      </div>
      {isReporting && <ReportDialog onClose={() => setReporting(false)} onReport={report} />}
      <aside
        aria-label={tDesk('guidelines')}
        className="flex flex-col gap-4 overflow-y-auto border-l bg-surface px-5 py-4 max-xl:hidden"
      >
        <h2>{tDesk('whatIsGood')}</h2>
        <Guidelines text={guidelines.text} />
      </aside>
    </DeskShell>
  )
}
