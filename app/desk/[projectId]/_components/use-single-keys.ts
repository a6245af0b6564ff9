'use client'

/** Whether keys on their own do things (WCAG 2.1.4). Remembered in this browser; on unless switched off. */
import { useCallback, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { readLocal, writeLocal } from './local-store'

const KEY = 'laurel.single-keys'
const CHANGED = 'laurel-single-keys'

function subscribe(onChange: () => void) {
  window.addEventListener(CHANGED, onChange)
  window.addEventListener('storage', onChange)
  return () => {
    window.removeEventListener(CHANGED, onChange)
    window.removeEventListener('storage', onChange)
  }
}

export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    subscribe,
    () => readLocal(KEY, z.boolean()) ?? true,
    () => true,
  )
  const set = useCallback((next: boolean) => {
    writeLocal(KEY, next)
    window.dispatchEvent(new Event(CHANGED))
  }, [])
  return [isOn, set]
}
