/**
 * The reward model's loss over all pairs of a ranking at once (Ouyang et al. 2022, equation 1): K completions of a
 * prompt are scored once each, and the pair weights say which pairs count and how much.
 */
import type { Value } from '../autodiff/graph'
import { mul, neg, reduceSum, reshape, softplus, sub } from '../autodiff/ops'

/**
 * −Σ wᵢⱼ log σ(sᵢ − sⱼ) for scores (N, K) and weights (N, K, K), i the preferred one. With 1/C(K, 2) on every decided
 * pair a ranking weighs 1; a tie is one half in both directions; 0 leaves a pair out.
 * @param margins (N, K, K) by how much sᵢ should exceed sⱼ at least (Llama 2 §3.2.2); nothing when left out
 */
export function pairwiseRankingLoss(scores: Value, pairWeights: Value, margins?: Value): Value {
  const [N, K] = scores.shape
  const difference = sub(reshape(scores, [N!, K!, 1]), reshape(scores, [N!, 1, K!])) // (N, K, K): sᵢ − sⱼ
  const beyond = margins ? sub(difference, margins) : difference
  return reduceSum(mul(softplus(neg(beyond)), pairWeights))
}
