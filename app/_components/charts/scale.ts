/** From values to pixels and back, straight or by powers of ten, and where to put the ticks. */
import { nice, ticks as ticksWithin } from 'd3-array'

export interface Scale {
  at(value: number): number
  valueAt(pixel: number): number
  ticks: readonly number[]
}

type Pair = readonly [number, number]

export function linearScale([low, high]: Pair, [start, end]: Pair, ticks: readonly number[]): Scale {
  const span = high - low || 1
  return {
    at: (value) => start + ((value - low) / span) * (end - start),
    valueAt: (pixel) => low + ((pixel - start) / (end - start || 1)) * span,
    ticks,
  }
}

/** Both ends above 0. */
export function logScale([low, high]: Pair, [start, end]: Pair): Scale {
  const straight = linearScale([Math.log(low), Math.log(high)], [start, end], [])
  return {
    at: (value) => straight.at(Math.log(value)),
    valueAt: (pixel) => Math.exp(straight.valueAt(pixel)),
    ticks: logTicks(low, high).filter((tick) => tick >= low && tick <= high),
  }
}

/** Powers of ten that cover the range; over less than two of them also 2 and 5 times each. */
export function logTicks(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const factors = last - first <= 2 ? [1, 2, 5] : [1]
  const every = Math.max(1, Math.ceil((last - first) / 5))
  const ticks: number[] = []
  for (let power = first; power <= last; power += every)
    for (const factor of factors) ticks.push(Number((factor * 10 ** power).toPrecision(1)))
  return ticks
}

const TICK_STEPS = 4

/** About five equal, readable steps (1, 2 or 5 times a power of ten) that cover the range. */
export function niceTicks(low: number, high: number): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1]
  const end = high > low ? high : low + (Math.abs(low) || 1)
  return ticksWithin(...nice(low, end, TICK_STEPS), TICK_STEPS)
}

/** A straight scale whose ends are ticks, or a logarithmic one that holds all values with a little room. */
export function valueScale(values: readonly number[], range: Pair, isLog: boolean, fixed?: Pair): Scale {
  if (isLog) {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return logScale(low < high ? [low / 1.05, high * 1.25] : [low / 2, high * 2], range)
  }
  const ticks = fixed ? niceTicks(...fixed) : niceTicks(Math.min(...values), Math.max(...values))
  return linearScale([ticks[0], ticks[ticks.length - 1]], range, ticks)
}
