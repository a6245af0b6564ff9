'use client'

/** A ranking of one's own back on the desk, to be corrected. It is not mirrored: leaving keeps what was sent. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC, useTRPCClient } from '@/app/_trpc/client'
import { refusalOf } from '../../_components/refusal'
import { useReportPrompt } from '../../_components/use-report-prompt'
import { boardFromItems, toDraft } from './board/tiers'
import { TaskDesk, type TaskDeskProps } from './task/task-desk'
import type { BetterAnswers } from './use-better-answers'

export function Correction({
  projectId,
  rankingId,
  shell,
  better,
  onEnd,
}: {
  projectId: string
  rankingId: string
  shell: TaskDeskProps['shell']
  better: BetterAnswers
  onEnd: () => void
}) {
  const t = useTranslations('rank')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const cache = useQueryClient()
  const toast = useToast()
  const reportPrompt = useReportPrompt(projectId)
  const mine = useQuery({
    ...trpc.rankings.readMine.queryOptions({ projectId, rankingId }),
    staleTime: 0,
    gcTime: 0,
  })
  if (!mine.data) {
    return (
      <DeskShell {...shell} className="p-6" footer={<Button onClick={onEnd}>{t('recent.cancel')}</Button>}>
        {mine.isError ? (
          <Note tone="danger">{t('recent.failed')}</Note>
        ) : (
          <Skeleton className="h-48 w-full rounded-card" />
        )}
      </DeskShell>
    )
  }
  const { task, items, degree, note, revision } = mine.data
  const ids = task.completions.map(({ id }) => id)
  return (
    <TaskDesk
      key={`${rankingId} ${revision}`}
      work="correction"
      task={task}
      draft={{ ...toDraft(boardFromItems(ids, items, degree)), note, activeMs: 0, idleMs: 0 }}
      shell={shell}
      better={better}
      status={null}
      onChange={() => undefined}
      onRecent={onEnd}
      onReport={(complaint) => void reportPrompt(task.prompt.promptId, complaint)}
      onSubmit={async ({ taskId: _, ...content }) => {
        try {
          await client.rankings.correct.mutate({ projectId, rankingId, revision, ...content })
          toast({ message: t('recent.sent') })
          onEnd()
          return true
        } catch (error) {
          toast({ tone: 'danger', message: refusalOf(error) ?? t('recent.notSent') })
          await cache.invalidateQueries()
          return false
        }
      }}
    />
  )
}
