/** What PPO reports about its updates, computed in double precision from plain log-probabilities and values. */
import type { MetricValues } from '../../metrics'
import { estimateKl } from '../../rl/kl'
import { clippedPolicyTerm, clippedValueTerm } from '../../rl/ppo-objective'

/** Per-token numbers of one answer in one minibatch. */
export interface AnswerUpdate {
  logProbs: ArrayLike<number>
  oldLogProbs: ArrayLike<number>
  advantages: ArrayLike<number>
  values: ArrayLike<number>
  oldValues: ArrayLike<number>
  returns: ArrayLike<number>
}

/**
 * Before the first update the policy is the one that was measured, so every ratio must be 1; anything else means that
 * sampling text, masks or temperature differ between the two passes.
 * @param tolerance of the log-ratio: what two graphs may differ by in rounding
 */
export function assertFirstRatio(
  logProbs: ArrayLike<number>,
  oldLogProbs: ArrayLike<number>,
  tolerance: number,
): void {
  for (let t = 0; t < logProbs.length; t++) {
    const difference = Math.abs(logProbs[t]! - oldLogProbs[t]!)
    if (!(difference <= tolerance))
      throw new Error(
        `the probability ratio before the first update is ${Math.exp(logProbs[t]! - oldLogProbs[t]!)} at response token ${t}, expected 1`,
      )
  }
}

/** Sums over tokens of several updates; `averages` gives the step's metrics. */
export function createUpdateStatistics(clipRange: number, valueClipRange: number) {
  const sums = { tokens: 0, policyLoss: 0, valueLoss: 0, ratio: 0, clipped: 0, valueClipped: 0, approxKl: 0 }
  return {
    /** Adds one minibatch; returns its approximate KL per token. */
    add(answers: readonly AnswerUpdate[]): number {
      let tokens = 0
      let approxKl = 0
      for (const { logProbs, oldLogProbs, advantages, values, oldValues, returns } of answers) {
        for (let t = 0; t < logProbs.length; t++) {
          const policy = clippedPolicyTerm(logProbs[t]!, oldLogProbs[t]!, advantages[t]!, clipRange)
          const value = clippedValueTerm(values[t]!, oldValues[t]!, returns[t]!, valueClipRange)
          sums.policyLoss += policy.loss
          sums.ratio += policy.ratio
          sums.clipped += Number(policy.isClipped)
          sums.valueLoss += value.loss
          sums.valueClipped += Number(value.isClipped)
          approxKl += estimateKl('k2', logProbs[t]!, oldLogProbs[t]!)
        }
        tokens += logProbs.length
      }
      sums.tokens += tokens
      sums.approxKl += approxKl
      return approxKl / tokens
    },
    averages(): MetricValues {
      if (sums.tokens === 0) return {} // every answer was cut and masked
      return {
        'loss/policy_avg': sums.policyLoss / sums.tokens,
        'loss/value_avg': sums.valueLoss / sums.tokens,
        'policy/approxkl_avg': sums.approxKl / sums.tokens,
        'policy/clipfrac_avg': sums.clipped / sums.tokens,
        'val/clipfrac_avg': sums.valueClipped / sums.tokens,
        'val/ratio': sums.ratio / sums.tokens,
      }
    },
  }
}
