/** Which pairs a ranking gives to a trainer: all of them, neighbours only, or the ends only; and what ties become. */
import type { ExchangeRecord } from './record'

export const PAIR_CHOICES = ['all', 'adjacent', 'best-worst'] as const
export type PairChoice = (typeof PAIR_CHOICES)[number]

export const TIE_CHOICES = ['drop', 'soft', 'unpaired'] as const
export type TieChoice = (typeof TIE_CHOICES)[number]

export interface Pair {
  /** Positions among the record's completions. */
  chosen: number
  rejected: number
  /** Rank distance, or what the ranking itself says; 0 for a tie. */
  strength: number
  isTie: boolean
}

/** The pairs of a record's only ranking, in the order in which the answers were shown. */
export function pairsOf({ rankings }: ExchangeRecord, choice: PairChoice, ties: TieChoice): Pair[] {
  return rankings.flatMap((ranking) => {
    const { ranks, displayOrder } = ranking
    const shown = (displayOrder ?? ranks.map((_, i) => i)).filter((i) => ranks[i] !== null)
    const tiers = [...new Set(shown.map((i) => ranks[i]!))].sort((a, b) => a - b)
    const tierOf = (i: number) => tiers.indexOf(ranks[i]!)
    const last = tiers.length - 1
    const wanted = (better: number, worse: number) =>
      choice === 'all' || (choice === 'adjacent' ? worse - better === 1 : better === 0 && worse === last)
    return shown.flatMap((first, at) =>
      shown.slice(at + 1).flatMap((second): Pair[] => {
        if (ranks[first] === ranks[second])
          return ties !== 'drop' ? [{ chosen: first, rejected: second, strength: 0, isTie: true }] : []
        const [chosen, rejected] = ranks[second]! < ranks[first]! ? [second, first] : [first, second]
        if (!wanted(tierOf(chosen), tierOf(rejected))) return []
        const strength = ranking.strength ?? ranks[rejected]! - ranks[chosen]!
        return [{ chosen, rejected, strength, isTie: false }]
      }),
    )
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
  for (const { ranks } of rankings) {
    const placed = ranks.filter((rank) => rank !== null)
    ranks.forEach((rank, i) => {
      if (rank === null) return
      const beaten = placed.filter((other) => other > rank).length
      const tied = placed.filter((other) => other === rank).length - 1
      // A share of the others, so that a long ranking does not outweigh a short one.
      balance[i] += (2 * beaten + tied) / (placed.length - 1) - 1
    })
  }
  return completions.flatMap(({ label }, completion) => {
    if (label !== undefined) return [{ completion, label }]
    const isOpen = Math.abs(balance[completion]) < 1e-9
    return isOpen ? [] : [{ completion, label: balance[completion] > 0 }]
  })
}
