/** Rankings as DPO uses them: what a step is fed, and the implicit rewards of a policy. N rankings, K completions, R rows, T tokens. */
import type { MetricValues } from '../../metrics'
import type { Parameters } from '../../optim/parameters'
import { pairWeightMatrix } from '../../rl/comparison-pairs'
import { type DpoLoss, dpoTerm } from '../../rl/dpo-loss'
import { isSameScore } from '../../rl/same-score'
import type { EncodedRanking } from '../data/encode-rankings'
import {
  atResponse,
  type PackedBatch,
  packRows,
  responseLength,
  type Sequence,
  spreadOverResponses,
} from '../data/packed-rows'
import type { LogProbForward } from '../graphs/policy-graphs'
import type { PreferenceFeeds } from '../graphs/preference-graphs'

/** With the completions of the best tier, none when all are unacceptable. */
export interface Preference extends EncodedRanking {
  best: number[]
}

/** With the log-probability of each completion under the reference. */
export interface MeasuredPreference extends Preference {
  reference: number[]
}

export const withBest = (ranking: EncodedRanking): Preference => ({
  ...ranking,
  best: [...ranking.ranks.keys()].filter(
    (k) => ranking.ranks[k] === Math.min(...ranking.ranks) && !ranking.unacceptable?.[k],
  ),
})

/** What a response token adds to its completion's log-probability: the sum, or with IPO the mean. */
const tokenShare = (loss: DpoLoss, sequence: Sequence): number =>
  loss === 'ipo' ? 1 / responseLength(sequence) : 1

/** Log-probability of every completion, one list per ranking; its mean over the tokens with IPO. */
export async function completionLogProbs(
  forward: LogProbForward,
  weights: Parameters,
  rankings: readonly Preference[],
  { rowLength, padId, loss }: { rowLength: number; padId: number; loss: DpoLoss },
): Promise<number[][]> {
  const batch = packRows(
    rankings.flatMap(({ sequences }) => sequences),
    rowLength,
    padId,
  )
  const { logProbs } = await forward.run(weights, batch)
  let sequence = 0
  return rankings.map(({ sequences }) =>
    sequences.map((one) => {
      const tokens = atResponse(batch, logProbs, sequence++)
      return tokenShare(loss, one) * tokens.reduce((sum, value) => sum + value, 0)
    }),
  )
}

/**
 * @param batch the completions of `items`, ranking by ranking, in one chunk
 * @param shape N and K of the graph, which an epoch's last batch and a short ranking do not fill
 */
export function preferenceFeeds(
  items: readonly MeasuredPreference[],
  batch: PackedBatch,
  { rankings: N, completions: K }: { rankings: number; completions: number },
  { loss, likelihoodCoefficient }: { loss: DpoLoss; likelihoodCoefficient: number },
): PreferenceFeeds {
  const size = batch.chunks[0]!.rows * batch.rowLength
  const membership = new Float32Array(N * K * size)
  const referenceLogProbs = new Float32Array(N * K)
  const pairWeights = new Float32Array(N * K * K)
  const likelihood: number[] = []
  items.forEach(({ sequences, pairs, best, reference }, n) => {
    pairWeights.set(pairWeightMatrix(pairs, K), n * K * K)
    sequences.forEach((sequence, k) => {
      const place = n * K + k
      const start = batch.places[likelihood.length]!.start + sequence.promptLength - 1
      const length = responseLength(sequence)
      membership.fill(tokenShare(loss, sequence), place * size + start, place * size + start + length)
      referenceLogProbs[place] = reference[k]!
      likelihood.push(best.includes(k) ? likelihoodCoefficient / (best.length * length) : 0)
    })
  })
  const [likelihoodWeights] = spreadOverResponses(batch, (i) =>
    new Float32Array(responseLength(batch.sequences[i]!)).fill(likelihood[i]!),
  )
  return { membership, referenceLogProbs, pairWeights, likelihoodWeights: likelihoodWeights! }
}

export const countDecided = (rankings: readonly EncodedRanking[]): number =>
  rankings.reduce((sum, { pairs }) => sum + pairs.filter(({ label }) => label !== 0.5).length, 0)

/**
 * Preference loss per ranking; implicit rewards β · log(π / π_ref) and log-probabilities, means over comparisons that have
 * a winner (Rafailov et al. 2023 §4).
 * @param logProbs of every completion under the policy, one list per ranking
 */
export function describePreferences(
  rankings: readonly MeasuredPreference[],
  logProbs: readonly number[][],
  { loss, beta }: { loss: DpoLoss; beta: number },
) {
  const sums = { loss: 0, chosen: 0, rejected: 0, correct: 0, logChosen: 0, logRejected: 0 }
  rankings.forEach(({ pairs, reference }, n) => {
    const ratios = reference.map((value, k) => logProbs[n]![k]! - value)
    for (const { first, second, label, weight } of pairs) {
      const difference = ratios[first]! - ratios[second]!
      sums.loss += weight * dpoTerm(loss, difference, beta, label).loss
      if (label === 0.5) continue
      sums.chosen += beta * ratios[first]!
      sums.rejected += beta * ratios[second]!
      sums.correct += isSameScore(beta * difference, 0) ? 0.5 : difference > 0 ? 1 : 0
      sums.logChosen += logProbs[n]![first]!
      sums.logRejected += logProbs[n]![second]!
    }
  })
  const decided = Math.max(1, countDecided(rankings))
  return {
    loss: sums.loss / rankings.length,
    'rewards/chosen': sums.chosen / decided,
    'rewards/rejected': sums.rejected / decided,
    'rewards/margins': (sums.chosen - sums.rejected) / decided,
    'rewards/accuracies': sums.correct / decided,
    'logps/chosen': sums.logChosen / decided,
    'logps/rejected': sums.logRejected / decided,
  } satisfies MetricValues & { loss: number }
}
