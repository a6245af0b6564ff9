/** Wall-clock seconds per named phase of a step; a phase may come back and adds up. */

export interface Stopwatch<Phase extends string> {
  /** Books the time since the last lap (or the start) on this phase. */
  lap(phase: Phase): void
  readonly laps: Partial<Record<Phase, number>>
  /** Seconds since the start. */
  seconds(): number
}

export function createStopwatch<Phase extends string>(): Stopwatch<Phase> {
  const start = performance.now()
  let last = start
  const laps: Partial<Record<Phase, number>> = {}
  return {
    lap(phase) {
      const now = performance.now()
      laps[phase] = (laps[phase] ?? 0) + (now - last) / 1000
      last = now
    },
    laps,
    seconds: () => (performance.now() - start) / 1000,
  }
}
