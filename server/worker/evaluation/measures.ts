/** From answers with their scores, gold and log-probabilities to the numbers of an evaluation. Pure. */

import type { CompletionRow } from '../../../ml/contract'
import { bestOfN } from '../../../ml/rl/best-of-n'
import { distinctN } from '../../../ml/rl/distinct-n'
import { isSameScore } from '../../../ml/rl/same-score'
import { histogram, rangeOf } from '../../../ml/trainers/statistics'
import { EVALUATION, type EvaluationResults, type Measures, type ScoreSpread } from '../../schemas/evaluation'
import { groupBy } from '../../statistics/group-by'
import { mean } from '../../statistics/mean'
import {
  type PairedDifference,
  pairedDifference,
  type VerdictKind,
  verdictOf,
} from '../../statistics/paired-difference'
import { type WinRate, winRate } from '../../statistics/win-rate'
import type { HeldOutComparison } from './held-out'

export interface MeasuredAnswer extends CompletionRow {
  score: number | null
  gold: number | null
  /** Its log-probability under the reference. */
  referenceLogProb: number | null
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The mean when every answer has the value, otherwise null: a mean of some would be of other prompts. */
function meanOf(answers: readonly MeasuredAnswer[], read: (answer: MeasuredAnswer) => number | null) {
  const values = answers.map(read)
  return values.length > 0 && values.every((value) => value !== null) ? mean(values) : null
}

export function measuresOf(answers: readonly MeasuredAnswer[], perplexity: number | null): Measures {
  const tokens = answers.map(({ tokenIds }) => tokenIds)
  return {
    answers: answers.length,
    score: meanOf(answers, ({ score }) => score),
    gold: meanOf(answers, ({ gold }) => gold),
    // Schulman's k1: unbiased on the version's own answers.
    kl: meanOf(answers, ({ logProbs, referenceLogProb }) =>
      referenceLogProb === null ? null : sum(logProbs) - referenceLogProb,
    ),
    perplexity,
    tokens: mean(tokens.map((ids) => ids.length)),
    cut: answers.filter(({ finishReason }) => finishReason === 'length').length / answers.length,
    distinct1: distinctN(tokens, 1),
    distinct2: distinctN(tokens, 2),
    bestOfN: bestOfNCurve(answers),
  }
}

/** Scores by version over common bins; versions without answers are left out. Null when nothing was scored. */
export function scoreSpreadOf(
  versions: readonly { modelId: string; scores: number[] }[],
): ScoreSpread | null {
  const answered = versions.filter(({ scores }) => scores.length > 0)
  if (answered.length === 0) return null
  const range = rangeOf(answered.flatMap(({ scores }) => scores))
  const binned = answered.map(({ modelId, scores }) => ({
    modelId,
    mean: mean(scores),
    ...histogram(scores, EVALUATION.scoreBins, range),
  }))
  return {
    binEdges: binned[0].binEdges,
    versions: binned.map(({ binEdges: _, ...version }) => version),
  }
}

/** 1, 2, 4 … as far as every prompt has that many answers. */
function bestOfNCurve(answers: readonly MeasuredAnswer[]): Measures['bestOfN'] {
  if (answers.some(({ score }) => score === null)) return []
  const prompts = [...byPrompt(answers).values()]
  const most = Math.min(...prompts.map((some) => some.length))
  const hasGold = answers.every(({ gold }) => gold !== null)
  const scoreOf = ({ score }: MeasuredAnswer) => score ?? 0
  const at = (n: number, worth: (answer: MeasuredAnswer) => number) =>
    mean(prompts.map((some) => bestOfN(some.map(scoreOf), n, some.map(worth))))
  return [1, 2, 4, 8]
    .filter((n) => n <= most)
    .map((n) => ({
      n,
      score: at(n, scoreOf),
      gold: hasGold ? at(n, ({ gold }) => gold ?? 0) : null,
    }))
}

/** Null when there is no opponent, or some answer lacks the value. */
export function differenceOf(
  own: readonly MeasuredAnswer[],
  other: readonly MeasuredAnswer[],
  read: (answer: MeasuredAnswer) => number | null,
): PairedDifference | null {
  if (meanOf(own, read) === null || meanOf(other, read) === null) return null
  const others = byPrompt(other)
  const values = (answers: readonly MeasuredAnswer[]) => answers.map((answer) => read(answer) ?? 0)
  return pairedDifference(
    [...byPrompt(own)].flatMap(([promptId, answers]) => {
      const opposed = others.get(promptId)
      return opposed ? [{ promptId, own: values(answers), other: values(opposed) }] : []
    }),
  )
}

/** By gold where it is defined for every prompt, since nothing trains on it; otherwise by the reward model. */
export function decide(differences: EvaluationResults['differences']): {
  kind: VerdictKind
  by: 'gold' | 'score' | null
} {
  const by = differences.gold ? 'gold' : differences.score ? 'score' : null
  return { kind: verdictOf(by && differences[by]), by }
}

/** Scores that are equal but for rounding count half. Null with fewer than five comparisons. */
export function accuracyOf(
  pairs: readonly HeldOutComparison[],
  scores: ReadonlyMap<string, number>,
): WinRate | null {
  const scored = pairs.filter(({ chosenId, rejectedId }) => scores.has(chosenId) && scores.has(rejectedId))
  return winRate(
    scored.map(({ promptId, chosenId, rejectedId }) => {
      const difference = (scores.get(chosenId) ?? 0) - (scores.get(rejectedId) ?? 0)
      return { promptId, result: isSameScore(difference, 0) ? 0.5 : difference > 0 ? 1 : 0 }
    }),
  )
}

function byPrompt(answers: readonly MeasuredAnswer[]): Map<string, MeasuredAnswer[]> {
  return groupBy(answers, ({ promptId }) => promptId)
}
