/**
 * From one ranking to its pairs. Every one of the C(K,2) pairs is kept, ties too: what a trainer does with a tie is
 * its own decision. Comparisons are a view over a ranking and are derived again whenever this file changes.
 */

export interface RankedCompletion {
  completionId: string
  /** 1 is best; equal is a tie. */
  rank: number
}

export interface DerivedComparison {
  chosenId: string
  rejectedId: string
  /** Then `chosenId` and `rejectedId` stand in display order and mean nothing. */
  isTie: boolean
  /** Rank distance; 0 for a tie. */
  strength: number
}

/**
 * All pairs of a ranking.
 * @param items the ranked completions in the order in which they were displayed.
 */
export function deriveComparisons(items: readonly RankedCompletion[]): DerivedComparison[] {
  return items.flatMap((first, i) =>
    items.slice(i + 1).map((second) => {
      const [chosen, rejected] = second.rank < first.rank ? [second, first] : [first, second]
      return {
        chosenId: chosen.completionId,
        rejectedId: rejected.completionId,
        isTie: first.rank === second.rank,
        strength: rejected.rank - chosen.rank,
      }
    }),
  )
}
