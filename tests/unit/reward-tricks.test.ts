/** What the reward model's page computes: contributions that add up, and the price of KL. */
import { describe, expect, it } from 'vitest'
import { contributions, placeOf, rewardAfterKl } from '@/app/learn/[projectId]/reward/_components/tricks'

describe('the reward model’s page', () => {
  it('token contributions add up from the score of no answer to the score of the whole', () => {
    const running = [0.25, -0.5, 1.5]
    const each = contributions(0.5, running)
    expect(each).toEqual([-0.25, -0.75, 2])
    expect(0.5 + each.reduce((sum, one) => sum + one, 0)).toBe(1.5)
  })

  it('a policy that always writes one answer pays β for each nat the reference gives it', () => {
    const after = rewardAfterKl(2, [Math.log(0.5), Math.log(0.25)], 0.1)
    expect(after.nats).toBeCloseTo(Math.log(8))
    expect(after.bitsPerToken).toBeCloseTo(1.5)
    expect(after.reward).toBeCloseTo(2 - 0.1 * Math.log(8))
    expect(rewardAfterKl(1, [], 0.1).reward).toBe(1)
  })

  it('scores have a place among those it has seen', () => {
    expect([2, 1, 0, -1, -2].map(placeOf)).toEqual(['top', 'good', 'middle', 'bad', 'worst'])
  })
})
