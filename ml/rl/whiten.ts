/**
 * Whitening over every real token of a batch: unit variance, and zero mean unless asked to keep it.
 *
 * Rows are ragged (one row per answer), so padding never enters the statistics. The variance is biased (divided by
 * n), as in openai/lm-human-preferences; epsilon 1e-8.
 */

const EPSILON = 1e-8

/** @param shiftMean false keeps the mean where it was (how Ziegler et al. whiten rewards). */
export function whiten(rows: readonly ArrayLike<number>[], shiftMean = true): Float64Array[] {
  let count = 0
  let sum = 0
  for (const row of rows) {
    count += row.length
    for (let i = 0; i < row.length; i++) sum += row[i]!
  }
  if (count === 0) return rows.map(() => new Float64Array(0))
  const mean = sum / count
  let squares = 0
  for (const row of rows) for (let i = 0; i < row.length; i++) squares += (row[i]! - mean) ** 2
  const scale = 1 / Math.sqrt(squares / count + EPSILON)
  const offset = shiftMean ? 0 : mean
  return rows.map((row) => Float64Array.from(row, (value) => (value - mean) * scale + offset))
}
