/** The answers of a step of any online algorithm, their measures by the models, and the metrics of both. No graphs. */

import type { MetricValues } from '../../metrics'
import { distinctN } from '../../rl/distinct-n'
import type { Answer } from '../answer-prompts'

/** An answer of L response tokens with its measures by the models. */
export interface MeasuredAnswer extends Answer {
  /** Its place among the answers of the step, which come prompt by prompt. */
  place: number
  /** Of the reward model; what an answer without an end gets is a setting. */
  score: number
  /** How far reward models, or heads, disagree about it. */
  scoreDeviation: number
  /** False for a cut answer whose tokens are masked: it has a score, but nothing is learnt from it. */
  isLearntFrom: boolean
  logProbs: Float32Array // (L,)
  referenceLogProbs: Float32Array // (L,)
  entropies: Float32Array // (L,)
}

/** With its advantages. */
export interface CreditedAnswer extends MeasuredAnswer {
  /** KL to the reference, nats. */
  kl: number
  advantages: Float64Array // (L,)
}

export interface ScoreRule {
  truncatedAnswers: 'fixed score' | 'penalty' | 'mask'
  missingEosScore: number
  missingEosPenalty: number
  /** 0 clips nothing. */
  scoreClip: number
}

/** The score that counts: the reward model has only learnt to read answers that end. */
export function finalScore(score: number, hasEnded: boolean, rule: ScoreRule): number {
  const limit = rule.scoreClip > 0 ? rule.scoreClip : Number.POSITIVE_INFINITY
  const clipped = Math.min(limit, Math.max(-limit, score))
  if (hasEnded) return clipped
  return rule.truncatedAnswers === 'penalty' ? clipped - rule.missingEosPenalty : rule.missingEosScore
}

export const isLearntFrom = (hasEnded: boolean, rule: Pick<ScoreRule, 'truncatedAnswers'>): boolean =>
  hasEnded || rule.truncatedAnswers !== 'mask'

export const meanKl = (answers: readonly CreditedAnswer[]): number => meanOf(answers, ({ kl }) => kl)

/** The metrics that describe what was sampled, under their usual names. */
export function describeAnswers(answers: readonly CreditedAnswer[], klCoefficient: number): MetricValues {
  const kl = meanKl(answers)
  const score = meanOf(answers, (answer) => answer.score)
  const responses = answers.map(({ sequence }) => sequence.tokens.slice(sequence.promptLength))
  const tokens = responses.reduce((total, response) => total + response.length, 0)
  return {
    'objective/kl': kl,
    'objective/kl_coef': klCoefficient,
    'objective/entropy': meanOf(answers, ({ logProbs }) => -sumOf(logProbs)),
    'objective/scores': score,
    'objective/score_deviation': meanOf(answers, (answer) => answer.scoreDeviation),
    'objective/non_score_reward': -klCoefficient * kl,
    'objective/rlhf_reward': score - klCoefficient * kl,
    'policy/entropy_avg': answers.reduce((total, { entropies }) => total + sumOf(entropies), 0) / tokens,
    'val/num_eos_tokens': answers.filter(({ hasEnded }) => hasEnded).length,
    'completions/mean_length': tokens / answers.length,
    'completions/distinct_1': distinctN(responses, 1),
    'completions/distinct_2': distinctN(responses, 2),
  }
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}

export const meanOf = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0) / items.length
