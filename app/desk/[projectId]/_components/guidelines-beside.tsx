'use client'

/**
 * The guidelines beside the work of a desk. A new version appears between two tasks, never in the middle of one, and what
 * changed is shown once; the work says by which version it was made.
 */
import { useQuery } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { later } from '@/app/_components/ui/later'
import { type ApiOutput, useTRPC, useTRPCClient } from '@/app/_trpc/client'

const GuidelinesChanges = later(async () => (await import('./guidelines-changes')).GuidelinesChanges)

const LOOK_AGAIN_MS = 5 * 60_000

interface Beside {
  text: string
  version: number
  /** A task begins: the newest version takes its place. */
  catchUp: () => void
}

const GuidelinesContext = createContext<Beside>({ text: '', version: 0, catchUp: () => undefined })

export const useGuidelines = () => useContext(GuidelinesContext)

export function GuidelinesBeside({
  projectId,
  initial,
  children,
}: {
  projectId: string
  initial: ApiOutput['annotation']['guidelines']
  children: React.ReactNode
}) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { data: newest } = useQuery({
    ...trpc.annotation.guidelines.queryOptions({ projectId }, { initialData: initial }),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: true,
  })
  const latest = useRef(newest)
  latest.current = newest
  const [shown, setShown] = useState(initial)
  const [isTold, setTold] = useState(initial.before === null)

  const see = useCallback(
    // Told again next time when this does not arrive.
    (version: number) => void client.annotation.seeGuidelines.mutate({ projectId, version }).catch(() => {}),
    [client, projectId],
  )
  // Who has been shown none yet has the whole text beside the first task: nothing of it is a change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the desk opens
  useEffect(() => {
    if (initial.before === null) see(initial.version)
  }, [])

  const catchUp = useCallback(() => {
    if (latest.current.version === shown.version) return
    const next = latest.current
    setShown({ ...next, before: next.before ?? { version: shown.version, text: shown.text } })
    setTold(false)
  }, [shown])
  const value = useMemo(
    () => ({ text: shown.text, version: shown.version, catchUp }),
    [shown.text, shown.version, catchUp],
  )
  return (
    <GuidelinesContext value={value}>
      {children}
      {!isTold && shown.before && (
        <GuidelinesChanges
          before={shown.before.text}
          now={shown.text}
          onClose={() => {
            setTold(true)
            see(shown.version)
          }}
        />
      )}
    </GuidelinesContext>
  )
}
