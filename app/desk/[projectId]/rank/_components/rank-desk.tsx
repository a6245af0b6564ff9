'use client'

/** The ranking desk: which task is on it, what is saved and sent, and what to say when there is nothing to rank. */
import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { later } from '@/app/_components/ui/later'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { useToast } from '@/app/_components/ui/toast'
import type { Words } from '@/app/_i18n/words'
import type { ApiOutput } from '@/app/_trpc/client'
import { useTRPCClient } from '@/app/_trpc/client'
import type { RankingDraft, SkipReason } from '@/server/schemas/ranking'
import { loadMarkdown } from '../../_components/answer-text'
import { DeskTools } from '../../_components/desk-tools'
import { alike, readLocal } from '../../_components/local-store'
import { refusalOf } from '../../_components/refusal'
import type { PromptComplaint } from '../../_components/report-dialog'
import { timeLeft } from '../../_components/time-left'
import { useDraftMirror } from '../../_components/use-draft-mirror'
import { useOutbox } from '../../_components/use-outbox'
import { useReportPrompt } from '../../_components/use-report-prompt'
import { shortcutsOf } from './keys/bindings'
import { RecentButton } from './recent-button'
import { BLANK_DRAFT, BLANK_RANKING } from './stored'
import { TaskDesk } from './task/task-desk'
import { useBetterAnswers } from './use-better-answers'
import { useHeartbeat } from './use-heartbeat'
import { type RankingTask, useRankingQueue } from './use-ranking-queue'

const Correction = later(async () => (await import('./correction')).Correction)
const NothingToRank = later(async () => (await import('./nothing-to-rank')).NothingToRank)
const RecentRankings = later(async () => (await import('./recent-rankings')).RecentRankings)

export function RankDesk({
  projectId,
  userId,
  projectName,
  canSample,
  initialProgress,
}: {
  projectId: string
  userId: string
  projectName: string
  /** Researchers are told how to get answers to rank. */
  canSample: boolean
  initialProgress: ApiOutput['rankings']['progress']
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const tCommon = useTranslations('common')
  const client = useTRPCClient()
  const toast = useToast()
  const [progress, setProgress] = useState(initialProgress)
  const [isRecentOpen, setRecentOpen] = useState(false)
  const [correctingId, setCorrectingId] = useState<string | null>(null)
  const outbox = useOutbox({
    storageKey: `laurel.rank.outbox.${projectId}.${userId}`,
    blank: BLANK_RANKING,
    send: (ranking) => client.rankings.submit.mutate({ projectId, ...ranking }),
    onRefused: (message) => toast({ tone: 'danger', message }),
  })
  useEffect(() => void loadMarkdown().catch(() => {}), [])
  const better = useBetterAnswers(projectId, userId)
  const reportPrompt = useReportPrompt(projectId)
  const { state, advance, reload } = useRankingQueue(projectId, outbox.flush)
  useHeartbeat(projectId, state.status === 'ready' ? state.task.taskId : null)
  const mirror = useDraftMirror<RankingDraft>({
    saveToServer: (taskId, draft) => client.rankings.saveDraft.mutate({ projectId, taskId, draft }),
    onRefused: (taskId, message) => {
      // A draft that arrives after its own ranking is refused too; that is no news.
      if (state.status !== 'ready' || state.task.taskId !== taskId) return
      toast({ tone: 'danger', message })
      mirror.forget(draftKey(taskId))
      advance(Promise.resolve())
    },
  })
  const draftKey = (taskId: string) => `laurel.rank.draft.${projectId}.${userId}.${taskId}`

  const finish = (taskId: string, isRanked: boolean, settled: Promise<unknown>) => {
    mirror.forget(draftKey(taskId))
    setProgress(({ done, waiting, msLeft }) => ({
      done: done + (isRanked ? 1 : 0),
      waiting: Math.max(0, waiting - 1),
      msLeft: msLeft === null || waiting === 0 ? null : (msLeft * Math.max(0, waiting - 1)) / waiting,
    }))
    advance(settled)
    void settled
      .then(async () => setProgress(await client.rankings.progress.query({ projectId })))
      .catch(() => {})
  }
  const skip = (taskId: string, reason: SkipReason) => {
    const skipped = client.rankings.skip.mutate({ projectId, taskId, reason })
    finish(
      taskId,
      false,
      skipped.catch((error: unknown) =>
        toast({
          tone: 'danger',
          message: refusalOf(error) ?? t('skipNotSent'),
        }),
      ),
    )
  }

  const report = ({ taskId, prompt }: RankingTask, complaint: PromptComplaint) =>
    finish(taskId, false, reportPrompt(prompt.promptId, complaint))

  const total = progress.done + progress.waiting
  const shell = {
    title: t('title'),
    subtitle: projectName,
    leaveHref: `/p/${projectId}`,
    progress:
      total > 0
        ? {
            done: progress.done,
            total,
            hint: progress.msLeft === null ? undefined : timeLeft(progress.msLeft, tDesk),
          }
        : undefined,
  }

  if (correctingId) {
    return (
      <Correction
        projectId={projectId}
        rankingId={correctingId}
        shell={{ ...shell, title: t('recent.correcting'), progress: undefined }}
        better={better}
        onEnd={() => setCorrectingId(null)}
      />
    )
  }
  const recent = (
    <RecentRankings
      projectId={projectId}
      open={isRecentOpen}
      onOpenChange={setRecentOpen}
      onCorrect={(rankingId) => {
        setRecentOpen(false)
        void mirror.saveNow()
        setCorrectingId(rankingId)
      }}
    />
  )
  if (state.status === 'ready') {
    const { task } = state
    return (
      <>
        {recent}
        <TaskDesk
          key={task.taskId}
          task={task}
          draft={newerDraft(task, alike(readLocal(draftKey(task.taskId)), BLANK_DRAFT))}
          shell={shell}
          better={better}
          status={statusInWords(outbox, mirror.status, t, tDesk)}
          onChange={(draft) => mirror.save(draftKey(task.taskId), task.taskId, draft)}
          onSubmit={(ranking, isShownOrder) => {
            finish(task.taskId, true, outbox.push(ranking))
            if (isShownOrder) {
              toast({
                message: t('shownOrder'),
                action: { label: t('lookAgain'), onClick: () => setRecentOpen(true) },
              })
            }
          }}
          onSkip={(reason) => skip(task.taskId, reason)}
          onReport={(complaint) => report(task, complaint)}
          onRecent={() => setRecentOpen(true)}
        />
      </>
    )
  }
  return (
    <DeskShell
      {...shell}
      className="grid"
      tools={
        <>
          <RecentButton onClick={() => setRecentOpen(true)} />
          <DeskTools shortcuts={shortcutsOf(t, tDesk('keySpace'))} />
        </>
      }
      footer={
        <span className="text-caption text-ink-3">{statusInWords(outbox, mirror.status, t, tDesk)}</span>
      }
    >
      {recent}
      <div className="m-auto w-full max-w-3xl">
        {state.status === 'loading' && <LoadingBoard />}
        {state.status === 'done' && (
          <NothingToRank projectId={projectId} done={progress.done} canSample={canSample} />
        )}
        {(state.status === 'offline' || state.status === 'failed') && (
          <EmptyState
            icon={CloudOff}
            title={state.status === 'offline' ? t('noConnection') : t('nextFailed')}
            action={<Button onClick={() => void outbox.flush().then(reload)}>{tCommon('tryAgain')}</Button>}
          >
            {state.status === 'offline' ? t('willBeSent') : t('nothingLost', { message: state.message })}
          </EmptyState>
        )}
      </div>
    </DeskShell>
  )
}

function newerDraft(task: RankingTask, local: RankingDraft | null): RankingDraft | null {
  if (!local || !task.draft) return local ?? task.draft
  return local.savedAt >= task.draft.savedAt ? local : task.draft
}

function statusInWords(
  outbox: { isOffline: boolean; waiting: number },
  draft: string,
  t: Words<'rank'>,
  tDesk: Words<'desk'>,
): string {
  if (outbox.isOffline) return t('offlineWaiting', { count: outbox.waiting })
  if (draft === 'local') return tDesk('offlineWork')
  return draft === 'saved' ? tDesk('saved') : draft === 'saving' ? tDesk('saving') : ''
}

function LoadingBoard() {
  const t = useTranslations('rank')
  return (
    <div role="status" className="flex flex-col gap-3 p-6">
      <span className="sr-only">{t('fetching')}</span>
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-32 w-full rounded-card" />
      ))}
    </div>
  )
}
