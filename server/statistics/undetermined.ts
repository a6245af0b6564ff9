/**
 * Which items of a set of rankings have no determined place.
 *
 * The majority graph has an edge i → j when more annotators prefer i to j than the other way round, and edges both ways
 * when they disagree evenly (a dead heat). Items on a common cycle have no majority order, and no order is made up for
 * them. A pair that everybody calls equal is a judged tie, not a dead heat.
 */
import type { PairOutcomes } from './bradley-terry'

/** True for every item that lies on a cycle of the majority graph. Weights do not matter, only their signs. */
export function findUndetermined({ wins }: PairOutcomes): boolean[] {
  const items = wins.length
  const reaches = wins.map((row, i) => row.map((count, j) => i !== j && count > 0 && count >= wins[j]![i]!))
  for (let k = 0; k < items; k++)
    for (let i = 0; i < items; i++)
      for (let j = 0; j < items; j++) reaches[i]![j] ||= reaches[i]![k]! && reaches[k]![j]!
  return reaches.map((row, i) => row[i]!)
}
