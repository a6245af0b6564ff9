/** Axes of pictures drawn as SVG without a browser. */

/** About five round numbers covering [low, high]. */
export function ticks(low: number, high: number): number[] {
  const span = Math.max(high - low, 1e-6)
  const power = 10 ** Math.floor(Math.log10(span / 4))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 5) ?? 10 * power
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
}

/** Maps a domain of ticks to a range of pixels, to a tenth. */
export function scale(domain: number[], from: number, to: number): (value: number) => number {
  const low = domain[0]
  const high = domain[domain.length - 1]
  return (value) => Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10
}

/** At most three decimals. */
export const label = (value: number) => String(Math.round(value * 1000) / 1000)
