/**
 * Splits the time a desk is open into active and idle. A gap of up to 60 seconds between two signs of life (reading
 * is quiet) is active; the rest of a longer gap, and any time the page is hidden, is idle. Pure: the clock is a parameter.
 */

export const QUIET_MS = 60_000

export interface Stopwatch {
  activeMs: number
  idleMs: number
  lastMs: number
}

export function startStopwatch(nowMs: number, activeMs = 0, idleMs = 0): Stopwatch {
  return { activeMs, idleMs, lastMs: nowMs }
}

/** Counts the time since the last sign of life. `wasHidden`: the page could not be seen meanwhile. */
export function tick(watch: Stopwatch, nowMs: number, wasHidden = false): Stopwatch {
  const gap = Math.max(0, nowMs - watch.lastMs)
  const active = wasHidden ? 0 : Math.min(gap, QUIET_MS)
  return { activeMs: watch.activeMs + active, idleMs: watch.idleMs + gap - active, lastMs: nowMs }
}
