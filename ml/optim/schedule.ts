/** Learning-rate schedules: linear warm-up, then constant, linear or cosine decay. Pure functions of the step. */

export interface Schedule {
  peak: number
  warmupSteps: number
  totalSteps: number
  shape: 'cosine' | 'linear' | 'constant'
  /** Where the decay ends, as a share of the peak. */
  floor: number
}

/** The settings of a trainer that decide its learning rate. */
export interface ScheduleSettings {
  learningRate: number
  schedule: Schedule['shape']
  /** Share of the steps over which the rate rises. */
  warmupFraction: number
  /** Where the decay ends, as a share of the peak; 0 when left out. */
  learningRateFloor?: number
}

/**
 * The schedule of a run of `totalSteps` updates, the same for every trainer. A decay that ends at 0 reaches it one step
 * after the last: an update at a rate of 0 costs as much as any other and teaches nothing.
 */
export function scheduleOf(
  { learningRate, schedule, warmupFraction, learningRateFloor: floor = 0 }: ScheduleSettings,
  totalSteps: number,
): Schedule {
  return {
    peak: learningRate,
    warmupSteps: Math.round(warmupFraction * totalSteps),
    totalSteps: floor > 0 ? totalSteps : totalSteps + 1,
    shape: schedule,
    floor,
  }
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
