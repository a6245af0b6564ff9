/**
 * Best-of-n: the expected value of the best of n samples, and its upper bounds on KL and win rate
 * (Beirami et al. 2024; both tight only when samples are nearly all different).
 */

/**
 * Unbiased estimate of E[value of the sample with the highest score among n], from N ≥ n samples:
 * Σ_i value_(i) · C(i − 1, n − 1) / C(N, n), samples sorted by score from the worst.
 * @param scores what picks the best
 * @param values what is averaged; the scores themselves when left out
 */
export function bestOfN(scores: readonly number[], n: number, values: readonly number[] = scores): number {
  const count = scores.length
  if (n < 1 || n > count) throw new Error(`best of ${n} needs between 1 and ${count} samples`)
  const order = scores.map((_, index) => index).sort((a, b) => scores[a]! - scores[b]! || a - b)
  // P(the best of n is the i-th from the worst) by its own recurrence, from the top: no large factorials.
  let probability = n / count
  let expected = 0
  for (let i = count; i >= n; i--) {
    expected += probability * values[order[i - 1]!]!
    if (i > 1) probability *= (i - n) / (i - 1)
  }
  return expected
}

/** Upper bound on KL(best-of-n ‖ base), nats. */
export function bestOfNKlBound(n: number): number {
  return Math.log(n) - (n - 1) / n
}

/** Upper bound on the win rate of best-of-n against one base sample. */
export function bestOfNWinRateBound(n: number): number {
  return n / (n + 1)
}
