'use client'

/**
 * Keeps the lease of the task on the desk while its reader shows signs of life, so that long answers can be read in peace.
 * Saving a draft keeps it too; a desk that is left alone loses its lease to somebody else.
 */
import { useEffect } from 'react'
import { useTRPCClient } from '@/app/_trpc/client'

/** A third of the lease, so that one lost beat costs nothing. */
const BEAT_MS = 5 * 60_000

export function useHeartbeat(projectId: string, taskId: string | null): void {
  const client = useTRPCClient()
  useEffect(() => {
    if (!taskId) return
    let isAlive = false
    const sign = () => {
      isAlive = true
    }
    const events = ['pointermove', 'keydown', 'wheel', 'touchmove'] as const
    for (const event of events) window.addEventListener(event, sign, { passive: true })
    const timer = setInterval(() => {
      if (!isAlive) return
      isAlive = false
      // A refusal comes back with the next draft or with the submission, where it is shown.
      client.rankings.heartbeat.mutate({ projectId, taskId }).catch(() => {})
    }, BEAT_MS)
    return () => {
      clearInterval(timer)
      for (const event of events) window.removeEventListener(event, sign)
    }
  }, [client, projectId, taskId])
}
