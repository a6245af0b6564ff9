/** The horizontal axis of a run's charts: steps, the tokens learnt from, or the time it has run. Pure. */
import type { Formats } from '@/app/_i18n/formats'
import type { Words } from '@/app/_i18n/words'
import type { Curve, RunCurves } from '@/server/schemas/run-curves'

export type AxisName = 'step' | 'tokens' | 'time'

export interface CurveAxis {
  name: AxisName
  label: string
  /** Of its unit, on an axis of time. */
  seconds?: number
  format: (value: number) => string
  /** Where a step lies on the axis, and which step lies there. */
  xOf: (step: number) => number
  stepAt: (x: number) => number
}

/** What each step adds to the axis. */
const INCREMENT = { tokens: 'perf/tokens', time: 'time/step' } as const

const TIME_UNITS = [
  { label: 'axis.hours', seconds: 3600, from: 3 * 3600 },
  { label: 'axis.minutes', seconds: 60, from: 180 },
  { label: 'axis.seconds', seconds: 1, from: 0 },
] as const

/** Whether the run has recorded what the axis needs; runs of earlier versions have not. */
export const hasAxis = ({ curves }: Pick<RunCurves, 'curves'>, name: AxisName): boolean =>
  name === 'step' || (curves[INCREMENT[name]]?.length ?? 0) > 0

/**
 * @param unitSeconds of the time axis, for runs that are laid over one whose unit it is
 */
export function axisOf(
  { curves }: Pick<RunCurves, 'curves'>,
  name: AxisName,
  t: Words<'run'>,
  f: Formats,
  unitSeconds?: number,
): CurveAxis {
  if (name === 'step')
    return { name, label: t('axis.step'), format: f.count, xOf: (step) => step, stepAt: (x) => x }
  const sums = cumulative(curves[INCREMENT[name]] ?? [])
  if (name === 'tokens') return { name, label: t('axis.tokens'), format: f.compact, ...along(sums, 1) }
  const total = sums[sums.length - 1].sum
  const unit =
    TIME_UNITS.find(({ seconds, from }) => (unitSeconds ? seconds === unitSeconds : total >= from)) ??
    TIME_UNITS[2]
  return { name, label: t(unit.label), seconds: unit.seconds, format: f.metric, ...along(sums, unit.seconds) }
}

interface Sum {
  step: number
  sum: number
}

/** What has been added up to each step; a point of several steps stands in their middle. */
function cumulative(points: Curve): Sum[] {
  let total = 0
  const sums: Sum[] = [{ step: 0, sum: 0 }]
  for (const { step, value, count = 1 } of points) {
    const whole = value * count
    // The middle of n steps is (n + 1) / 2 steps after the one before them.
    sums.push({ step, sum: total + (whole * (count + 1)) / (2 * count) })
    total += whole
  }
  return sums
}

/** Straight between the known sums, and on with the last slope. */
function along(sums: readonly Sum[], unit: number): Pick<CurveAxis, 'xOf' | 'stepAt'> {
  return {
    xOf: (step) => interpolate(sums, step, 'step', 'sum') / unit,
    stepAt: (x) => interpolate(sums, x * unit, 'sum', 'step'),
  }
}

function interpolate(sums: readonly Sum[], at: number, from: keyof Sum, to: keyof Sum): number {
  if (sums.length < 2) return 0
  let [low, high] = [1, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle][from] < at) low = middle + 1
    else high = middle
  }
  const [a, b] = [sums[low - 1], sums[low]]
  const span = b[from] - a[from]
  return span === 0 ? b[to] : a[to] + ((at - a[from]) / span) * (b[to] - a[to])
}
