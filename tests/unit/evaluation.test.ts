import { describe, expect, it } from 'vitest'
import { bestOfN } from '@/ml/rl/best-of-n'
import { type PromptPair, pairedDifference, verdictOf } from '@/server/statistics/paired-difference'
import { studentT975 } from '@/server/statistics/student-t'

const prompts = (count: number, own: (i: number) => number[], other: (i: number) => number[]): PromptPair[] =>
  Array.from({ length: count }, (_, i) => ({ promptId: String(i), own: own(i), other: other(i) }))

describe('a verdict between two versions', () => {
  it('is better or worse only when the whole interval lies on one side of zero', () => {
    const noisy = (i: number) => (i % 5) / 10
    const better = prompts(
      40,
      (i) => [noisy(i) + 0.3],
      (i) => [noisy(i + 1)],
    )
    const worse = better.map(({ promptId, own, other }) => ({ promptId, own: other, other: own }))
    const same = prompts(
      40,
      (i) => [noisy(i)],
      (i) => [noisy(i + 2)],
    )
    expect([better, worse, same].map((pairs) => verdictOf(pairedDifference(pairs)))).toEqual([
      'better',
      'worse',
      'unclear',
    ])
  })

  it('never rests on rounding: the same answers, scored at other places of a batch', () => {
    const moved = prompts(
      64,
      (i) => [i / 10 + 2e-6 + (i % 3) * 1e-7],
      (i) => [i / 10],
    )
    expect(pairedDifference(moved)!.low).toBeGreaterThan(0)
    expect(verdictOf(pairedDifference(moved))).toBe('unclear')
  })

  it('is not given on fewer than twenty prompts, however large the difference', () => {
    const pairs = prompts(
      19,
      (i) => [5 + i / 100],
      () => [0],
    )
    expect(pairedDifference(pairs)!.low).toBeGreaterThan(0)
    expect(verdictOf(pairedDifference(pairs))).toBe('unclear')
  })

  it('does not grow surer by more answers to the same prompts', () => {
    const own = (i: number) => [(i % 7) / 3]
    const once = pairedDifference(prompts(30, own, () => [0.5]))
    const often = pairedDifference(
      prompts(
        30,
        (i) => Array(50).fill(own(i)[0]),
        () => Array(50).fill(0.5),
      ),
    )
    expect(often!.low).toBeCloseTo(once!.low, 12)
    expect(often!.high).toBeCloseTo(once!.high, 12)
  })

  it('rests on Student’s t of the tables', () => {
    for (const [freedom, t] of [
      [1, 12.706],
      [2, 4.303],
      [9, 2.262],
      [10, 2.228],
      [19, 2.093],
      [63, 1.998],
    ])
      expect(studentT975(freedom!)).toBeCloseTo(t!, 2)
  })

  it('covers the true difference in about 95 of 100 experiments', () => {
    let state = 7
    const uniform = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state / 2_147_483_648
    }
    const normal = () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform())
    let covered = 0
    for (let experiment = 0; experiment < 2000; experiment++) {
      const { low, high } = pairedDifference(
        prompts(
          25,
          () => [0.2 + normal()],
          () => [0],
        ),
      )!
      if (low <= 0.2 && high >= 0.2) covered++
    }
    expect(covered / 2000).toBeGreaterThan(0.93)
    expect(covered / 2000).toBeLessThan(0.97)
  })
})

describe('the best of n', () => {
  const scores = [3, 1, 2, 5]

  it('is the mean over every choice of n answers', () => {
    const choices: number[] = []
    for (let a = 0; a < 4; a++) for (let b = a + 1; b < 4; b++) choices.push(Math.max(scores[a]!, scores[b]!))
    expect(bestOfN(scores, 2)).toBeCloseTo(choices.reduce((x, y) => x + y) / choices.length, 12)
    expect(bestOfN(scores, 1)).toBeCloseTo(2.75, 12)
    expect(bestOfN(scores, 4)).toBe(5)
  })

  it('is picked by score and paid in worth', () => {
    expect(bestOfN([1, 2], 2, [0.9, 0.1])).toBe(0.1)
  })
})
