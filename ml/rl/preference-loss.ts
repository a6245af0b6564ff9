/**
 * Losses of a reward model over scores, as plain numbers: Bradley–Terry over all pairs of a ranking, Plackett–Luce
 * over the whole order, and the softmax over "best of K".
 *
 * The reference for the training graph, and what evaluates held-out rankings. Margins follow Llama 2 §3.2.2, centring
 * follows Eisenstein et al. 2023.
 */
import type { ComparisonPair } from './comparison-pairs'
import { isSameScore } from './same-score'

/** log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))
}

/**
 * Cross-entropy of P(first preferred) = σ(difference − margin) against `label`, in nats.
 * @param difference score of the first minus score of the second
 */
export function bradleyTerryLoss(difference: number, label = 1, margin = 0): number {
  const logit = difference - margin
  return label * softplus(-logit) + (1 - label) * softplus(logit)
}

/** Keeps the scores of a pair near zero: coefficient · (first + second)². */
export function centringPenalty(first: number, second: number, coefficient: number): number {
  return coefficient * (first + second) ** 2
}

export interface PairwiseResult {
  /** Weighted mean of the pairs' losses, nats. */
  loss: number
  /** (K,) d loss / d score. */
  gradient: Float64Array
}

/** Bradley–Terry over every pair of one ranking. */
export function pairwiseLoss(scores: ArrayLike<number>, pairs: readonly ComparisonPair[]): PairwiseResult {
  const gradient = new Float64Array(scores.length)
  let loss = 0
  for (const { first, second, label, weight } of pairs) {
    const difference = scores[first]! - scores[second]!
    loss += weight * bradleyTerryLoss(difference, label)
    const slope = weight * (sigmoid(difference) - label)
    gradient[first]! += slope
    gradient[second]! -= slope
  }
  return { loss, gradient }
}

export interface PairwiseAccuracy {
  /** Pairs in the wanted order; scores that are equal but for rounding count half. */
  correct: number
  /** Pairs that have a winner (ties in the ranking are not counted). */
  total: number
  /** Sum of chosen minus rejected score. */
  marginSum: number
}

export function pairwiseAccuracy(
  scores: ArrayLike<number>,
  pairs: readonly ComparisonPair[],
): PairwiseAccuracy {
  const result: PairwiseAccuracy = { correct: 0, total: 0, marginSum: 0 }
  for (const { first, second, label } of pairs) {
    if (label === 0.5) continue
    const difference = scores[first]! - scores[second]!
    result.correct += isSameScore(difference, 0) ? 0.5 : difference > 0 ? 1 : 0
    result.total += 1
    result.marginSum += difference
  }
  return result
}

function logSumExp(values: readonly number[]): number {
  const top = Math.max(...values)
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0))
}

/** Negative log-likelihood of an order under Plackett–Luce; `ordered[0]` is the best item's score. */
export function plackettLuceLoss(ordered: readonly number[]): number {
  let loss = 0
  for (let k = 0; k < ordered.length - 1; k++) loss += logSumExp(ordered.slice(k)) - ordered[k]!
  return loss
}

/** Cross-entropy of picking `best` among all scores (Ziegler et al. 2019, eq. 1). */
export function bestOfKLoss(scores: readonly number[], best: number): number {
  return logSumExp(scores) - scores[best]!
}
