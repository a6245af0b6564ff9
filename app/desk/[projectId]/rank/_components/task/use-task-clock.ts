'use client'

/** The beginning of a task: its clock starts, its guidelines are the newest, and the first answer has the focus. */
import { useEffect } from 'react'
import { useGuidelines } from '../../../_components/guidelines-beside'
import { useActiveTime } from '../../../_components/use-active-time'
import { cardOf } from '../cards/card-focus'

/**
 * @param earlier the time that somebody has worked on the task already
 * @returns a function that reads the time so far
 */
export function useTaskClock(earlier: { activeMs: number; idleMs: number } | null, firstId: string) {
  const { restart, read } = useActiveTime()
  const guidelines = useGuidelines()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts once per task
  useEffect(() => {
    restart(earlier?.activeMs, earlier?.idleMs)
    guidelines.catchUp()
    if (window.matchMedia('(pointer: fine)').matches) cardOf(firstId)?.focus()
  }, [])
  return read
}
