/** GRPO's, Dr. GRPO's and RLOO's advantages against published numbers. */
import { describe, expect, it } from 'vitest'
import { describeGroups, groupAdvantages, leaveOneOutAdvantages } from '@/ml/rl/group-advantages'
import { rewardToGo } from '@/ml/rl/reward-to-go'

const expectClose = (actual: ArrayLike<number>, expected: number[], digits = 4) => {
  expect(actual.length).toBe(expected.length)
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits)
  })
}

const GROUP = [1, 0, 0, 1, 0.5]

describe('the advantages of a group', () => {
  it('GRPO divides by the unbiased deviation plus 1e-4', () => {
    expectClose(groupAdvantages(GROUP, 5, 'group'), [0.9998, -0.9998, -0.9998, 0.9998, 0])
  })

  it('Dr. GRPO only subtracts the mean', () => {
    expect([...groupAdvantages(GROUP, 5, 'none')]).toEqual([0.5, -0.5, -0.5, 0.5, 0])
  })

  it('scaled by the batch, a group of little spread is not blown up', () => {
    const advantages = groupAdvantages([1, -1, 0.01, -0.01], 2, 'batch')
    expect(advantages[2]! / advantages[0]!).toBeCloseTo(0.01, 10)
    expectClose(groupAdvantages([1, -1, 0.01, -0.01], 2, 'group').slice(2), [0.7021, -0.7021])
  })

  it('answers that all have one score have no advantage at all', () => {
    expect([...groupAdvantages([3, 3, 3], 3, 'group')]).toEqual([0, 0, 0])
    expect(describeGroups([3, 3, 3, 1, 2, 3], 3)).toEqual({ mean: 2.5, deviation: 0.5, withoutSpread: 0.5 })
    // The same answer three times, scored at three places of a batch.
    expect(describeGroups([3, 3.0000005, 3, 1, 2, 3], 3).withoutSpread).toBe(0.5)
  })

  it('RLOO subtracts the mean of the others', () => {
    expect([...leaveOneOutAdvantages(GROUP, 5)]).toEqual([0.625, -0.625, -0.625, 0.625, 0])
  })

  it('RLOO gives the numbers of the published example, whatever group stands beside', () => {
    const advantages = leaveOneOutAdvantages([1, 2, 5, 8, 3, 6, 2, 9], 4)
    expect(advantages[0]).toBe(-4)
    expect(advantages[5]).toBeCloseTo(4 / 3, 12)
  })

  it('numbers that make no whole groups, and a group of one, are refused', () => {
    expect(() => groupAdvantages([1, 2, 3], 2, 'none')).toThrow('3 scores are no whole number of groups of 2')
    expect(() => leaveOneOutAdvantages([1, 2], 1)).toThrow('at least 2 answers')
  })
})

it('the reward to go of a token is its own and all later rewards', () => {
  expect([...rewardToGo([1, -2, 4])]).toEqual([3, 2, 4])
})
