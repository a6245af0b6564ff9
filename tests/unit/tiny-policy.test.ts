/** The policy of the loop page learns what it is asked to, and KL holds it. */
import { describe, expect, it } from 'vitest'
import {
  learn,
  referencePolicy,
  type StepReport,
  textOf,
  writeSentence,
} from '@/app/learn/[projectId]/loop/_components/tiny-policy'
import { createRng } from '@/ml/tensor/rng'

function train(judge: 'cats' | 'polite' | 'short', beta: number, steps = 150) {
  const rng = createRng(3)
  const [policy, reference] = [referencePolicy(), referencePolicy()]
  const reports: StepReport[] = []
  for (let step = 0; step < steps; step++) {
    reports.push(learn(policy, reference, { judge, beta, batch: 64, learningRate: 3 }, () => rng.uniform()))
  }
  const mean = (from: number, to: number, key: keyof StepReport) =>
    reports.slice(from, to).reduce((sum, report) => sum + report[key], 0) / (to - from)
  return {
    first: mean(0, 5, 'score'),
    last: mean(steps - 20, steps, 'score'),
    kl: mean(steps - 20, steps, 'kl'),
    reports,
  }
}

describe('the tiny policy', () => {
  it('begins as the reference, which writes what it has read', () => {
    const reference = referencePolicy()
    const rng = createRng(1)
    const sentence = writeSentence(reference, reference, () => rng.uniform())
    expect(sentence.logProb).toBe(sentence.referenceLogProb)
    expect(textOf(sentence)).toMatch(/^[a-z ]+\.?$/)
  })

  it.each(['cats', 'polite'] as const)('learns to please the judge of %s', (judge) => {
    const { first, last } = train(judge, 0)
    expect(first).toBeLessThan(0.5)
    expect(last).toBeGreaterThan(0.9)
  })

  it('stays nearer to the reference the more KL costs', () => {
    const [free, dear] = [train('cats', 0), train('cats', 0.5)]
    expect(dear.kl).toBeLessThan(free.kl)
    expect(dear.kl).toBeGreaterThan(0)
    expect(dear.last).toBeLessThan(free.last)
  })

  it('the same numbers give the same curve', () => {
    expect(train('short', 0.1, 20).reports).toEqual(train('short', 0.1, 20).reports)
  })
})
