/** Small descriptive statistics of runs: mean and deviation, correlation, histogram. */

/** Biased standard deviation; both 0 for no numbers. */
export function meanAndDeviation(values: readonly number[]): { mean: number; deviation: number } {
  if (values.length === 0) return { mean: 0, deviation: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** Pearson correlation; 0 when either side does not vary. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const left = meanAndDeviation(a)
  const right = meanAndDeviation(b)
  if (left.deviation === 0 || right.deviation === 0) return 0
  const covariance =
    a.reduce((sum, value, i) => sum + (value - left.mean) * (b[i]! - right.mean), 0) / a.length
  return covariance / (left.deviation * right.deviation)
}

export interface Range {
  low: number
  high: number
}

export const rangeOf = (values: readonly number[]): Range => ({
  low: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  high: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
})

/** Equal bins over a range that holds every value, theirs unless it is given; `binEdges` has one more entry than `counts`. */
export function histogram(
  values: readonly number[],
  bins: number,
  { low, high }: Range = rangeOf(values),
): { binEdges: number[]; counts: number[] } {
  const width = high > low ? (high - low) / bins : 1
  const counts = new Array<number>(bins).fill(0)
  for (const value of values) counts[Math.min(Math.floor((value - low) / width), bins - 1)]! += 1
  const binEdges = Array.from({ length: bins + 1 }, (_, i) => low + i * width)
  return { binEdges, counts }
}
