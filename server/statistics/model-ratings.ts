/**
 * One number a model from all blind votes, with an interval.
 *
 * Bradley–Terry with Davidson's ties on everybody's votes at once, so that models which never met can be told apart
 * through those they both met; shown on Elo's scale (400 points: ten to one) with a mean of 1000. The interval is a
 * bootstrap over prompts, because votes on one prompt resemble each other (Chiang et al. 2024 resample votes). The
 * generator is seeded: the same votes give the same interval.
 */
import { fitBradleyTerry } from './bradley-terry'
import { groupBy } from './group-by'

export interface ModelVote {
  promptId: string
  /** The two models. */
  a: string
  b: string
  /** 1: a was preferred; 0: b was; 0.5: equal, or both bad. */
  result: 0 | 0.5 | 1
}

export interface ModelRating {
  modelId: string
  rating: number
  low: number
  high: number
  votes: number
}

/** Weak: ±1.5 log-worths around the mean, as for stars; it keeps a model that won everything finite. */
const PRIOR = { abilitySd: 1.5, logTieMean: -0.5, logTieSd: 1 }
const ELO = 400 / Math.LN10
const MEAN = 1000
const RESAMPLES = 200
const SEED = 20_251_125

/** Best first. Models without a vote have no rating. */
export function rateModels(votes: readonly ModelVote[]): ModelRating[] {
  const modelIds = [...new Set(votes.flatMap(({ a, b }) => [a, b]))].sort()
  if (modelIds.length < 2) return []
  const estimate = ratingsOf(modelIds, votes)
  const byPrompt = [...groupBy(votes, ({ promptId }) => promptId).values()]
  const random = mulberry32(SEED)
  const resampled = Array.from({ length: RESAMPLES }, () =>
    ratingsOf(
      modelIds,
      byPrompt.flatMap(() => byPrompt[Math.floor(random() * byPrompt.length)]!),
    ),
  )
  return modelIds
    .map((modelId, index) => {
      const sorted = resampled.map((ratings) => ratings[index]!).sort((x, y) => x - y)
      return {
        modelId,
        rating: estimate[index]!,
        low: Math.min(estimate[index]!, quantile(sorted, 0.025)),
        high: Math.max(estimate[index]!, quantile(sorted, 0.975)),
        votes: votes.filter(({ a, b }) => a === modelId || b === modelId).length,
      }
    })
    .sort((x, y) => y.rating - x.rating)
}

function ratingsOf(modelIds: readonly string[], votes: readonly ModelVote[]): number[] {
  const indexOf = new Map(modelIds.map((id, index) => [id, index]))
  const zeros = () => modelIds.map(() => new Array<number>(modelIds.length).fill(0))
  const outcomes = { wins: zeros(), ties: zeros() }
  for (const { a, b, result } of votes) {
    const [i, j] = [indexOf.get(a)!, indexOf.get(b)!]
    if (result === 1) outcomes.wins[i]![j]! += 1
    else if (result === 0) outcomes.wins[j]![i]! += 1
    else outcomes.ties[Math.min(i, j)]![Math.max(i, j)]! += 1
  }
  return fitBradleyTerry(outcomes, PRIOR).abilities.map((ability) => MEAN + ELO * ability)
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!)
}

/** A small generator of uniform numbers in [0, 1), for resampling. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
