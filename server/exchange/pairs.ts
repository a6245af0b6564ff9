/** Which pairs a ranking gives to a trainer: all of them, neighbours only, or the ends only; and what ties become. */
import { pairsOfRanking, type RankedAnswer, tiersOf } from '../statistics/pairs-of-ranking'
import type { ExchangeRanking, ExchangeRecord } from './record'

export const PAIR_CHOICES = ['all', 'adjacent', 'best-worst'] as const
export type PairChoice = (typeof PAIR_CHOICES)[number]

export const TIE_CHOICES = ['drop', 'soft', 'unpaired'] as const
export type TieChoice = (typeof TIE_CHOICES)[number]

export interface Pair {
  /** Positions among the record's completions. */
  chosen: number
  rejected: number
  /** As of `pairsOfRanking`. */
  strength: number
  isTie: boolean
}

/** The pairs of a record's only ranking, in the order in which the answers were shown. */
export function pairsOf({ rankings }: ExchangeRecord, choice: PairChoice, ties: TieChoice): Pair[] {
  return rankings.flatMap((ranking) => {
    const placed = placedAnswers(ranking, ranking.displayOrder ?? ranking.ranks.map((_, i) => i))
    const tiers = tiersOf(placed)
    const last = Math.max(...tiers)
    const isWanted = (better: number, worse: number) =>
      choice === 'all' || (choice === 'adjacent' ? worse - better === 1 : better === 0 && worse === last)
    return pairsOfRanking(placed, ranking)
      .filter(({ chosen, rejected, isTie }) =>
        isTie ? ties !== 'drop' : isWanted(tiers[chosen], tiers[rejected]),
      )
      .map(({ chosen, rejected, strength, isTie }) => ({
        chosen: placed[chosen].completion,
        rejected: placed[rejected].completion,
        strength,
        isTie,
      }))
  })
}

/** What a ranking says of the completions that it places, in this order. */
function placedAnswers(
  { ranks, unacceptable }: ExchangeRanking,
  order: readonly number[],
): (RankedAnswer & { completion: number })[] {
  return order.flatMap((completion) => {
    const rank = ranks[completion]
    return rank === null ? [] : [{ completion, rank, isUnacceptable: unacceptable?.[completion] }]
  })
}

/**
 * Each answer as good or bad by itself: good when it beats more than half of the others over all rankings, a tie counting
 * half; an answer exactly in the middle says neither and is left out. What a file said of it goes before.
 */
export function labelsOf({
  completions,
  rankings,
}: ExchangeRecord): { completion: number; label: boolean }[] {
  const balance = completions.map(() => 0)
  for (const ranking of rankings) {
    const placed = placedAnswers(ranking, [...ranking.ranks.keys()])
    // A share of the others, so that a long ranking does not outweigh a short one.
    const share = 1 / (placed.length - 1)
    for (const { chosen, rejected, isTie } of pairsOfRanking(placed)) {
      if (isTie) continue
      balance[placed[chosen].completion] += share
      balance[placed[rejected].completion] -= share
    }
  }
  return completions.flatMap(({ label }, completion) => {
    if (label !== undefined) return [{ completion, label }]
    const isOpen = Math.abs(balance[completion]) < 1e-9
    return isOpen ? [] : [{ completion, label: balance[completion] > 0 }]
  })
}
