'use client'

/**
 * Finished work on its way to the server. What is pushed is kept in the browser until the server has it, so that
 * pressing submit never waits and a lost connection loses nothing. Entries go in order, are retried when the
 * connection is back, and must be safe to send twice.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { alike, readLocal, removeLocal, writeLocal } from './local-store'
import { refusalOf } from './refusal'

const RETRY_MS = [2_000, 5_000, 15_000, 30_000]

export interface Outbox<T> {
  /** Resolves when the entry is sent or refused; stays open while there is no connection. */
  push: (entry: T) => Promise<void>
  /** Sends what an earlier visit left behind; resolves at once when that is nothing, or when it cannot be sent now. */
  flush: () => Promise<void>
  waiting: number
  isOffline: boolean
}

export function useOutbox<T extends object>({
  storageKey,
  blank,
  send,
  onRefused,
}: {
  storageKey: string
  /** What an entry looks like. */
  blank: T
  send: (entry: T) => Promise<unknown>
  /** The server said no for good; the entry is dropped. */
  onRefused: (message: string) => void
}): Outbox<T> {
  const queue = useRef<T[]>([])
  const settle = useRef(new Map<T, () => void>())
  const running = useRef<Promise<void> | null>(null)
  const failures = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const handlers = useRef({ send, onRefused })
  handlers.current = { send, onRefused }
  const [waiting, setWaiting] = useState(0)
  const [isOffline, setOffline] = useState(false)

  const store = useCallback(() => {
    setWaiting(queue.current.length)
    if (queue.current.length) writeLocal(storageKey, queue.current)
    else removeLocal(storageKey)
  }, [storageKey])

  const sendAll = useCallback(async () => {
    clearTimeout(timer.current)
    while (queue.current.length) {
      const [entry] = queue.current
      try {
        await handlers.current.send(entry)
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal === null) {
          setOffline(true)
          const wait = RETRY_MS[Math.min(failures.current++, RETRY_MS.length - 1)]
          timer.current = setTimeout(() => void retry.current(), wait)
          return
        }
        handlers.current.onRefused(refusal)
      }
      failures.current = 0
      setOffline(false)
      queue.current = queue.current.filter((other) => other !== entry)
      store()
      settle.current.get(entry)?.()
      settle.current.delete(entry)
    }
  }, [store])

  /** One sender at a time: whoever asks meanwhile waits for the same one, which takes new entries along. */
  const flush = useCallback((): Promise<void> => {
    if (running.current) return running.current
    const sending = sendAll().finally(() => {
      running.current = null
    })
    running.current = sending
    return sending
  }, [sendAll])
  const retry = useRef(flush)
  retry.current = flush

  const push = useCallback(
    (entry: T) => {
      queue.current = [...queue.current, entry]
      store()
      const sent = new Promise<void>((resolve) => settle.current.set(entry, resolve))
      void flush()
      return sent
    },
    [flush, store],
  )

  useEffect(() => {
    const left = readLocal(storageKey)
    queue.current = Array.isArray(left) ? left.flatMap((entry) => alike(entry, blank) ?? []) : []
    setWaiting(queue.current.length)
    const onOnline = () => void flush()
    window.addEventListener('online', onOnline)
    return () => {
      window.removeEventListener('online', onOnline)
      clearTimeout(timer.current)
    }
  }, [storageKey, blank, flush])

  return { push, flush, waiting, isOffline }
}
