/** Exponential moving average with bias correction, so that the first points are not pulled to zero (Adam's trick). */

export interface Point {
  x: number
  y: number
}

/** `weight` in [0, 1): 0 leaves the points as they are, 0.9 averages over about ten of them. Points stay in order. */
export function smooth(points: readonly Point[], weight: number): Point[] {
  let mean = 0
  let remaining = 1
  return points.map(({ x, y }) => {
    mean = weight * mean + (1 - weight) * y
    remaining *= weight
    return { x, y: mean / (1 - remaining) }
  })
}

/** Rounds a range outwards to 4–6 equal, readable steps (1, 2, 2.5 or 5 times a power of ten). */
export function niceTicks(low: number, high: number): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1]
  const span = high > low ? high - low : Math.abs(low) || 1
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power
  const first = Math.floor(low / step)
  const last = Math.max(first + 1, Math.ceil(high / step))
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
