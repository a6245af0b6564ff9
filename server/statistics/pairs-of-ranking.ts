/**
 * The one place where a ranking becomes pairs. Statistics, the comparisons in the database and exported files derive theirs
 * from here; `ml/rl/comparison-pairs.ts` derives the same ones for trainers, which a test proves. Pure.
 *
 * Every one of the C(K, 2) pairs is kept, ties too: what is done with a tie is decided by whoever reads the pairs.
 */

/** What a ranking says of one answer. */
export interface RankedAnswer {
  /** 1 is best; equal is a tie. Gaps mean nothing. */
  rank: number
  /** Below every acceptable answer, whatever the ranks say. */
  isUnacceptable?: boolean
}

/** What a ranking says of all its pairs. */
export interface RankingStatement {
  /** How much better the first of two is: 1 negligibly to 4 significantly. */
  degree?: number | null
  /** How much better, in the scale of the file that the ranking was imported from. */
  strength?: number | null
}

export interface RankingPair {
  /** Positions among the answers. Of a tie they stand in the order of the answers and mean nothing. */
  chosen: number
  rejected: number
  isTie: boolean
  /** The stated strength, otherwise the number of tiers between the two; 0 for a tie. */
  strength: number
  /** Null for a tie, and when nobody was asked. */
  degree: number | null
}

/**
 * The tier of each answer, 0 is best: acceptable answers by rank, then the unacceptable ones by rank. Two unacceptable
 * answers of one rank share a tier: nobody said which of them is worse.
 */
export function tiersOf(answers: readonly RankedAnswer[]): number[] {
  const keys = answers.map(({ rank, isUnacceptable }) => ({ rank, group: isUnacceptable ? 1 : 0 }))
  const isBefore = (a: (typeof keys)[number], b: (typeof keys)[number]) =>
    a.group < b.group || (a.group === b.group && a.rank < b.rank)
  return keys.map(
    (own) =>
      new Set(keys.filter((key) => isBefore(key, own)).map(({ rank, group }) => `${group}/${rank}`)).size,
  )
}

/** All pairs of a ranking. @param answers in the order in which they were shown */
export function pairsOfRanking(
  answers: readonly RankedAnswer[],
  { degree = null, strength = null }: RankingStatement = {},
): RankingPair[] {
  const tiers = tiersOf(answers)
  return tiers.flatMap((first, i) =>
    tiers.slice(i + 1).map((second, offset): RankingPair => {
      const j = i + 1 + offset
      if (first === second) return { chosen: i, rejected: j, isTie: true, strength: 0, degree: null }
      const [chosen, rejected] = second < first ? [j, i] : [i, j]
      return {
        chosen,
        rejected,
        isTie: false,
        strength: strength ?? Math.abs(first - second),
        degree,
      }
    }),
  )
}
