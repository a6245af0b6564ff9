/** How scores agree with rankings: loss, accuracy, margin, calibration. Plain numbers. */
import type { MetricName, MetricValues } from '../../metrics'
import { calibrationOf } from '../../rl/calibration'
import { pairwiseAccuracy, pairwiseLoss } from '../../rl/preference-loss'
import { isSameScore } from '../../rl/same-score'
import type { EncodedRanking } from '../data/encode-rankings'

/** How scores agree with the rankings: mean loss per ranking; accuracy and margin over comparisons that have a winner. */
export function compareWithPeople(rankings: readonly EncodedRanking[], scores: readonly number[][]) {
  let loss = 0
  let correct = 0
  let comparisons = 0
  let marginSum = 0
  rankings.forEach(({ pairs }, n) => {
    loss += pairwiseLoss(scores[n]!, pairs).loss
    const agreement = pairwiseAccuracy(scores[n]!, pairs)
    correct += agreement.correct
    comparisons += agreement.total
    marginSum += agreement.marginSum
  })
  return {
    loss: loss / rankings.length,
    accuracy: comparisons > 0 ? correct / comparisons : null,
    margin: comparisons > 0 ? marginSum / comparisons : null,
    comparisons,
  }
}

/** Calibration over comparisons that have a winner, and accuracy by how clear the preference is. */
export function describeConfidence(
  rankings: readonly EncodedRanking[],
  scores: readonly number[][],
): MetricValues {
  const decided = rankings.flatMap(({ pairs, ranks }, n) =>
    pairs
      .filter(({ label }) => label !== 0.5)
      .map(({ first, second }) => ({
        difference: scores[n]![first]! - scores[n]![second]!,
        tiers: Math.abs(ranks[second]! - ranks[first]!),
      })),
  )
  if (decided.length === 0) return {}
  const { logLoss, error, bins } = calibrationOf(decided.map(({ difference }) => difference))
  const accuracyOf = (some: typeof decided) =>
    some.reduce(
      (sum, { difference }) => sum + (isSameScore(difference, 0) ? 0.5 : difference > 0 ? 1 : 0),
      0,
    ) / some.length
  const clear = decided.filter(({ tiers }) => tiers >= 2)
  const close = decided.filter(({ tiers }) => tiers === 1)
  return {
    'eval/log_loss': logLoss,
    'eval/ece': error,
    ...(clear.length > 0 ? { 'eval/accuracy_clear': accuracyOf(clear) } : {}),
    ...(close.length > 0 ? { 'eval/accuracy_close': accuracyOf(close) } : {}),
    ...Object.fromEntries(
      bins.flatMap(({ count, agreement }, i) => (count > 0 ? [[CALIBRATION_METRICS[i], agreement]] : [])),
    ),
  }
}

const CALIBRATION_METRICS = [
  'calibration/50_60',
  'calibration/60_70',
  'calibration/70_80',
  'calibration/80_90',
  'calibration/90_100',
] as const satisfies readonly MetricName[]
