/** Wakes a waiting loop of the same process. A signal that is sent while nobody waits is remembered. */
export interface WakeSignal {
  send(): void
  reset(): void
  /** Resolves at the first signal since the last reset, or after `timeoutMs`. */
  next(timeoutMs: number): Promise<void>
}

export function createWakeSignal(): WakeSignal {
  let isSent = false
  let wake: (() => void) | null = null
  return {
    send: () => {
      isSent = true
      wake?.()
    },
    reset: () => {
      isSent = false
    },
    next: (timeoutMs) =>
      new Promise<void>((resolve) => {
        if (isSent) return resolve()
        const done = () => {
          clearTimeout(timer)
          wake = null
          resolve()
        }
        const timer = setTimeout(done, timeoutMs)
        wake = done
      }),
  }
}
