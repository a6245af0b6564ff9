'use client'

/** Listens to the writing desk's keys, wherever the focus is; a dialog has its own. */
import { useEffect, useRef } from 'react'
import { isDialogOpen } from '../../_components/key-events'
import { bindingOf, type WriteCommands } from './write-keys'

export function useWriteKeys(commands: Omit<WriteCommands, 'leaveField'>): void {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const binding = isDialogOpen() ? undefined : bindingOf(event)
      if (!binding) return
      if (!binding.isShared) event.preventDefault()
      binding.run?.({ ...latest.current, leaveField })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
}
