/** What a step of reward training is fed beside the packed tokens. N rankings, K completions of each, E heads. */
import { type MarginCoefficients, marginMatrix, pairWeightMatrix } from '../../rl/comparison-pairs'
import { listwiseStages, type RankingLoss } from '../../rl/listwise-loss'
import type { Rng } from '../../tensor/rng'
import type { EncodedRanking } from '../data/encode-rankings'
import { lastTokenIndex, type PackedBatch } from '../data/packed-rows'
import type { RankingFeeds } from '../graphs/scalar-graphs'

export interface RankingFeedsOptions {
  /** N and K of the graph: an epoch's last batch may hold fewer rankings, a ranking fewer completions. */
  rankings: number
  completions: number
  /** E */
  heads: number
  loss: RankingLoss
  /** What the graph takes as margins; null for a graph without them. */
  margins: MarginCoefficients | null
  /** How often a head sees a ranking; 1 with one head. */
  drawnTimes(head: number, ranking: EncodedRanking): number
}

/** @param batch the completions of `items`, ranking by ranking, in one chunk */
export function rankingFeeds(
  items: readonly EncodedRanking[],
  batch: PackedBatch,
  { rankings: N, completions: K, heads, loss, margins: coefficients, drawnTimes }: RankingFeedsOptions,
): RankingFeeds {
  const lastTokens = new Int32Array(N * K)
  const perHead = (numbers: number) => new Float32Array(heads * N * numbers)
  const pairWeights = perHead(K * K)
  const margins = coefficients ? perHead(K * K) : undefined
  const listwise = loss === 'pairs' ? null : loss
  const stageWeights = listwise ? perHead(K) : undefined
  const stageChoices = listwise ? perHead(K * K) : undefined
  let sequence = 0
  items.forEach((item, n) => {
    item.sequences.forEach((_, k) => {
      lastTokens[n * K + k] = lastTokenIndex(batch, sequence++)
    })
    for (let head = 0; head < heads; head++) {
      const at = head * N + n
      const times = drawnTimes(head, item)
      const scaled = (values: Float32Array) => (times === 1 ? values : values.map((x) => x * times))
      pairWeights.set(scaled(pairWeightMatrix(item.pairs, K)), at * K * K)
      if (coefficients) margins?.set(marginMatrix(item.pairs, K, coefficients), at * K * K)
      if (!listwise) continue
      const stages = listwiseStages(item.ranks, listwise, K)
      stageWeights?.set(scaled(stages.weights), at * K)
      stageChoices?.set(stages.among, at * K * K)
    }
  })
  return { lastTokens, pairWeights, margins, stageWeights, stageChoices }
}

/**
 * How often a bootstrap of each head has drawn each ranking: Poisson with mean 1, the same at every pass (Oza & Russell
 * 2001). With one head every ranking counts once.
 * @param rng of the run; it is forked and not advanced
 */
export function createBootstrap(
  rankings: readonly EncodedRanking[],
  heads: number,
  rng: Rng,
): RankingFeedsOptions['drawnTimes'] {
  if (heads === 1) return () => 1
  return (head, ranking) => {
    const draw = rng.fork(`bootstrap/${head}/${rankings.indexOf(ranking)}`).uniform()
    let times = 0
    for (let mass = Math.exp(-1), below = mass; below < draw && times < 20; below += mass) {
      times += 1
      mass /= times
    }
    return times
  }
}
