/** GAE, whitening and per-token rewards against answers worked out elsewhere. */
import { describe, expect, it } from 'vitest'
import { generalizedAdvantages } from '@/ml/rl/generalized-advantages'
import { tokenRewards } from '@/ml/rl/token-rewards'
import { whiten } from '@/ml/rl/whiten'

const expectClose = (actual: ArrayLike<number>, expected: number[], digits: number) => {
  expect(actual.length).toBe(expected.length)
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits)
  })
}

describe('generalized advantages', () => {
  const rewards = [-0.01, 0.02, -0.03, 1]
  const values = [0.1, 0.2, 0.3, 0.4]

  it('lambda 1 gives the reward to go minus the value', () => {
    const { advantages, returns } = generalizedAdvantages(rewards, values, 1, 1)
    expectClose(advantages, [0.88, 0.79, 0.67, 0.6], 12)
    expectClose(returns, [0.98, 0.99, 0.97, 1.0], 12)
  })

  it('lambda 0.95 mixes steps', () => {
    expectClose(generalizedAdvantages(rewards, values, 1, 0.95).advantages, [0.7816, 0.728, 0.64, 0.6], 4)
  })

  it('lambda 0 is the one-step surprise', () => {
    expectClose(generalizedAdvantages(rewards, values, 1, 0).advantages, [0.09, 0.12, 0.07, 0.6], 12)
  })

  it('the last token is terminal: nothing follows it', () => {
    const { advantages } = generalizedAdvantages([1], [0.25], 1, 0.95)
    expect(advantages[0]).toBe(0.75)
  })

  it('rows of different length are refused with both lengths', () => {
    expect(() => generalizedAdvantages([1, 2], [1], 1, 1)).toThrow('rewards have 2 tokens, values 1')
  })
})

describe('whitening', () => {
  it('without a mean shift matches the published rows', () => {
    const rows = [
      [1.2, 1.3, 1.4],
      [1.5, 1.6, 1.7],
      [1.8, 1.9, 2.0],
    ]
    const whitened = whiten(rows, false)
    expectClose(whitened[0]!, [0.0508, 0.4381, 0.8254], 4)
    expectClose(whitened[1]!, [1.2127, 1.6, 1.9873], 4)
    expectClose(whitened[2]!, [2.3746, 2.7619, 3.1492], 4)
  })

  it('ragged rows weigh every token the same: mean 0, variance 1 over all of them', () => {
    const whitened = whiten([[5], [1, 2, 3], [10, -4]]).flatMap((row) => [...row])
    const mean = whitened.reduce((a, b) => a + b, 0) / whitened.length
    expect(mean).toBeCloseTo(0, 12)
    expect(whitened.reduce((a, b) => a + b * b, 0) / whitened.length).toBeCloseTo(1, 8)
  })

  it('constant rows become zeros, not infinities', () => {
    expectClose(whiten([[2, 2], [2]])[0]!, [0, 0], 12)
  })
})

describe('per-token rewards', () => {
  it('put the score on the last real token and the KL penalty on every token', () => {
    expectClose(tokenRewards([-1, -2, -0.5], [-1.5, -1, -0.5], 3, 0.1), [-0.05, 0.1, 3], 12)
  })

  it('sum to score minus coefficient times the KL of the answer', () => {
    const sum = tokenRewards([-1, -2, -3], [-2, -2, -2.5], 0.7, 0.2).reduce((a, b) => a + b, 0)
    expect(sum).toBeCloseTo(0.7 - 0.2 * 0.5, 12)
  })

  it('an empty answer is refused', () => {
    expect(() => tokenRewards([], [], 1, 0.1)).toThrow('no place for its score')
  })
})
