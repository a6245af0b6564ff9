'use client'

/** The prompts of the writing desk: the next one is fetched while this one is answered; one that was passed does not come back. */
import { useCallback, useEffect, useRef } from 'react'
import { useTRPCClient } from '@/app/_trpc/client'
import type { GivenPrompt } from './writing'

/** Of the prompts that were passed, the server is told the last ones. */
const TOLD_MAX = 500

/** @param promptId of the prompt on the desk; null when there is none */
export function usePromptsAhead(projectId: string, promptId: string | null) {
  const client = useTRPCClient()
  const ahead = useRef<{ after: string; prompt: GivenPrompt | null } | null>(null)
  const passed = useRef<string[]>([])

  const ask = useCallback(
    (except: string[]): Promise<GivenPrompt | null> =>
      client.demonstrations.next.query({ projectId, exceptPromptIds: except.slice(-TOLD_MAX) }),
    [client, projectId],
  )

  useEffect(() => {
    if (!promptId) return
    let isCurrent = true
    ask([...passed.current, promptId])
      .then((prompt) => {
        if (isCurrent) ahead.current = { after: promptId, prompt }
      })
      // Without it the next prompt is fetched when it is needed.
      .catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [promptId, ask])

  /** The prompt that was fetched to follow `after`, which is passed by this; null when it is not here yet. */
  const takeAfter = (after: string) => {
    passed.current.push(after)
    const ready = ahead.current?.after === after ? ahead.current : null
    ahead.current = null
    return ready
  }

  return { takeAfter, fetchNext: () => ask(passed.current) }
}
