/**
 * The clipped policy gradient of algorithms without a value model, as a weighted sum over tokens, with the KL to the
 * reference in the loss when it is not in the reward.
 *
 * All arguments are (R, T). Weights decide what a token counts (1, or 1 / length); divide gradients by the number of
 * tokens or answers over the whole minibatch. The estimators of KL are those whose gradient is right for tokens drawn
 * from the old policy: k2, and k3 times the probability ratio; plain k1 or k3 as a loss would have another gradient
 * (Tang & Munos 2025; Schulman, "Approximating KL divergence").
 */
import type { Value } from '../autodiff/graph'
import {
  add,
  cast,
  clip,
  equal,
  exp,
  matmul,
  maximum,
  mul,
  neg,
  reduceSum,
  reshape,
  sub,
} from '../autodiff/ops'

export type KlInLoss = 'none' | 'k2' | 'k3'

export interface PolicyGradientInputs {
  logProbs: Value
  oldLogProbs: Value
  advantages: Value
  /** 1 on tokens that count, 0 elsewhere. */
  mask: Value
  weights: Value
  /** int32; positions of one answer share a number within their row. */
  segments: Value
  /** With the ratio of a whole answer: 1 for the product of its tokens' ratios, 1 / length for their geometric mean. */
  ratioScale: Value
  referenceLogProbs: Value
  /** KL coefficient times weight of the token. */
  klWeights: Value
}

export interface PolicyGradientOptions {
  clipRange: number
  clipRangeHigh: number
  /** Whose probability ratio is clipped: each token's own, or the whole answer's. */
  ratio: 'token' | 'answer'
  kl: KlInLoss
}

/** Σ weight · max(−A·r, −A·clip(r, 1 − ε, 1 + ε′)) + Σ klWeight · KL. */
export function policyGradientLossSum(
  inputs: Omit<PolicyGradientInputs, 'ratioScale' | 'referenceLogProbs' | 'klWeights'> &
    Partial<PolicyGradientInputs>,
  { clipRange, clipRangeHigh, ratio: of, kl }: PolicyGradientOptions,
): Value {
  const { logProbs, oldLogProbs, advantages, mask, weights } = inputs
  // Masked before the exponential: whatever stands on prompts and padding must not overflow.
  const logRatio = mul(sub(logProbs, oldLogProbs), mask)
  const ratio = exp(of === 'token' ? logRatio : sumOverAnswer(logRatio, inputs))
  const plain = neg(mul(advantages, ratio))
  const limited = neg(mul(advantages, clip(ratio, 1 - clipRange, 1 + clipRangeHigh)))
  const loss = reduceSum(mul(maximum(plain, limited), mul(weights, mask)))
  if (kl === 'none') return loss
  const difference = mul(sub(logProbs, required(inputs.referenceLogProbs)), mask)
  const estimate =
    kl === 'k2'
      ? mul(mul(difference, difference), 0.5)
      : mul(exp(logRatio), sub(add(exp(neg(difference)), difference), 1))
  return add(loss, reduceSum(mul(estimate, required(inputs.klWeights))))
}

/** At every position the scaled sum over its answer: (R, T, T) says which positions belong together. */
function sumOverAnswer(
  logRatio: Value,
  { segments, ratioScale }: Pick<PolicyGradientInputs, 'segments'> & { ratioScale?: Value },
): Value {
  const [R, T] = logRatio.shape
  const isSame = cast(equal(reshape(segments, [R!, T!, 1]), reshape(segments, [R!, 1, T!])), logRatio.dtype)
  const scaled = reshape(mul(logRatio, required(ratioScale)), [R!, T!, 1])
  return reshape(matmul(isSame, scaled), [R!, T!])
}

function required(value: Value | undefined): Value {
  if (!value) throw new Error('this form of the loss needs an input that was not given')
  return value
}
