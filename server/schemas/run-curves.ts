/** Curves of a run as they travel and are drawn: a point is the value of one step, or the mean and range of several. */
import type { Histogram, MetricValue } from './run'

/** The metrics of one step, under their usual names. */
export interface MetricPoint {
  step: number
  values: Record<string, MetricValue>
}

export interface CurvePoint {
  /** Of several steps: the mean, which need not be a whole number. */
  step: number
  value: number
  /** How many steps it stands for, and their range; left out for a single one. */
  count?: number
  low?: number
  high?: number
}

export type Curve = readonly CurvePoint[]

export interface RunCurves {
  /** By metric name; points in order of steps. */
  curves: Record<string, Curve>
  /** The newest of each name. */
  histograms: Record<string, Histogram & { step: number }>
}

/** More points than this are not told apart on a screen. */
export const CURVE_POINTS = 400

/**
 * At most `most` points: those in the same stretch of steps become one with their mean and range, so that no spike is lost and a smoothed line
 * is not bent. The first and the last point stay as they are.
 */
export function thin(points: Curve, most: number = CURVE_POINTS): Curve {
  const [first, last] = [points[0], points[points.length - 1]]
  if (points.length <= Math.max(most, 3)) return points
  const width = (last.step - first.step) / (most - 2)
  const bucketOf = ({ step }: CurvePoint) => Math.floor((step - first.step) / width)
  const thinned = [first]
  for (let at = 1; at < points.length - 1; ) {
    const from = at
    do at++
    while (at < points.length - 1 && bucketOf(points[at]) === bucketOf(points[from]))
    thinned.push(merge(points.slice(from, at)))
  }
  return [...thinned, last]
}

function merge(points: Curve): CurvePoint {
  if (points.length === 1) return points[0]
  let [count, step, value, low, high] = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const point of points) {
    const weight = point.count ?? 1
    count += weight
    step += weight * point.step
    value += weight * point.value
    low = Math.min(low, point.low ?? point.value)
    high = Math.max(high, point.high ?? point.value)
  }
  return { step: round(step / count), value: round(value / count), count, low: round(low), high: round(high) }
}

/** What a screen can show; half the bytes. */
const round = (value: number) => Number(value.toPrecision(7))

/** With the metrics of newer or repeated steps; a curve that has grown too long is thinned. The rest is left as it was. */
export function withMetrics(before: RunCurves, rows: readonly MetricPoint[]): RunCurves {
  if (rows.length === 0) return before
  const grown = new Map<string, CurvePoint[]>()
  const histograms = { ...before.histograms }
  for (const { step, values } of rows) {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value !== 'number') {
        histograms[name] = { ...value, step }
        continue
      }
      let points = grown.get(name)
      if (!points) {
        points = [...(before.curves[name] ?? [])]
        grown.set(name, points)
      }
      put(points, { step, value })
    }
  }
  const curves = { ...before.curves }
  for (const [name, points] of grown) curves[name] = points.length > 2 * CURVE_POINTS ? thin(points) : points
  return { curves, histograms }
}

/** In order; the step that is there already is replaced, unless it has become part of a bucket. */
function put(points: CurvePoint[], point: CurvePoint): void {
  let at = points.length
  while (at > 0 && points[at - 1].step >= point.step) at--
  const there = points[at]
  if (at === points.length) points.push(point)
  else if (there.step === point.step && !there.count) points[at] = point
  else if (there.step === point.step || isInside(points, at, point.step)) return
  else points.splice(at, 0, point)
}

/** Whether a bucket beside this place holds the step already: steps are whole numbers, one a row. */
function isInside(points: Curve, at: number, step: number): boolean {
  const holds = (point: CurvePoint | undefined) =>
    point?.count !== undefined && Math.abs(point.step - step) <= point.count / 2
  return holds(points[at]) || holds(points[at - 1])
}
