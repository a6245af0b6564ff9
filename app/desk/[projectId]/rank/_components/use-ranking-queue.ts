'use client'

/**
 * Which task is on the desk, and the one behind it: the next task is leased while this one is ranked, so that submitting
 * shows it at once. Leases come back after a reload, because the server gives the same person the same task.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiOutput } from '@/app/_trpc/client'
import { useTRPCClient } from '@/app/_trpc/client'
import { refusalOf } from '../../_components/refusal'

export type RankingTask = NonNullable<ApiOutput['rankings']['next']>

export type QueueState =
  | { status: 'loading' }
  | { status: 'ready'; task: RankingTask }
  | { status: 'done' }
  | { status: 'offline' }
  | { status: 'failed'; message: string }

export function useRankingQueue(projectId: string, beforeFirst: () => Promise<void>) {
  const client = useTRPCClient()
  const [state, setState] = useState<QueueState>({ status: 'loading' })
  const ahead = useRef<RankingTask | null>(null)
  const current = useRef<string | null>(null)
  const first = useRef(beforeFirst)

  const show = useCallback((task: RankingTask | null) => {
    current.current = task?.taskId ?? null
    setState(task ? { status: 'ready', task } : { status: 'done' })
  }, [])

  const fetchAhead = useCallback(async () => {
    const taskId = current.current
    if (!taskId) return
    try {
      const task = await client.rankings.next.mutate({ projectId, exceptTaskId: taskId })
      if (current.current === taskId) ahead.current = task
    } catch {
      // Without a task in hand the next one is fetched when it is needed, and that failure is shown.
      ahead.current = null
    }
  }, [client, projectId])

  const load = useCallback(async () => {
    setState({ status: 'loading' })
    try {
      show(await client.rankings.next.mutate({ projectId }))
      void fetchAhead()
    } catch (error) {
      const message = refusalOf(error)
      setState(message ? { status: 'failed', message } : { status: 'offline' })
    }
  }, [client, projectId, show, fetchAhead])

  /** Puts the next task on the desk. `settled` resolves when the server knows that the old one is finished. */
  const advance = useCallback(
    (settled: Promise<unknown>) => {
      const next = ahead.current
      ahead.current = null
      if (next) {
        show(next)
        void settled.then(fetchAhead)
      } else {
        current.current = null
        setState({ status: navigator.onLine ? 'loading' : 'offline' })
        void settled.then(load)
      }
    },
    [show, fetchAhead, load],
  )

  useEffect(() => {
    void first.current().then(load)
  }, [load])

  return { state, advance, reload: load }
}
