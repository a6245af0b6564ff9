'use client'

/** A yes or no that this browser remembers, the same in every part of the page that asks. */
import { useCallback, useSyncExternalStore } from 'react'
import { readLocal, writeLocal } from './local-store'

const CHANGED = 'laurel-switch'

function subscribe(onChange: () => void) {
  window.addEventListener(CHANGED, onChange)
  window.addEventListener('storage', onChange)
  return () => {
    window.removeEventListener(CHANGED, onChange)
    window.removeEventListener('storage', onChange)
  }
}

export function useRememberedSwitch(key: string, isOnAtFirst: boolean): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    subscribe,
    () => {
      const kept = readLocal(key)
      return typeof kept === 'boolean' ? kept : isOnAtFirst
    },
    () => isOnAtFirst,
  )
  const set = useCallback(
    (next: boolean) => {
      writeLocal(key, next)
      window.dispatchEvent(new Event(CHANGED))
    },
    [key],
  )
  return [isOn, set]
}
