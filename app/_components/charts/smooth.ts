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
