/**
 * Estimators of KL(policy ‖ reference) from one token's log-probabilities (Schulman, "Approximating KL divergence").
 *
 * With d = log π(token) − log π_ref(token), the token drawn from π:
 *   k1 = d               unbiased, noisy, may be negative
 *   k2 = d² / 2          biased, right gradient as a loss
 *   k3 = e^−d − 1 + d    unbiased, small variance, never negative
 */

export type KlEstimator = 'k1' | 'k2' | 'k3'

/** One token's estimate, in nats. */
export function estimateKl(estimator: KlEstimator, logProb: number, referenceLogProb: number): number {
  const difference = logProb - referenceLogProb
  switch (estimator) {
    case 'k1':
      return difference
    case 'k2':
      return 0.5 * difference * difference
    case 'k3':
      return Math.expm1(-difference) + difference
  }
}

/** Sum over an answer's tokens, in nats per answer. */
export function estimateAnswerKl(
  estimator: KlEstimator,
  logProbs: ArrayLike<number>,
  referenceLogProbs: ArrayLike<number>,
): number {
  let sum = 0
  for (let t = 0; t < logProbs.length; t++) sum += estimateKl(estimator, logProbs[t]!, referenceLogProbs[t]!)
  return sum
}
