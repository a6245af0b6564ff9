/** PPO's clipped terms: the REINFORCE limit, the clip, and derivatives by central differences. */
import { describe, expect, it } from 'vitest'
import { clippedPolicyTerm, clippedValueTerm } from '@/ml/rl/ppo-objective'

describe('policy term', () => {
  it('at ratio 1 has the REINFORCE gradient', () => {
    const logits = [1, 2, 1, 1]
    const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0)
    const probabilities = logits.map((logit) => Math.exp(logit) / sum)
    const logProb = Math.log(probabilities[1]!)
    const { gradient, ratio } = clippedPolicyTerm(logProb, logProb, 1, 0.2)
    expect(ratio).toBe(1)
    const ascent = probabilities.map((p, i) => -gradient * ((i === 1 ? 1 : 0) - p))
    ;[-0.1749, 0.5246, -0.1749, -0.1749].forEach((expected, i) => {
      expect(ascent[i]).toBeCloseTo(expected, 4)
    })
  })

  it('stops pushing once the ratio has moved past the clip in the wanted direction, never before', () => {
    const at = (ratio: number, advantage: number) => clippedPolicyTerm(Math.log(ratio), 0, advantage, 0.2)
    expect(at(1.3, 1)).toMatchObject({ isClipped: true, gradient: 0 })
    expect(at(0.7, -1)).toMatchObject({ isClipped: true, gradient: 0 })
    expect(at(0.7, 1).isClipped).toBe(false)
    expect(at(1.3, -1).isClipped).toBe(false)
    expect(at(1.1, 1).gradient).toBeCloseTo(-1.1, 12)
  })

  it('has the derivative central differences find', () => {
    for (const [logProb, advantage] of [
      [-1.05, 2],
      [-0.9, -1.5],
      [-2, 1],
      [-0.3, -0.7],
    ]) {
      const loss = (x: number) => clippedPolicyTerm(x, -1, advantage!, 0.2).loss
      const slope = (loss(logProb! + 1e-6) - loss(logProb! - 1e-6)) / 2e-6
      expect(clippedPolicyTerm(logProb!, -1, advantage!, 0.2).gradient).toBeCloseTo(slope, 6)
    }
  })
})

describe('value term', () => {
  it('takes the larger of the plain and the clipped error', () => {
    expect(clippedValueTerm(1, 0, 1, 0.2)).toEqual({ loss: 0.5 * 0.8 ** 2, isClipped: true, gradient: 0 })
    expect(clippedValueTerm(0.1, 0, 1, 0.2).loss).toBeCloseTo(0.405, 12)
    expect(clippedValueTerm(-1, 0, 1, 0.2)).toMatchObject({ loss: 2, isClipped: false, gradient: -2 })
  })
})
