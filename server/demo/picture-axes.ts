/** Axes of pictures drawn as SVG without a browser. */
import { nice, ticks as ticksWithin } from 'd3-array'

/** About five round numbers that cover [low, high]. */
export const ticks = (low: number, high: number): number[] =>
  ticksWithin(...nice(low, high > low ? high : low + 1, 5), 5)

/** Maps a domain of ticks to a range of pixels, to a tenth. */
export function scale(domain: number[], from: number, to: number): (value: number) => number {
  const low = domain[0]
  const high = domain[domain.length - 1]
  return (value) => Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10
}

/** At most three decimals. */
export const label = (value: number) => String(Math.round(value * 1000) / 1000)
