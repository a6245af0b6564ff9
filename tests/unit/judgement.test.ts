/** What is made of blind votes: ratings, win rates without length, how many votes are missing. */
import { describe, expect, it } from 'vitest'
import { lengthControlledRate } from '@/server/statistics/length-control'
import { type ModelVote, rateModels } from '@/server/statistics/model-ratings'
import { votesNeeded } from '@/server/statistics/votes-needed'
import { wilsonInterval } from '@/server/statistics/win-rate'

/** `wins` of `n` votes for a, one prompt a vote. */
function votes(a: string, b: string, wins: number, n: number): ModelVote[] {
  return Array.from({ length: n }, (_, index) => ({
    promptId: `${a}${b}${index}`,
    a,
    b,
    result: index < wins ? 1 : 0,
  }))
}

describe('ratings', () => {
  it('order models by who beats whom, also those that never met', () => {
    const rated = rateModels([...votes('new', 'mid', 40, 50), ...votes('mid', 'old', 40, 50)])
    expect(rated.map(({ modelId }) => modelId)).toEqual(['new', 'mid', 'old'])
    const [first, second, third] = rated
    // Four to one is 241 points of Elo; the prior pulls a little towards the mean.
    expect(first!.rating - second!.rating).toBeGreaterThan(180)
    expect(first!.rating - second!.rating).toBeLessThan(245)
    expect((first!.rating + second!.rating + third!.rating) / 3).toBeCloseTo(1000, 6)
    expect(first!.votes).toBe(50)
    expect(second!.votes).toBe(100)
  })

  it('have intervals that hold the estimate, shrink with votes, and are the same for the same votes', () => {
    const width = (n: number) => {
      const { rating, low, high } = rateModels(votes('a', 'b', Math.round(0.7 * n), n))[0]!
      expect(low).toBeLessThanOrEqual(rating)
      expect(high).toBeGreaterThanOrEqual(rating)
      return high - low
    }
    expect(width(200)).toBeLessThan(width(20))
    expect(rateModels(votes('a', 'b', 7, 10))).toEqual(rateModels(votes('a', 'b', 7, 10)))
  })

  it('a model that won everything stays finite; a model nobody voted on has none', () => {
    const rated = rateModels(votes('a', 'b', 10, 10))
    expect(rated.every(({ rating, low, high }) => [rating, low, high].every(Number.isFinite))).toBe(true)
    expect(rateModels([])).toEqual([])
  })

  it('count many votes on one prompt as little more than one', () => {
    const one = rateModels(votes('a', 'b', 14, 20).map((vote, i) => ({ ...vote, promptId: `p${i % 2}` })))
    const many = rateModels(votes('a', 'b', 14, 20))
    expect(one).toHaveLength(2)
    expect(many).toHaveLength(2)
  })
})

describe('length control', () => {
  it('takes out a preference that is only for length', () => {
    // The longer answer always wins, and a's is longer in three of four.
    const biased = Array.from({ length: 400 }, (_, i) => {
      const isLonger = i % 4 !== 0
      return { result: isLonger ? 1 : 0, lengthDifference: isLonger ? 10 : -10 } as const
    })
    const controlled = lengthControlledRate(biased)!
    expect(controlled.rate).toBeGreaterThan(0.4)
    expect(controlled.rate).toBeLessThan(0.7)
    expect(controlled.lengthEffect).toBeGreaterThan(1)
  })

  it('leaves a preference alone that has nothing to do with length', () => {
    const fair = Array.from({ length: 400 }, (_, i) => ({
      result: i % 4 === 0 ? 0 : 1,
      lengthDifference: i % 8 < 4 ? 5 : -5,
    })) as { result: 0 | 1; lengthDifference: number }[]
    const controlled = lengthControlledRate(fair)!
    expect(controlled.rate).toBeCloseTo(0.75, 1)
    expect(Math.abs(controlled.lengthEffect)).toBeLessThan(0.2)
    expect(controlled.low).toBeLessThan(controlled.rate)
    expect(controlled.high).toBeGreaterThan(controlled.rate)
  })

  it('says nothing of few votes, or of answers of one length', () => {
    expect(lengthControlledRate([{ result: 1, lengthDifference: 3 }])).toBeNull()
    expect(
      lengthControlledRate(Array.from({ length: 9 }, () => ({ result: 1, lengthDifference: 0 }))),
    ).toBeNull()
  })
})

describe('votes needed', () => {
  const seen = (rate: number, n: number) => ({ rate, n, ...wilsonInterval(rate, n) })

  it('is nought when the interval excludes a half, and nobody’s guess when they are too close', () => {
    expect(votesNeeded(seen(0.8, 100), 1)).toBe(0)
    expect(votesNeeded(seen(0.51, 40), 1)).toBeNull()
    expect(votesNeeded(null, 1)).toBeNull()
  })

  it('is the classical sample size less what there is: 60 % takes 194', () => {
    expect(votesNeeded(seen(0.6, 20), 1)).toBe(194 - 20)
    expect(votesNeeded(seen(0.6, 20), 2)).toBe(388 - 20)
    expect(votesNeeded(seen(0.7, 10), 1)).toBeLessThan(votesNeeded(seen(0.6, 10), 1)!)
  })
})
