'use client'

/** `g` then a letter goes to a place. Does nothing while typing, with a modifier, or in an open dialog. */
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const PAUSE_MS = 1200

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null)
  )
}

/** `targets` maps a letter to a path. */
export function useJumpKeys(targets: Record<string, string>): void {
  const router = useRouter()
  useEffect(() => {
    let pressedAt = 0
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.timeStamp - pressedAt < PAUSE_MS && targets[event.key]) {
        event.preventDefault()
        pressedAt = 0
        router.push(targets[event.key])
      } else {
        pressedAt = event.key === 'g' ? event.timeStamp : 0
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [router, targets])
}
