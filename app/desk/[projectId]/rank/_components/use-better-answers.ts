'use client'

/**
 * Better answers on their way to the server, from whichever task they were written on. The browser keeps the text until the
 * server has it.
 */
import { useCallback, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPCClient } from '@/app/_trpc/client'
import type { DemonstrationSubmission } from '@/server/schemas/demonstration'
import { removeLocal } from '../../_components/local-store'
import { useOutbox } from '../../_components/use-outbox'
import { BLANK_SUBMISSION } from '../../write/_components/writing'

export interface BetterAnswers {
  projectId: string
  /** Where this browser keeps an unfinished one. */
  draftKey: (completionId: string) => string
  send: (submission: DemonstrationSubmission) => void
}

export function useBetterAnswers(projectId: string, userId: string): BetterAnswers {
  const t = useTranslations('rank')
  const client = useTRPCClient()
  const toast = useToast()
  const draftKey = useCallback(
    (completionId: string) => `laurel.better.draft.${projectId}.${userId}.${completionId}`,
    [projectId, userId],
  )
  const { push, flush } = useOutbox({
    storageKey: `laurel.better.outbox.${projectId}.${userId}`,
    blank: BLANK_SUBMISSION,
    send: async (submission) => {
      await client.demonstrations.submit.mutate({ projectId, ...submission })
      if (submission.fromCompletionId) removeLocal(draftKey(submission.fromCompletionId))
      const { done } = await client.demonstrations.progress.query({ projectId })
      toast({ message: t('better.sent', { count: done }) })
    },
    onRefused: (message) => toast({ tone: 'danger', message }),
  })
  useEffect(() => {
    void flush()
  }, [flush])
  return { projectId, draftKey, send: push }
}
