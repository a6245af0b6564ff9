/** Learning-rate schedules: linear warm-up, then constant, linear or cosine decay. Pure functions of the step. */

export interface Schedule {
  peak: number
  warmupSteps: number
  totalSteps: number
  shape: 'cosine' | 'linear' | 'constant'
  /** Where the decay ends, as a share of the peak. */
  floor: number
}

/** The learning rate of update `step`, counted from 0. Reaches the floor at the last step. */
export function learningRateAt(step: number, schedule: Schedule): number {
  const { peak, warmupSteps, totalSteps, shape, floor } = schedule
  if (step < warmupSteps) return (peak * (step + 1)) / (warmupSteps + 1)
  if (shape === 'constant') return peak
  const span = Math.max(1, totalSteps - 1 - warmupSteps)
  const done = Math.min(1, (step - warmupSteps) / span)
  const left = shape === 'linear' ? 1 - done : (1 + Math.cos(Math.PI * done)) / 2
  return peak * (floor + (1 - floor) * left)
}
