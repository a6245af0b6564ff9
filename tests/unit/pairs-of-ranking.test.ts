/** One ranking has one set of pairs: in statistics, in the database's comparisons, in exported files and in training. */
import { describe, expect, it } from 'vitest'
import { comparisonPairs, orderOf } from '@/ml/rl/comparison-pairs'
import { createRng } from '@/ml/tensor/rng'
import { pairsOf } from '@/server/exchange/pairs'
import { instruction, record } from '@/server/exchange/record'
import { pairwiseAgreement } from '@/server/statistics/agreement'
import { deriveComparisons } from '@/server/statistics/derive-comparisons'
import { estimateStars } from '@/server/statistics/estimate-stars'
import { pairsOfRanking, type RankedAnswer, tiersOf } from '@/server/statistics/pairs-of-ranking'
import { simpleStars } from '@/server/statistics/simple-stars'

/** "1 2 2!": ranks, `!` after an unacceptable one. */
const answers = (text: string): RankedAnswer[] =>
  text.split(' ').map((one) => ({ rank: Number.parseInt(one, 10), isUnacceptable: one.endsWith('!') }))

const shown = (text: string, statement = {}) =>
  pairsOfRanking(answers(text), statement).map(
    ({ chosen, rejected, isTie, strength }) => `${chosen}${isTie ? '=' : '>'}${rejected} ${strength}`,
  )

/** Rankings of two to six answers with ties, of which some answers are unacceptable. */
function* randomRankings(count: number) {
  const rng = createRng(11)
  for (let n = 0; n < count; n++) {
    const drawn = Array.from({ length: 2 + rng.integer(5) }, () => ({
      rank: 1 + rng.integer(4),
      isUnacceptable: rng.integer(4) === 0,
    }))
    const dense = [...new Set(drawn.map(({ rank }) => rank))].sort((a, b) => a - b)
    const items = drawn.map((item) => ({ ...item, rank: dense.indexOf(item.rank) + 1 }))
    yield { items, degree: items.length === 2 ? 1 + rng.integer(4) : undefined }
  }
}

describe('the pairs of a ranking', () => {
  it('are all C(K, 2), the better answer first, with the tiers between the two', () => {
    expect(shown('2 1 3')).toEqual(['1>0 1', '0>2 1', '1>2 2'])
    expect(shown('1 1 5')).toEqual(['0=1 0', '0>2 1', '1>2 1'])
  })

  it.each([
    ['of equal rank', '1 1!', ['0>1 1']],
    ['of better rank', '2 1!', ['0>1 1']],
    ['among several', '2! 1 2', ['1>0 2', '2>0 1', '1>2 1']],
  ])('have an unacceptable answer %s below every acceptable one', (_, text, pairs) => {
    expect(shown(text)).toEqual(pairs)
  })

  it('leave two unacceptable answers as they were ranked: equal ones are a tie', () => {
    expect(shown('1! 1!')).toEqual(['0=1 0'])
    expect(shown('1! 2!')).toEqual(['0>1 1'])
    expect(tiersOf(answers('3 1! 1 2!'))).toEqual([1, 2, 0, 3])
  })

  it('have the stated strength and degree, a tie neither', () => {
    const statement = { strength: 2.5, degree: 3 }
    expect(pairsOfRanking(answers('2 1'), statement)).toEqual([
      { chosen: 1, rejected: 0, isTie: false, strength: 2.5, degree: 3 },
    ])
    expect(pairsOfRanking(answers('1 1'), statement)).toEqual([
      { chosen: 0, rejected: 1, isTie: true, strength: 0, degree: null },
    ])
  })

  it('as comparisons have whole strengths of at least 1 and the degree', () => {
    const items = [
      { completionId: 'a', rank: 1, isUnacceptable: true },
      { completionId: 'b', rank: 1 },
    ]
    const pair = { chosenId: 'b', rejectedId: 'a', isTie: false }
    expect(deriveComparisons(items)).toEqual([{ ...pair, strength: 1 }])
    expect(deriveComparisons(items, { strength: 0.2 })).toEqual([{ ...pair, strength: 1 }])
    expect(deriveComparisons(items, { strength: 2.6, degree: 4 })).toEqual([
      { ...pair, strength: 3, degree: 4 },
    ])
  })

  it('are those that trainers learn from, with the same order, ties, degrees and share of the tiers', () => {
    for (const { items, degree } of randomRankings(300)) {
      const ranks = items.map(({ rank }) => rank)
      const unacceptable = items.map(({ isUnacceptable }) => isUnacceptable)
      const apart = Math.max(...tiersOf(items))
      expect(comparisonPairs(ranks, 'half', { unacceptable, degree })).toEqual(
        pairsOfRanking(items, { degree }).map(({ chosen, rejected, isTie, strength, ...pair }) => ({
          first: chosen,
          second: rejected,
          label: isTie ? 0.5 : 1,
          weight: 2 / (items.length * (items.length - 1)),
          strength: isTie ? 0 : strength / apart,
          ...(pair.degree !== null && { degree: pair.degree }),
        })),
      )
      expect(orderOf(ranks, unacceptable)).toEqual(tiersOf(items).map((tier) => tier + 1))
    }
  })

  it('are those of exported files', () => {
    for (const { items } of randomRankings(100)) {
      const entry = record(
        { turns: instruction('x') },
        {
          completions: items.map((_, i) => ({ text: String(i) })),
          rankings: [
            {
              ranks: items.map(({ rank }) => rank),
              unacceptable: items.map(({ isUnacceptable }) => isUnacceptable),
            },
          ],
        },
      )
      expect(pairsOf(entry, 'all', 'soft')).toEqual(
        pairsOfRanking(items).map(({ degree: _, ...pair }) => pair),
      )
    }
  })
})

describe('an unacceptable answer of equal rank', () => {
  const items = [
    { completionId: 'bad', rank: 1, isUnacceptable: true },
    { completionId: 'good', rank: 1, isUnacceptable: false },
  ]

  it('has fewer stars by either conversion', () => {
    const [bad, good] = estimateStars([items])
    expect(bad!.stars).toBeLessThan(good!.stars)
    expect([...simpleStars(items).values()]).toEqual([0, 5])
  })

  it('is in agreement with a ranking that puts it last', () => {
    const last = [
      { completionId: 'bad', rank: 2 },
      { completionId: 'good', rank: 1 },
    ]
    expect(pairwiseAgreement([[items, last]])).toEqual({ share: 1, pairs: 1 })
  })
})
