'use client'

/**
 * Keeps unfinished work twice: in the browser at every change, on the server a moment after the last one. The browser's
 * copy survives a crash and a lost connection; the server's copy follows the person to another device.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { removeLocal, writeLocal } from './local-store'
import { refusalOf } from './refusal'

const DEBOUNCE_MS = 800

/** `local`: only in this browser so far. */
export type DraftStatus = 'empty' | 'saving' | 'saved' | 'local'

export function useDraftMirror<T>({
  saveToServer,
  onRefused,
}: {
  saveToServer: (subjectId: string, draft: T) => Promise<unknown>
  /** The server will not have this draft, e.g. because the lease is lost. */
  onRefused: (subjectId: string, message: string) => void
}) {
  const pending = useRef<{ subjectId: string; draft: T } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const handlers = useRef({ saveToServer, onRefused })
  handlers.current = { saveToServer, onRefused }
  const [status, setStatus] = useState<DraftStatus>('empty')
  const [savedAt, setSavedAt] = useState<Date | null>(null)

  const saveNow = useCallback(async () => {
    clearTimeout(timer.current)
    const job = pending.current
    if (!job) return
    pending.current = null
    setStatus('saving')
    try {
      await handlers.current.saveToServer(job.subjectId, job.draft)
      if (pending.current) return
      setStatus('saved')
      setSavedAt(new Date())
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal !== null) handlers.current.onRefused(job.subjectId, refusal)
      else {
        // Retried with the next change, or when the connection is back.
        pending.current ??= job
        setStatus('local')
      }
    }
  }, [])

  const save = useCallback(
    (storageKey: string, subjectId: string, draft: T) => {
      writeLocal(storageKey, draft)
      pending.current = { subjectId, draft }
      setStatus('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void saveNow(), DEBOUNCE_MS)
    },
    [saveNow],
  )

  /** The work is finished or given up: nothing is left to save. */
  const forget = useCallback((storageKey: string) => {
    clearTimeout(timer.current)
    pending.current = null
    removeLocal(storageKey)
    setStatus('empty')
    setSavedAt(null)
  }, [])

  useEffect(() => {
    const now = () => void saveNow()
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', now)
      now()
    }
  }, [saveNow])

  return { save, saveNow, forget, status, savedAt }
}
