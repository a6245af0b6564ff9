/**
 * The seed article's conversion of a ranking into stars: first place five, last none, linear between. Kept beside the
 * estimate so that people can see what it would have said. Tied completions share the mean of the places they cover.
 */
import type { RankedCompletion } from './derive-comparisons'
import { tiersOf } from './pairs-of-ranking'

/** Stars per completion id, 0–5. A single completion has nothing to be compared with and gets the middle, 2.5. */
export function simpleStars(items: readonly RankedCompletion[]): Map<string, number> {
  const others = items.length - 1
  const tiers = tiersOf(items)
  return new Map(
    items.map(({ completionId }, i) => {
      const beaten = tiers.filter((tier) => tier > tiers[i]!).length
      const tied = tiers.filter((tier) => tier === tiers[i]).length - 1
      return [completionId, others === 0 ? 2.5 : (5 * (beaten + tied / 2)) / others]
    }),
  )
}
