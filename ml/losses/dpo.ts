/**
 * DPO over all pairs of a ranking at once, on graph values: K completions of a prompt run once each, pair weights say
 * which pairs count and how much (as in pairwise-ranking.ts). N rankings, K completions of each.
 */
import type { Value } from '../autodiff/graph'
import { mul, reduceSum, reshape, sub } from '../autodiff/ops'
import type { DpoLoss } from '../rl/dpo-loss'
import { pairwiseRankingLoss } from './pairwise-ranking'

/**
 * Σ wᵢⱼ · loss(log-ratio of i − log-ratio of j) for log-ratios to the reference (N, K) and weights (N, K, K), i the
 * preferred one. A tie and label smoothing put some of a pair's weight on the other direction.
 */
export function dpoLossSum(loss: DpoLoss, logRatios: Value, pairWeights: Value, beta: number): Value {
  if (loss === 'sigmoid') return pairwiseRankingLoss(mul(logRatios, beta), pairWeights)
  const [N, K] = logRatios.shape
  const error = sub(sub(reshape(logRatios, [N!, K!, 1]), reshape(logRatios, [N!, 1, K!])), 1 / (2 * beta)) // (N, K, K)
  return reduceSum(mul(mul(error, error), pairWeights))
}
