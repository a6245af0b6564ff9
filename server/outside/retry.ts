/** The one way to ask again after a transient failure of somebody else's server, and how long to wait before that. */
import { setTimeout as sleep } from 'node:timers/promises'

/** A timer of more fires at once. */
const TIMER_MAX_MS = 2 ** 31 - 1

export interface Judgement {
  /** Whether the same request may succeed later. */
  isTransient: boolean
  /** Asked for by the server; null when it did not say. */
  retryAfterMs: number | null
}

export interface RetryPolicy {
  /** Attempts in all, 1 or more. */
  attempts: number
  firstPauseMs: number
  longestPauseMs: number
  /** What a failure means. */
  judge(error: unknown): Judgement
  onRetry?(notice: { pauseMs: number; error: unknown; retryAfterMs: number | null }): void
  signal?: AbortSignal
}

/**
 * The result of the first attempt that succeeds. Pauses double from attempt to attempt, unless the server says how long.
 * @throws what the last attempt threw; an AbortError, whose cause is the signal's reason, when it aborts during a pause
 */
export async function retrying<Result>(
  work: () => Promise<Result>,
  { attempts, firstPauseMs, longestPauseMs, judge, onRetry, signal }: RetryPolicy,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const { isTransient, retryAfterMs } = judge(error)
      if (!isTransient || attempt >= attempts) throw error
      const pauseMs = Math.min(
        TIMER_MAX_MS,
        retryAfterMs ?? backoffMs(firstPauseMs * 2 ** (attempt - 1), longestPauseMs),
      )
      onRetry?.({ pauseMs, error, retryAfterMs })
      await sleep(pauseMs, undefined, { signal })
    }
  }
}

/** Drawn between half and all of the pause, so that requests which failed together do not return together. */
const backoffMs = (pauseMs: number, longestMs: number) =>
  Math.min(longestMs, pauseMs) * (0.5 + Math.random() / 2)

/**
 * `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), or `retry-after-ms` as OpenAI sends it.
 * @returns milliseconds from now; null when there is none that can be read
 */
export function retryAfterOf(header: (name: string) => string | null | undefined): number | null {
  const exact = header('retry-after-ms')
  if (exact && Number(exact) >= 0 && Number.isFinite(Number(exact))) return Number(exact)
  const asked = header('retry-after')
  if (!asked) return null
  const ms = /^\d+(\.\d+)?$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
