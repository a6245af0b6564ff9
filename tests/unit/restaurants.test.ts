/** The article's restaurants: rankings to stars and back. */
import { describe, expect, it } from 'vitest'
import {
  OTHERS,
  rankingFromStars,
  ranksOf,
  START_ORDER,
} from '@/app/learn/[projectId]/stars/_components/restaurants'
import { starsOfRankings } from '@/server/services/anatomy/stars-of-rankings'

describe('from ranking to stars', () => {
  it('one person gives the article’s rule: first five, last none, the rest between', () => {
    const stars = starsOfRankings({ rankings: [ranksOf(START_ORDER)] })
    expect(stars.map(({ simpleStars }) => simpleStars)).toEqual(
      START_ORDER.map((_, index) => (5 * (9 - index)) / 9),
    )
  })

  it('more people who agree make it surer', () => {
    const one = starsOfRankings({ rankings: [ranksOf(START_ORDER)] })
    const five = starsOfRankings({ rankings: new Array(5).fill(ranksOf(START_ORDER)) })
    five.forEach(({ standardError }, index) => {
      expect(standardError).toBeLessThan(one[index]!.standardError)
    })
  })

  it('everybody ranks all ten', () => {
    for (const { order } of OTHERS) expect([...order].sort((a, b) => a - b)).toEqual([...START_ORDER])
  })
})

describe('from stars to a ranking', () => {
  it('sorts, and equal stars share a place', () => {
    expect(rankingFromStars([4.5, 2, 3.5, 3.5, 5])).toEqual([
      { item: 4, place: 1 },
      { item: 0, place: 2 },
      { item: 2, place: 3 },
      { item: 3, place: 3 },
      { item: 1, place: 4 },
    ])
  })
})
