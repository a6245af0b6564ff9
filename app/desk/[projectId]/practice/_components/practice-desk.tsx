'use client'

/** The practice desk: a gold task as on the ranking desk, then where one's order differs from the gold. */
import { CircleCheck, CloudOff, GraduationCap } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { later } from '@/app/_components/ui/later'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { loadMarkdown } from '../../_components/answer-text'
import { DeskTools } from '../../_components/desk-tools'
import { alike, readLocal, removeLocal, writeLocal } from '../../_components/local-store'
import { useReportPrompt } from '../../_components/use-report-prompt'
import { shortcutsOf } from '../../rank/_components/keys/bindings'
import { BLANK_DRAFT } from '../../rank/_components/stored'
import { TaskDesk } from '../../rank/_components/task/task-desk'
import { type Practice, usePractice } from './use-practice'

const PracticeFeedback = later(async () => (await import('./practice-feedback')).PracticeFeedback)

export function PracticeDesk({
  projectId,
  userId,
  initial,
}: {
  projectId: string
  userId: string
  initial: Practice
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const tCommon = useTranslations('common')
  const { state, practice, load, send } = usePractice(projectId, initial)
  const reportPrompt = useReportPrompt(projectId)
  useEffect(() => void loadMarkdown().catch(() => {}), [])

  const { isBlocking, attempts, practiceAttempts, meanAgreement, passMark } = practice
  const shell = {
    title: t('practice.title'),
    subtitle: t('practice.subtitle'),
    leaveHref: `/p/${projectId}`,
    progress:
      isBlocking && attempts > 0
        ? {
            done: Math.min(attempts, practiceAttempts),
            total: practiceAttempts,
            hint: t('practice.standing', { mean: meanAgreement ?? 0, mark: passMark }),
          }
        : undefined,
  }

  if (state.status === 'ready') {
    const { gold } = state
    const draftKey = `laurel.practice.draft.${projectId}.${userId}.${gold.goldId}`
    return (
      <TaskDesk
        key={state.submissionKey}
        work="practice"
        task={{ ...gold, taskId: gold.goldId }}
        draft={alike(readLocal(draftKey), BLANK_DRAFT)}
        shell={shell}
        status={null}
        onChange={(draft) => writeLocal(draftKey, draft)}
        onReport={(complaint) => {
          removeLocal(draftKey)
          void reportPrompt(gold.prompt.promptId, complaint).then(() => load(gold.goldId))
        }}
        onSubmit={async ({ items, activeMs }) => {
          const isSent = await send(state, items, activeMs)
          if (isSent) removeLocal(draftKey)
          return isSent
        }}
      />
    )
  }
  if (state.status === 'feedback') {
    return (
      <PracticeFeedback
        {...state}
        shell={shell}
        projectId={projectId}
        onNext={() => void load(state.gold.goldId)}
      />
    )
  }
  return (
    <DeskShell
      {...shell}
      className="grid"
      tools={<DeskTools shortcuts={shortcutsOf(t, tDesk('keySpace'))} />}
      footer={null}
    >
      <div className="m-auto w-full max-w-3xl">
        {state.status === 'loading' && (
          <div role="status" className="p-6">
            <span className="sr-only">{t('fetching')}</span>
            <Skeleton className="h-48 w-full rounded-card" />
          </div>
        )}
        {state.status === 'welcome' && (
          <EmptyState
            icon={GraduationCap}
            title={t('practice.first')}
            action={
              <Button variant="primary" onClick={() => void load()}>
                {t('practice.start')}
              </Button>
            }
          >
            {t('practice.firstHint', { attempts: practiceAttempts, mark: passMark })}
          </EmptyState>
        )}
        {state.status === 'none' && (
          <EmptyState
            icon={CircleCheck}
            title={t('practice.none')}
            action={
              <ButtonLink variant="primary" href={`/desk/${projectId}/rank`}>
                {t('title')}
              </ButtonLink>
            }
          >
            {t('practice.noneHint')}
          </EmptyState>
        )}
        {state.status === 'failed' && (
          <EmptyState
            icon={CloudOff}
            title={t('nextFailed')}
            action={<Button onClick={() => void load()}>{tCommon('tryAgain')}</Button>}
          >
            {t('nothingLost', { message: state.message })}
          </EmptyState>
        )}
      </div>
    </DeskShell>
  )
}
