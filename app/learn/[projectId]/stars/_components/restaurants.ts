/** Ten restaurants, and how three people rank them: best first. They agree on the ends and quarrel in the middle. */

/** Their names are in the room `stars`. */
export const RESTAURANTS = [
  'pot',
  'fork',
  'lane',
  'mill',
  'corner',
  'plate',
  'table',
  'kitchen',
  'grill',
  'bakery',
] as const

export const COUNT = RESTAURANTS.length
export const OTHERS = [
  { name: 'Ala', order: [4, 0, 3, 2, 1, 9, 5, 6, 7, 8] },
  { name: 'Bartek', order: [0, 4, 2, 6, 3, 1, 9, 5, 8, 7] },
  { name: 'Celina', order: [4, 3, 0, 1, 9, 2, 6, 7, 5, 8] },
] as const

export const START_ORDER: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Place of every restaurant, from an order. */
export function ranksOf(order: readonly number[]): number[] {
  const ranks = new Array<number>(order.length)
  order.forEach((item, index) => {
    ranks[item] = index + 1
  })
  return ranks
}

/** Sorted by stars, best first; equal stars share a place, and the next place is the next number. */
export function rankingFromStars(stars: readonly number[]): { item: number; place: number }[] {
  const distinct = [...new Set(stars)].sort((a, b) => b - a)
  return stars
    .map((value, item) => ({ item, place: distinct.indexOf(value) + 1 }))
    .sort((a, b) => a.place - b.place || a.item - b.item)
}
