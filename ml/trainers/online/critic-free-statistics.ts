/** What GRPO, RLOO and REINFORCE report about their updates, from plain log-probabilities. */
import type { MetricValues } from '../../metrics'
import { estimateKl } from '../../rl/kl'
import { clippedPolicyTerm } from '../../rl/ppo-objective'
import { type CreditedAnswer, sumOf } from './online-answers'

/** The form of the loss, as far as its statistics depend on it. */
export interface LossForm {
  /** Whose probability ratio is clipped: a token's, the product over the answer, or the geometric mean over it. */
  ratio: 'token' | 'product' | 'mean'
  clipRange: number
  clipRangeHigh: number
  /** What one token of an answer of this length weighs, and what the answer adds to the divisor. */
  weightOf(length: number): { weight: number; count: number }
}

/** Sums over the updates of a step, in double precision. */
export function createCriticFreeStatistics({ ratio, clipRange, clipRangeHigh, weightOf }: LossForm) {
  const sums = { count: 0, tokens: 0, loss: 0, ratio: 0, low: 0, high: 0, approxKl: 0, norm: 0, updates: 0 }
  return {
    /** Returns the approximate KL per token to the policy that sampled. */
    add(answers: readonly CreditedAnswer[], logProbs: readonly ArrayLike<number>[]): number {
      let tokens = 0
      let approxKl = 0
      answers.forEach(({ logProbs: old, advantages, isLearntFrom }, i) => {
        if (!isLearntFrom) return
        const now = logProbs[i]!
        const { weight, count } = weightOf(now.length)
        const drift = sumOf(now) - sumOf(old)
        const shared = ratio === 'product' ? drift : drift / now.length
        for (let t = 0; t < now.length; t++) {
          const logRatio = ratio === 'token' ? now[t]! - old[t]! : shared
          const term = clippedPolicyTerm(logRatio, 0, advantages[t]!, clipRange, clipRangeHigh)
          sums.loss += weight * term.loss
          sums.ratio += term.ratio
          sums.low += Number(term.isClipped && advantages[t]! < 0)
          sums.high += Number(term.isClipped && advantages[t]! > 0)
          approxKl += estimateKl('k2', now[t]!, old[t]!)
        }
        tokens += now.length
        sums.count += count
      })
      sums.tokens += tokens
      sums.approxKl += approxKl
      return approxKl / tokens
    },
    tookStep(norm: number) {
      sums.norm += norm
      sums.updates += 1
    },
    averages(): MetricValues {
      if (sums.tokens === 0) return {}
      return {
        'loss/policy_avg': sums.loss / sums.count,
        'policy/approxkl_avg': sums.approxKl / sums.tokens,
        'policy/clipfrac_avg': (sums.low + sums.high) / sums.tokens,
        'clip_ratio/low_mean': sums.low / sums.tokens,
        'clip_ratio/high_mean': sums.high / sums.tokens,
        'val/ratio': sums.ratio / sums.tokens,
        ...(sums.updates > 0 ? { grad_norm: sums.norm / sums.updates } : {}),
      }
    },
  }
}
