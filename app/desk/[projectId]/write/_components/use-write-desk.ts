'use client'

/**
 * The state of the writing desk and what can be done on it. Every change is kept in the browser at once and on the server a
 * moment later; a finished answer goes through the outbox, so the next prompt, fetched ahead, is there at once.
 */
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPCClient } from '@/app/_trpc/client'
import type { DemonstrationDraft } from '@/server/schemas/demonstration'
import { useGuidelines } from '../../_components/guidelines-beside'
import { alike, readLocal } from '../../_components/local-store'
import type { PromptComplaint } from '../../_components/report-dialog'
import { useActiveTime } from '../../_components/use-active-time'
import { useDraftMirror } from '../../_components/use-draft-mirror'
import { useOutbox } from '../../_components/use-outbox'
import { useReportPrompt } from '../../_components/use-report-prompt'
import { usePromptsAhead } from './use-prompts-ahead'
import { useTokenSums } from './use-token-sums'
import {
  BLANK_DRAFT,
  BLANK_SUBMISSION,
  blankWriting,
  type GivenPrompt,
  toDraft,
  toSubmission,
  type Writing,
  type WritingMode,
  whyNotReady,
  withTurn,
  writingFromDraft,
} from './writing'

export interface WriteDeskStart {
  projectId: string
  userId: string
  initialProgress: ApiOutput['demonstrations']['progress']
  initialDesk: ApiOutput['demonstrations']['desk']
}

const newWriting = (mode: WritingMode, prompt: GivenPrompt | null) =>
  blankWriting(mode, prompt, crypto.randomUUID())

export function useWriteDesk({ projectId, userId, initialProgress, initialDesk }: WriteDeskStart) {
  const t = useTranslations('write')
  const toast = useToast()
  const guidelines = useGuidelines()
  const { restart, read } = useActiveTime()
  const [progress, setProgress] = useState(initialProgress)
  /** Null while a prompt is fetched. */
  const [writing, setWriting] = useState<Writing | null>(null)
  const reportPrompt = useReportPrompt(projectId)
  const { takeAfter, fetchNext } = usePromptsAhead(projectId, writing?.prompt?.promptId ?? null)
  const { storageKey, outbox, mirror } = useStores(projectId, userId)
  const { responseTokens, totalTokens } = useTokenSums(writing)
  const problem = writing && whyNotReady(writing, totalTokens, initialDesk.tokensMax, t)

  // The browser's draft can only be read in the browser; the newer of it and the server's is taken up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the desk opens
  useEffect(() => {
    const draft = newestDraft((['given', 'own'] as const).map(storageKey), initialDesk.draft)
    restart(draft?.activeMs)
    setWriting(
      draft
        ? writingFromDraft(draft, initialDesk.prompt)
        : newWriting(initialDesk.prompt ? 'given' : 'own', initialDesk.prompt),
    )
    void outbox.flush()
  }, [])

  const change = (part: Partial<Writing>) => {
    if (!writing) return
    const next = { ...writing, ...part }
    setWriting(next)
    mirror.save(storageKey(next.mode), 'new', toDraft(next, read().activeMs, Date.now()))
  }
  const goOn = async (after: string) => {
    const ready = takeAfter(after)
    restart()
    if (ready) return setWriting(newWriting('given', ready.prompt))
    setWriting(null)
    try {
      setWriting(newWriting('given', await fetchNext()))
    } catch {
      toast({ tone: 'danger', message: t('nextFailed') })
      setWriting(newWriting('own', null))
    }
  }
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
      setWriting(newWriting('own', null))
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
    if (mode === 'own') return setWriting(newWriting('own', null))
    try {
      setWriting(newWriting('given', await fetchNext()))
    } catch {
      toast({ tone: 'danger', message: t('promptFailed') })
    }
  }

  return {
    writing,
    progress,
    /** Every prompt is answered. */
    isFinished: writing?.mode === 'given' && !writing.prompt,
    responseTokens,
    totalTokens,
    /** Why it cannot be sent yet. */
    problem,
    mirror,
    isOffline: outbox.isOffline,
    change,
    addTurn: () => writing && change(withTurn(writing)),
    submit,
    pass,
    report,
    switchMode,
  }
}

/** Where work is kept: what is finished in the outbox, what is not in the mirror. */
function useStores(projectId: string, userId: string) {
  const client = useTRPCClient()
  const toast = useToast()
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
  return { storageKey, outbox, mirror }
}

/** The newest of the drafts in the browser and the server's; of two of the same time, the browser's. */
function newestDraft(keys: readonly string[], ofServer: DemonstrationDraft | null) {
  return [...keys.map((key) => alike(readLocal(key), BLANK_DRAFT)), ofServer]
    .filter((draft) => draft !== null)
    .sort((a, b) => b.savedAt - a.savedAt)
    .at(0)
}
