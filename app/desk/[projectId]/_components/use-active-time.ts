'use client'

/** Measures how long somebody works on the thing on the desk, apart from how long it lies there. */
import { useCallback, useEffect, useRef } from 'react'
import { startStopwatch, tick } from './active-time'

export function useActiveTime() {
  const watch = useRef(startStopwatch(0))
  const isHidden = useRef(false)

  useEffect(() => {
    const sign = () => {
      watch.current = tick(watch.current, performance.now(), isHidden.current)
      isHidden.current = document.visibilityState === 'hidden'
    }
    const events = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const
    for (const event of events) window.addEventListener(event, sign, { passive: true })
    document.addEventListener('visibilitychange', sign)
    return () => {
      for (const event of events) window.removeEventListener(event, sign)
      document.removeEventListener('visibilitychange', sign)
    }
  }, [])

  const restart = useCallback((activeMs = 0, idleMs = 0) => {
    watch.current = startStopwatch(performance.now(), activeMs, idleMs)
  }, [])

  /** Whole milliseconds so far. */
  const read = useCallback(() => {
    watch.current = tick(watch.current, performance.now(), isHidden.current)
    return { activeMs: Math.round(watch.current.activeMs), idleMs: Math.round(watch.current.idleMs) }
  }, [])

  return { restart, read }
}
