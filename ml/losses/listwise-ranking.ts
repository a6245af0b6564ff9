/** Plackett–Luce over rankings on graph values; the plain twin is rl/listwise-loss.ts. */
import type { Value } from '../autodiff/graph'
import { add, expand, logSumExp, mul, reduceSum, reshape, sub } from '../autodiff/ops'

/** Added to the score of what is not among the choices. */
const ABSENT = 1e9

/**
 * Σ weight · −log P(chosen among what was left) for scores (N, K), stage weights (N, K) and choices (N, K, K). Rows of
 * weight 0 may have no choices at all.
 */
export function listwiseRankingLoss(scores: Value, weights: Value, among: Value): Value {
  const [N, K] = scores.shape
  const choices = add(expand(reshape(scores, [N!, 1, K!]), [N!, K!, K!]), mul(sub(among, 1), ABSENT))
  return reduceSum(mul(weights, sub(logSumExp(choices), scores)))
}
