/** Best-of-n and distinct-n: exact on small cases, bounds as published. */
import { describe, expect, it } from 'vitest'
import { bestOfN, bestOfNKlBound, bestOfNWinRateBound } from '@/ml/rl/best-of-n'
import { distinctN } from '@/ml/rl/distinct-n'

describe('best of n', () => {
  it('n = 1 is the mean, n = N is the maximum', () => {
    expect(bestOfN([3, 1, 2, 10], 1)).toBeCloseTo(4, 12)
    expect(bestOfN([3, 1, 2, 10], 4)).toBeCloseTo(10, 12)
  })

  it('averages the maximum over every subset of n samples', () => {
    const samples = [0.3, -1, 2, 0.7, 5]
    let sum = 0
    let count = 0
    for (let i = 0; i < 5; i++)
      for (let j = i + 1; j < 5; j++)
        for (let k = j + 1; k < 5; k++) {
          sum += Math.max(samples[i]!, samples[j]!, samples[k]!)
          count += 1
        }
    expect(bestOfN(samples, 3)).toBeCloseTo(sum / count, 12)
  })

  it('picks by the score and averages the value', () => {
    expect(bestOfN([1, 2, 3], 3, [10, 20, -5])).toBeCloseTo(-5, 12)
    expect(bestOfN([1, 2], 2, [10, 20])).toBeCloseTo(20, 12)
  })

  it('has the published bounds', () => {
    expect(bestOfNKlBound(4)).toBeCloseTo(0.636, 3)
    expect(bestOfNWinRateBound(4)).toBeCloseTo(0.8, 12)
    expect(bestOfNKlBound(64)).toBeCloseTo(3.175, 3)
  })

  it('more than the samples at hand is refused', () => {
    expect(() => bestOfN([1, 2], 3)).toThrow('best of 3 needs between 1 and 2 samples')
  })
})

describe('distinct n', () => {
  it('counts different n-grams over all n-grams, never across answers', () => {
    expect(distinctN([['a', 'b', 'a', 'b']], 1)).toBe(0.5)
    expect(distinctN([['a', 'b', 'a', 'b']], 2)).toBeCloseTo(2 / 3, 12)
    expect(distinctN([['a'], ['b']], 2)).toBe(0)
    expect(
      distinctN(
        [
          [1, 12],
          [11, 2],
        ],
        2,
      ),
    ).toBe(1)
  })
})
