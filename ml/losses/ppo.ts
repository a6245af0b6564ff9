/**
 * The clipped objectives of PPO (Schulman et al. 2017, equation 7; Huang et al. 2024, detail 10) on graph values, as
 * masked sums: divide gradients and statistics by the number of masked tokens over the whole batch.
 * All arguments are (B, T) unless said otherwise; the mask is 1 on response tokens and 0 elsewhere.
 */
import type { Value } from '../autodiff/graph'
import {
  add,
  cast,
  clip,
  exp,
  greater,
  maximum,
  mul,
  neg,
  reduceSum,
  stopGradient,
  sub,
} from '../autodiff/ops'

export interface PpoPolicyLoss {
  /** Σ mask · max(−A·r, −A·clip(r, 1 ± ε)). */
  loss: Value
  /** Probability ratio new to old, (B, T); exactly 1 where the mask is 0. */
  ratio: Value
  /** Number of tokens whose clipped term was the larger one. */
  clipped: Value
  /** Σ mask · ½ (log r)². */
  approxKl: Value
}

export function ppoPolicyLossSum(
  logProbs: Value,
  oldLogProbs: Value,
  advantages: Value,
  mask: Value,
  clipRange: number,
): PpoPolicyLoss {
  // Masked before the exponential: whatever stands on padding must not overflow.
  const logRatio = mul(sub(logProbs, oldLogProbs), mask)
  const ratio = exp(logRatio)
  const plain = neg(mul(advantages, ratio))
  const limited = neg(mul(advantages, clip(ratio, 1 - clipRange, 1 + clipRange)))
  const counted = (values: Value) => reduceSum(mul(values, mask))
  return {
    loss: counted(maximum(plain, limited)),
    ratio: stopGradient(ratio),
    clipped: stopGradient(counted(cast(greater(limited, plain), mask.dtype))),
    approxKl: stopGradient(mul(reduceSum(mul(logRatio, logRatio)), 0.5)),
  }
}

export interface PpoValueLoss {
  /** ½ Σ mask · max((v − R)², (clip(v, old ± c) − R)²). */
  loss: Value
  /** Number of tokens whose clipped term was the larger one. */
  clipped: Value
}

export function ppoValueLossSum(
  values: Value,
  oldValues: Value,
  returns: Value,
  mask: Value,
  clipRange: number,
): PpoValueLoss {
  const limitedValues = add(oldValues, clip(sub(values, oldValues), -clipRange, clipRange))
  const square = (error: Value) => mul(error, error)
  const plain = square(sub(values, returns))
  const limited = square(sub(limitedValues, returns))
  const counted = (x: Value) => reduceSum(mul(x, mask))
  return {
    loss: mul(counted(maximum(plain, limited)), 0.5),
    clipped: stopGradient(counted(cast(greater(limited, plain), mask.dtype))),
  }
}
