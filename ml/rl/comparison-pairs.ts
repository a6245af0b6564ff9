/**
 * A ranking of K completions as its C(K, 2) comparisons, each with a label and a weight. A test holds them equal to those
 * that `server/statistics/pairs-of-ranking.ts` derives.
 *
 * All pairs of a ranking stay in one batch element and share the weight 1, so that a ranking counts once whatever K
 * is (InstructGPT §3.5). A tie is a comparison with label ½, or is dropped.
 */

export type TieHandling = 'half' | 'drop'

export interface ComparisonPair {
  /** Positions in the ranking. With label 1, `first` is the chosen one. */
  first: number
  second: number
  /** Probability that `first` is preferred: 1, or ½ for a tie. */
  label: number
  /** 1 / number of pairs kept. */
  weight: number
  /** How clear the preference is: tiers between the two over tiers between first and last; 0 for a tie. */
  strength: number
  /** How much better `first` is, 1 negligibly to 4 significantly; absent for a tie, and when nobody was asked. */
  degree?: number
}

/** What a ranking may say beside its ranks. */
export interface RankingJudgement {
  /** (K,) which completions are below every acceptable one, whatever their ranks. */
  unacceptable?: readonly boolean[]
  /** How much better the first of two completions is: 1 negligibly to 4 significantly. */
  degree?: number
}

/**
 * The ranks with every unacceptable completion below every acceptable one: dense, 1 is best, equal is a tie. Two
 * unacceptable completions keep their order. Without an unacceptable completion the ranks as they are.
 */
export function orderOf(ranks: readonly number[], unacceptable?: readonly boolean[]): readonly number[] {
  if (!unacceptable?.includes(true)) return ranks
  const below = Math.max(...ranks) - Math.min(...ranks) + 1
  const order = ranks.map((rank, i) => (unacceptable[i] ? rank + below : rank))
  const tiers = [...new Set(order)].sort((a, b) => a - b)
  return order.map((place) => tiers.indexOf(place) + 1)
}

/** @param said dense ranks, 1 is best, equal is a tie. Returns no pairs when every one is dropped. */
export function comparisonPairs(
  said: readonly number[],
  ties: TieHandling,
  { unacceptable, degree }: RankingJudgement = {},
): ComparisonPair[] {
  const ranks = orderOf(said, unacceptable)
  const pairs: Omit<ComparisonPair, 'weight' | 'strength'>[] = []
  const range = Math.max(...ranks) - Math.min(...ranks)
  for (let i = 0; i < ranks.length; i++) {
    for (let j = i + 1; j < ranks.length; j++) {
      if (ranks[i] === ranks[j]) {
        if (ties === 'half') pairs.push({ first: i, second: j, label: 0.5 })
      } else if (ranks[i]! < ranks[j]!) pairs.push({ first: i, second: j, label: 1 })
      else pairs.push({ first: j, second: i, label: 1 })
    }
  }
  return pairs.map((pair) => ({
    ...pair,
    weight: 1 / pairs.length,
    strength: range === 0 ? 0 : Math.abs(ranks[pair.second]! - ranks[pair.first]!) / range,
    ...(degree !== undefined && pair.label === 1 && { degree }),
  }))
}

/** The same pairs with a share of them thought to be the wrong way round; a tie stays a tie. */
export const smoothLabels = (pairs: readonly ComparisonPair[], share: number): ComparisonPair[] =>
  pairs.map((pair) => ({ ...pair, label: pair.label * (1 - share) + (1 - pair.label) * share }))

/**
 * The same pairs as a (size, size) row-major matrix: entry (i, j) weighs −log σ(sᵢ − sⱼ). A tie puts half its weight
 * on each side. Rows and columns past K stay 0, so that rankings of different K share one batch.
 */
export function pairWeightMatrix(pairs: readonly ComparisonPair[], size: number): Float32Array {
  const matrix = new Float32Array(size * size)
  for (const { first, second, label, weight } of pairs) {
    matrix[first * size + second]! += weight * label
    matrix[second * size + first]! += weight * (1 - label)
  }
  return matrix
}

/** Both in units of the raw score; 0 asks for no margin. */
export interface MarginCoefficients {
  /** By how much the first tier should outscore the last; nearer tiers by their share of it. */
  marginCoefficient: number
  /** By how much a significantly better completion should outscore the other; lesser degrees by their share of it. */
  degreeMargin: number
}

/**
 * The part of `degreeMargin` that each degree asks for: negligibly, slightly, clearly, significantly better. Llama 2 §3.2.2
 * and A.3.3 ("margin small": 0, 1/3, 2/3, 1).
 */
const SHARE_OF_DEGREE = [0, 1 / 3, 2 / 3, 1] as const

/** By how much the score of the first should exceed that of the second. A stated degree goes before tiers. */
export const marginOf = (
  { strength, degree }: ComparisonPair,
  { marginCoefficient, degreeMargin }: MarginCoefficients,
): number =>
  degree !== undefined && degreeMargin > 0
    ? degreeMargin * SHARE_OF_DEGREE[degree - 1]!
    : marginCoefficient * strength

/** The margin each comparison asks for, where `pairWeightMatrix` has its weight. */
export function marginMatrix(
  pairs: readonly ComparisonPair[],
  size: number,
  coefficients: MarginCoefficients,
): Float32Array {
  const matrix = new Float32Array(size * size)
  for (const pair of pairs) matrix[pair.first * size + pair.second] = marginOf(pair, coefficients)
  return matrix
}
