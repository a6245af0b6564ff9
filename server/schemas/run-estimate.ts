/** How long a whole run takes and how much memory it needs, from a few measured steps. Pure. */
import type { RunCurves } from './run-curves'

export interface RunEstimate {
  steps: number
  secondsPerStep: number
  /** How many steps were measured. */
  measured: number
  ms: number
  /** Null where the run did not say. */
  memoryMb: number | null
}

/** Null when no step was measured. The first step compiles graphs and is left out unless it is the only one. */
export function estimateOf({ curves }: Pick<RunCurves, 'curves'>, totalSteps: number): RunEstimate | null {
  const all = (curves['time/step'] ?? []).map(({ value }) => value)
  const times = (all.length > 1 ? all.slice(1) : all).sort((a, b) => a - b)
  if (times.length === 0 || totalSteps < 1) return null
  const middle = (times.length - 1) / 2
  const secondsPerStep = (times[Math.floor(middle)] + times[Math.ceil(middle)]) / 2
  const memory = (curves['system/memory'] ?? []).map(({ value }) => value)
  return {
    steps: totalSteps,
    secondsPerStep,
    measured: times.length,
    ms: Math.round((all[0] + secondsPerStep * (totalSteps - 1)) * 1000),
    memoryMb: memory.length > 0 ? Math.max(...memory) : null,
  }
}
