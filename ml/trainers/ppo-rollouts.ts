/** The answers of a PPO step and what is known about them before the update: rewards, advantages, metrics. No graphs. */
import type { MetricValues } from '../metrics'
import { distinctN } from '../rl/distinct-n'
import { generalizedAdvantages } from '../rl/generalized-advantages'
import { estimateAnswerKl } from '../rl/kl'
import { tokenRewards } from '../rl/token-rewards'
import { whiten } from '../rl/whiten'
import type { PromptRow } from '../runner/contract'
import type { Sequence } from './packed-rows'

export interface Answer {
  row: PromptRow
  sequence: Sequence
  /** Ended by its own end-of-sequence token. */
  hasEnded: boolean
}

/** What the models say about an answer of L response tokens. */
export interface MeasuredAnswer extends Answer {
  /** Of the reward model, or the fixed score of an answer without an end. */
  score: number
  logProbs: Float32Array // (L,)
  referenceLogProbs: Float32Array // (L,)
  entropies: Float32Array // (L,)
  values: Float32Array // (L,)
}

export interface Rollout extends MeasuredAnswer {
  /** KL to the reference, nats. */
  kl: number
  returns: Float64Array // (L,)
  /** Whitened over all tokens of the step. */
  advantages: Float64Array // (L,)
}

/** Per-token rewards → advantages and returns, for all answers of a step together. */
export function completeRollouts(
  answers: readonly MeasuredAnswer[],
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
  const advantages = whiten(estimates.map((estimate) => estimate.advantages))
  return answers.map((answer, i) => ({
    ...answer,
    kl: estimateAnswerKl('k1', answer.logProbs, answer.referenceLogProbs),
    returns: estimates[i].returns,
    advantages: advantages[i],
  }))
}

export const meanKl = (rollouts: readonly Rollout[]): number => meanOf(rollouts, ({ kl }) => kl)

/** The metrics that describe what was sampled, under their usual names. */
export function describeRollouts(rollouts: readonly Rollout[], klCoefficient: number): MetricValues {
  const kl = meanKl(rollouts)
  const score = meanOf(rollouts, (rollout) => rollout.score)
  const responses = rollouts.map(({ sequence }) => sequence.tokens.slice(sequence.promptLength))
  const tokens = responses.reduce((total, response) => total + response.length, 0)
  return {
    'objective/kl': kl,
    'objective/kl_coef': klCoefficient,
    'objective/entropy': meanOf(rollouts, ({ logProbs }) => -sumOf(logProbs)),
    'objective/scores': score,
    'objective/non_score_reward': -klCoefficient * kl,
    'objective/rlhf_reward': score - klCoefficient * kl,
    'policy/entropy_avg': rollouts.reduce((total, { entropies }) => total + sumOf(entropies), 0) / tokens,
    'val/num_eos_tokens': rollouts.filter(({ hasEnded }) => hasEnded).length,
    'val/explained_variance': explainedVariance(rollouts),
    'completions/mean_length': tokens / rollouts.length,
    'completions/distinct_1': distinctN(responses, 1),
    'completions/distinct_2': distinctN(responses, 2),
  }
}

/** 1 − variance(returns − values) / variance(returns) over all tokens; 0 when returns do not vary. */
function explainedVariance(rollouts: readonly Rollout[]): number {
  const returns = rollouts.flatMap((rollout) => [...rollout.returns])
  const errors = rollouts.flatMap((rollout) =>
    [...rollout.returns].map((value, t) => value - rollout.values[t]),
  )
  const variance = varianceOf(returns)
  return variance > 1e-12 ? 1 - varianceOf(errors) / variance : 0
}

const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum
}

const meanOf = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0) / items.length

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values, (value) => value)
  return meanOf(values, (value) => (value - mean) ** 2)
}
