/** A bell that remembers a ring which came while nobody waited. */
export interface Bell {
  ring(): void
  reset(): void
  /** Resolves at the next ring since the last reset, or after `timeoutMs`. */
  rung(timeoutMs: number): Promise<void>
}

export function createBell(): Bell {
  let isRung = false
  let wake: (() => void) | null = null
  return {
    ring: () => {
      isRung = true
      wake?.()
    },
    reset: () => {
      isRung = false
    },
    rung: (timeoutMs) =>
      new Promise<void>((resolve) => {
        if (isRung) return resolve()
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
