/** Losses over rankings against answers worked out elsewhere. */
import { describe, expect, it } from 'vitest'
import { comparisonPairs, pairWeightMatrix } from '@/ml/rl/comparison-pairs'
import {
  bestOfKLoss,
  bradleyTerryLoss,
  centringPenalty,
  pairwiseAccuracy,
  pairwiseLoss,
  plackettLuceLoss,
} from '@/ml/rl/preference-loss'

describe('one pair', () => {
  it('matches the published value, with a margin and with centring', () => {
    expect(bradleyTerryLoss(1.2 - 0.3)).toBeCloseTo(0.3411539, 7)
    expect(bradleyTerryLoss(1.2 - 0.3, 1, 1 / 3)).toBeCloseTo(0.4494269, 7)
    expect(centringPenalty(1.2, 0.3, 0.01)).toBeCloseTo(0.0225, 12)
  })

  it('is ln 2 when the model knows nothing, whatever the label', () => {
    for (const label of [0, 0.5, 1]) expect(bradleyTerryLoss(0, label)).toBeCloseTo(Math.LN2, 12)
  })

  it('stays finite for scores far apart', () => {
    expect(bradleyTerryLoss(-2000)).toBe(2000)
    expect(bradleyTerryLoss(2000)).toBe(0)
  })
})

describe('a ranking of four', () => {
  const scores = [2, 1, 0.5, -1]
  const pairs = comparisonPairs([1, 2, 3, 4], 'half')

  it('averages its six pairs', () => {
    expect(pairs).toHaveLength(6)
    expect(pairwiseLoss(scores, pairs).loss).toBeCloseTo(0.2276134, 7)
  })

  it('has the published Plackett–Luce and best-of-four losses', () => {
    expect(plackettLuceLoss(scores)).toBeCloseTo(1.2515521, 7)
    expect(bestOfKLoss(scores, 0)).toBeCloseTo(0.4951819, 7)
  })

  it('at a zero head: ln 2, ln 4!, ln 4', () => {
    const zero = [0, 0, 0, 0]
    expect(pairwiseLoss(zero, pairs).loss).toBeCloseTo(Math.LN2, 12)
    expect(plackettLuceLoss(zero)).toBeCloseTo(3.1780538, 7)
    expect(bestOfKLoss(zero, 2)).toBeCloseTo(Math.log(4), 12)
  })

  it('has the gradient central differences find', () => {
    const step = 1e-6
    const { gradient } = pairwiseLoss(scores, pairs)
    scores.forEach((_, i) => {
      const moved = (by: number) =>
        pairwiseLoss(
          scores.map((score, j) => (j === i ? score + by : score)),
          pairs,
        ).loss
      expect(gradient[i]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 8)
    })
  })
})

describe('ties', () => {
  it('as half labels keep every pair and pull equal ranks together', () => {
    const pairs = comparisonPairs([1, 2, 2], 'half')
    expect(pairs).toHaveLength(3)
    const { gradient } = pairwiseLoss([0, 1, 0], pairs)
    expect(gradient[1]).toBeGreaterThan(gradient[2]!)
    expect(pairs.filter(({ label }) => label === 0.5)).toEqual([
      { first: 1, second: 2, label: 0.5, weight: 1 / 3, strength: 0 },
    ])
  })

  it('dropped leave the others with the whole weight', () => {
    const pairs = comparisonPairs([1, 2, 2], 'drop')
    expect(pairs.map(({ first, second, weight }) => [first, second, weight])).toEqual([
      [0, 1, 0.5],
      [0, 2, 0.5],
    ])
    expect(comparisonPairs([1, 1], 'drop')).toEqual([])
  })

  it('a tie counts in no accuracy; equal scores count half', () => {
    expect(pairwiseAccuracy([1, 1, 0], comparisonPairs([1, 2, 2], 'half'))).toEqual({
      correct: 1.5,
      total: 2,
      marginSum: 1,
    })
  })

  it('the weight matrix sums to one and splits a tie on both sides', () => {
    const matrix = pairWeightMatrix(comparisonPairs([2, 1, 2], 'half'), 4)
    expect([...matrix].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6)
    expect(matrix[1 * 4 + 0]).toBeCloseTo(1 / 3, 6)
    expect(matrix[0 * 4 + 2]).toBeCloseTo(1 / 6, 6)
    expect(matrix[2 * 4 + 0]).toBeCloseTo(1 / 6, 6)
    expect(matrix[0 * 4 + 1]).toBe(0)
  })
})
