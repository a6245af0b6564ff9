'use client'

/** Which gold task is on the practice desk, and what came of the attempt at it. */
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPCClient } from '@/app/_trpc/client'
import type { RankedItem } from '@/server/schemas/ranking'
import { refusalOf } from '../../_components/refusal'

export type Gold = NonNullable<ApiOutput['practice']['next']>
export type Feedback = ApiOutput['practice']['attempt']
export type Practice = ApiOutput['practice']['mine']

export type PracticeState =
  | { status: 'welcome' | 'loading' | 'none' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; gold: Gold; submissionKey: string }
  | { status: 'feedback'; gold: Gold; mine: readonly RankedItem[]; feedback: Feedback }

export function usePractice(projectId: string, initial: Practice) {
  const t = useTranslations('rank')
  const client = useTRPCClient()
  const toast = useToast()
  const [practice, setPractice] = useState(initial)
  const isNew = initial.isBlocking && initial.attempts === 0
  const [state, setState] = useState<PracticeState>({ status: isNew ? 'welcome' : 'loading' })

  const load = useCallback(
    async (exceptGoldId: string | null = null) => {
      setState({ status: 'loading' })
      try {
        const gold = await client.practice.next.query({ projectId, exceptGoldId })
        setState(gold ? { status: 'ready', gold, submissionKey: crypto.randomUUID() } : { status: 'none' })
      } catch (error) {
        setState({ status: 'failed', message: refusalOf(error) ?? t('willBeSent') })
      }
    },
    [client, projectId, t],
  )

  useEffect(() => {
    if (!isNew) void load()
  }, [isNew, load])

  /** @returns false when it could not be sent. */
  const send = async (
    { gold, submissionKey }: { gold: Gold; submissionKey: string },
    items: readonly RankedItem[],
    activeMs: number,
  ): Promise<boolean> => {
    try {
      const feedback = await client.practice.attempt.mutate({
        projectId,
        goldId: gold.goldId,
        submissionKey,
        items: [...items],
        activeMs,
      })
      setPractice(feedback.practice)
      setState({ status: 'feedback', gold, mine: items, feedback })
      return true
    } catch (error) {
      toast({ tone: 'danger', message: refusalOf(error) ?? t('practice.notSent') })
      return false
    }
  }

  return { state, practice, load, send }
}
