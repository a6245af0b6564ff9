/** Keeps requests to one server within its limits: so many at once, so many a minute, none while it asks for a pause. */
import PQueue from 'p-queue'

const MINUTE_MS = 60_000

export interface PaceLimits {
  requestsPerMinute: number | null
  atOnce: number
}

export interface Pace {
  /** Runs `work` when its turn has come. @throws what `work` throws */
  inTurn<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>
  /** Begins nothing for so many milliseconds; the longest pause counts. */
  pauseFor(ms: number): void
}

export function createPace({ requestsPerMinute, atOnce }: PaceLimits): Pace {
  const queue = new PQueue({
    concurrency: atOnce,
    // Evenly over the minute: a burst at its beginning is what servers refuse.
    ...(requestsPerMinute !== null && { interval: MINUTE_MS / requestsPerMinute, intervalCap: 1 }),
  })
  let pausedUntil = 0
  let timer: NodeJS.Timeout | undefined
  return {
    async inTurn(work, signal) {
      let begun: Promise<unknown> | undefined
      const begin = () => {
        const result = work()
        begun = result
        return result
      }
      try {
        return await queue.add(begin, { signal })
      } finally {
        // An aborted turn is over for the queue at once; what it had begun may still have to be put down.
        await begun?.catch(() => undefined)
      }
    },
    pauseFor(ms) {
      if (performance.now() + ms <= pausedUntil) return
      pausedUntil = performance.now() + ms
      clearTimeout(timer)
      queue.pause()
      timer = setTimeout(() => queue.start(), ms)
    },
  }
}
