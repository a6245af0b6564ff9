/**
 * PPO's clipped objectives for one token (Schulman et al. 2017, eq. 7; value clipping as in openai/baselines).
 *
 * Plain numbers with derivatives: the reference the training graph is tested against, and what reads its statistics.
 */

export interface PolicyTerm {
  /** max(−A·ρ, −A·clip(ρ, 1 ± ε)). */
  loss: number
  /** ρ = π / π_old. */
  ratio: number
  /** The clipped branch is the larger one: no gradient flows. */
  isClipped: boolean
  /** d loss / d log π. */
  gradient: number
}

/** @param clipRangeHigh another limit above 1 than below it (DAPO's clip-higher, Yu et al. 2025 §3.1) */
export function clippedPolicyTerm(
  logProb: number,
  oldLogProb: number,
  advantage: number,
  clipRange: number,
  clipRangeHigh = clipRange,
): PolicyTerm {
  const ratio = Math.exp(logProb - oldLogProb)
  const clipped = Math.min(Math.max(ratio, 1 - clipRange), 1 + clipRangeHigh)
  const plainLoss = -advantage * ratio
  const clippedLoss = -advantage * clipped
  const isClipped = clippedLoss > plainLoss
  return {
    loss: Math.max(plainLoss, clippedLoss),
    ratio,
    isClipped,
    gradient: isClipped ? 0 : plainLoss,
  }
}

export interface ValueTerm {
  /** ½ · max((V − R)², (clip(V, V_old ± ε) − R)²). */
  loss: number
  isClipped: boolean
  /** d loss / d V. */
  gradient: number
}

export function clippedValueTerm(
  value: number,
  oldValue: number,
  returnToGo: number,
  clipRange: number,
): ValueTerm {
  const clipped = Math.min(Math.max(value, oldValue - clipRange), oldValue + clipRange)
  const plainLoss = 0.5 * (value - returnToGo) ** 2
  const clippedLoss = 0.5 * (clipped - returnToGo) ** 2
  const isClipped = clippedLoss > plainLoss
  return {
    loss: Math.max(plainLoss, clippedLoss),
    isClipped,
    gradient: isClipped ? 0 : value - returnToGo,
  }
}
