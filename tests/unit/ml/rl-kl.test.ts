/** KL estimators and the adaptive coefficient against answers worked out elsewhere. */
import { describe, expect, it } from 'vitest'
import { estimateAnswerKl, estimateKl, type KlEstimator } from '@/ml/rl/kl'
import { createKlController } from '@/ml/rl/kl-controller'

describe('KL estimators', () => {
  const p = [0.5, 0.3, 0.2]
  const q = [0.2, 0.5, 0.3]
  const draws = (estimator: KlEstimator) =>
    p.map((probability, i) => ({
      probability,
      value: estimateKl(estimator, Math.log(probability), Math.log(q[i]!)),
    }))
  const mean = (estimator: KlEstimator) =>
    draws(estimator).reduce((sum, { probability, value }) => sum + probability * value, 0)
  const variance = (estimator: KlEstimator) =>
    draws(estimator).reduce((sum, { probability, value }) => sum + probability * value ** 2, 0) -
    mean(estimator) ** 2

  it('k1 and k3 are unbiased, k2 is not', () => {
    expect(mean('k1')).toBeCloseTo(0.2238047, 7)
    expect(mean('k3')).toBeCloseTo(0.2238047, 7)
    expect(mean('k2')).toBeCloseTo(0.2654788, 7)
  })

  it('k3 varies far less than k1', () => {
    expect(variance('k1')).toBeCloseTo(0.48087, 5)
    expect(variance('k3')).toBeCloseTo(0.0090047, 6)
  })

  it('k3 is never negative, and zero when policy and reference agree', () => {
    for (const difference of [-3, -0.1, 0.1, 3]) expect(estimateKl('k3', difference, 0)).toBeGreaterThan(0)
    expect(estimateKl('k3', -1.25, -1.25)).toBe(0)
  })

  it('an answer sums its tokens', () => {
    expect(estimateAnswerKl('k1', [-1, -2], [-1.5, -2.25])).toBeCloseTo(0.75, 12)
  })
})

describe('KL controller', () => {
  const coefficientAfter = (kl: number) => {
    const controller = createKlController(0.15, { target: 6, horizon: 10_000 })
    controller.update(kl, 512)
    return controller.coefficient
  }

  it('follows the published steps: up above the target, down below, error limited to a fifth', () => {
    expect(coefficientAfter(12)).toBeCloseTo(0.151536, 9)
    expect(coefficientAfter(3)).toBeCloseTo(0.148464, 9)
    expect(coefficientAfter(6.6)).toBeCloseTo(0.150768, 9)
  })

  it('fixed stays fixed', () => {
    const controller = createKlController(0.05, null)
    controller.update(100, 512)
    expect(controller.coefficient).toBe(0.05)
  })

  it('continues from a saved coefficient exactly', () => {
    const whole = createKlController(0.15, { target: 6, horizon: 10_000 })
    whole.update(9, 128)
    const resumed = createKlController(whole.coefficient, { target: 6, horizon: 10_000 })
    whole.update(2, 128)
    resumed.update(2, 128)
    expect(resumed.coefficient).toBe(whole.coefficient)
  })
})
