/** Negative log-likelihood as a weighted sum, so that micro-batches add up exactly. */
import type { Value } from '../autodiff/graph'
import { mul, neg, reduceSum } from '../autodiff/ops'

/** −Σ weight · log-probability; both of one shape. Divide gradients by the sum of weights over all micro-batches. */
export function crossEntropySum(logProbs: Value, weights: Value): Value {
  return neg(reduceSum(mul(logProbs, weights)))
}
