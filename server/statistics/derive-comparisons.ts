/**
 * The pairs of a ranking as comparisons between completions. Comparisons are a view over a ranking, made when it is
 * written or corrected, and can be derived again.
 */
import { pairsOfRanking, type RankedAnswer, type RankingStatement } from './pairs-of-ranking'

export interface RankedCompletion extends RankedAnswer {
  completionId: string
}

export interface DerivedComparison {
  chosenId: string
  rejectedId: string
  /** Then `chosenId` and `rejectedId` stand in display order and mean nothing. */
  isTie: boolean
  /** A whole number of at least 1: tiers between the two, or the stated strength rounded; 0 for a tie. */
  strength: number
  /** The ranking's; absent for a tie, and when nobody was asked. */
  degree?: number
}

/**
 * All pairs of a ranking.
 * @param items the ranked completions in the order in which they were displayed.
 */
export function deriveComparisons(
  items: readonly RankedCompletion[],
  statement?: RankingStatement,
): DerivedComparison[] {
  return pairsOfRanking(items, statement).map(({ chosen, rejected, isTie, strength, degree }) => ({
    chosenId: items[chosen]!.completionId,
    rejectedId: items[rejected]!.completionId,
    isTie,
    strength: isTie ? 0 : Math.max(1, Math.round(strength)),
    ...(degree !== null && { degree }),
  }))
}
