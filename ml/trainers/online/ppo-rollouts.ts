/** PPO's credit: per-token rewards and values → advantages and returns. No graphs. */
import type { MetricValues } from '../../metrics'
import { generalizedAdvantages } from '../../rl/generalized-advantages'
import { estimateAnswerKl } from '../../rl/kl'
import { tokenRewards } from '../../rl/token-rewards'
import { whiten } from '../../rl/whiten'
import { type CreditedAnswer, describeAnswers, type MeasuredAnswer, meanOf } from './online-answers'

/** An answer's values by the value model. */
export interface Valued {
  values: Float32Array // (L,)
}

/** Advantages are whitened over all tokens of the step that are learnt from. */
export interface Rollout extends CreditedAnswer, Valued {
  returns: Float64Array // (L,)
}

/** Per-token rewards → advantages and returns, for all answers of a step together. */
export function completeRollouts(
  answers: readonly (MeasuredAnswer & Valued)[],
  { klCoefficient, gamma, lambda }: { klCoefficient: number; gamma: number; lambda: number },
): Rollout[] {
  const estimates = answers.map(({ logProbs, referenceLogProbs, score, values }) =>
    generalizedAdvantages(
      tokenRewards(logProbs, referenceLogProbs, score, klCoefficient),
      values,
      gamma,
      lambda,
    ),
  )
  const learntFrom = answers.map(({ isLearntFrom }) => isLearntFrom)
  const advantages = whiten(estimates.map((estimate, i) => (learntFrom[i] ? estimate.advantages : [])))
  return answers.map((answer, i) => ({
    ...answer,
    kl: estimateAnswerKl('k1', answer.logProbs, answer.referenceLogProbs),
    returns: estimates[i]!.returns,
    advantages: learntFrom[i]! ? advantages[i]! : new Float64Array(answer.logProbs.length),
  }))
}

/** The metrics that describe what was sampled, under their usual names. */
export const describeRollouts = (rollouts: readonly Rollout[], klCoefficient: number): MetricValues => ({
  ...describeAnswers(rollouts, klCoefficient),
  'val/explained_variance': explainedVariance(rollouts),
})

/** 1 − variance(returns − values) / variance(returns) over all tokens; 0 when returns do not vary. */
function explainedVariance(rollouts: readonly Rollout[]): number {
  const returns = rollouts.flatMap((rollout) => [...rollout.returns])
  const errors = rollouts.flatMap((rollout) =>
    [...rollout.returns].map((value, t) => value - rollout.values[t]!),
  )
  const variance = varianceOf(returns)
  return variance > 1e-12 ? 1 - varianceOf(errors) / variance : 0
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values, (value) => value)
  return meanOf(values, (value) => (value - mean) ** 2)
}
