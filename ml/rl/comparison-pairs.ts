/**
 * A ranking of K completions as its C(K, 2) comparisons, each with a label and a weight.
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
}

/** @param ranks dense ranks, 1 is best, equal is a tie. Returns no pairs when every one is dropped. */
export function comparisonPairs(ranks: readonly number[], ties: TieHandling): ComparisonPair[] {
  const pairs: Omit<ComparisonPair, 'weight' | 'strength'>[] = []
  const range = Math.max(...ranks) - Math.min(...ranks)
  for (let i = 0; i < ranks.length; i++) {
    for (let j = i + 1; j < ranks.length; j++) {
      if (ranks[i] === ranks[j]) {
        if (ties === 'half') pairs.push({ first: i, second: j, label: 0.5 })
      } else if (ranks[i] < ranks[j]) pairs.push({ first: i, second: j, label: 1 })
      else pairs.push({ first: j, second: i, label: 1 })
    }
  }
  return pairs.map((pair) => ({
    ...pair,
    weight: 1 / pairs.length,
    strength: range === 0 ? 0 : Math.abs(ranks[pair.second] - ranks[pair.first]) / range,
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
    matrix[first * size + second] += weight * label
    matrix[second * size + first] += weight * (1 - label)
  }
  return matrix
}

/** The margin each comparison asks for, where `pairWeightMatrix` has its weight: strength times the coefficient. */
export function marginMatrix(
  pairs: readonly ComparisonPair[],
  size: number,
  coefficient: number,
): Float32Array {
  const matrix = new Float32Array(size * size)
  for (const { first, second, strength } of pairs) matrix[first * size + second] = coefficient * strength
  return matrix
}
