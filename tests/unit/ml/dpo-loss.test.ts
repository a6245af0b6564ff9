/** DPO and IPO against published numbers, and the graph of a whole ranking against the plain sum over its comparisons. */
import { describe, expect, it } from 'vitest'
import { backward } from '@/ml/autodiff/backward'
import { Graph } from '@/ml/autodiff/graph'
import { dpoLossSum } from '@/ml/losses/dpo'
import { comparisonPairs, pairWeightMatrix, smoothLabels } from '@/ml/rl/comparison-pairs'
import { dpoTerm } from '@/ml/rl/dpo-loss'
import { evaluate } from './evaluate'

/** log π of chosen and rejected −10 and −12, of the reference −11 and −11.5. */
const DIFFERENCE = -10 + 12 - (-11 + 11.5)

describe('DPO of one comparison', () => {
  it('where policy and reference agree, the loss is ln 2 and the gradient −β/2', () => {
    expect(dpoTerm('sigmoid', 0, 0.1)).toEqual({ loss: Math.LN2, gradient: -0.05 })
  })

  it('gives the published losses and gradients', () => {
    expect(DIFFERENCE * 0.1).toBeCloseTo(0.15, 12)
    const mild = dpoTerm('sigmoid', DIFFERENCE, 0.1)
    expect(mild.loss).toBeCloseTo(0.620957, 6)
    expect(mild.gradient).toBeCloseTo(-0.046257, 6)
    const strong = dpoTerm('sigmoid', DIFFERENCE, 0.5)
    expect(strong.loss).toBeCloseTo(0.386871, 6)
    expect(strong.gradient).toBeCloseTo(-0.1604106, 6)
    expect(dpoTerm('ipo', DIFFERENCE, 0.1).loss).toBeCloseTo(12.25, 12)
  })

  it('a tie is best at no difference, a smoothed label at a finite one', () => {
    for (const loss of ['sigmoid', 'ipo'] as const) expect(dpoTerm(loss, 0, 0.1, 0.5).gradient).toBeCloseTo(0)
    const best = Math.log(0.9 / 0.1) / 0.1
    expect(dpoTerm('sigmoid', best, 0.1, 0.9).gradient).toBeCloseTo(0, 12)
  })

  it.each(['sigmoid', 'ipo'] as const)('%s has the derivative central differences find', (loss) => {
    for (const [difference, label] of [
      [1.5, 1],
      [-2, 0.9],
      [0.3, 0.5],
    ]) {
      const slope =
        (dpoTerm(loss, difference! + 1e-6, 0.2, label).loss -
          dpoTerm(loss, difference! - 1e-6, 0.2, label).loss) /
        2e-6
      expect(dpoTerm(loss, difference!, 0.2, label).gradient).toBeCloseTo(slope, 5)
    }
  })
})

describe('DPO of a ranking in one graph', () => {
  const logRatios = [0.4, -1.2, 2, 0.1]
  const pairs = smoothLabels(comparisonPairs([1, 2, 2, 3], 'half'), 0.1)

  it.each(['sigmoid', 'ipo'] as const)('%s is the weighted sum over its comparisons', async (loss) => {
    const graph = new Graph({ dtype: 'float64' })
    const ratios = graph.input('ratios', 'float64', [1, 4])
    const weights = graph.constantOf('float64', [1, 4, 4], [...pairWeightMatrix(pairs, 4)])
    const total = dpoLossSum(loss, ratios, weights, 0.3)
    const [gradient] = backward(total, [ratios])
    const out = await evaluate(
      graph,
      { total, gradient: gradient! },
      { ratios: { dtype: 'float64', shape: [1, 4], data: Float64Array.from(logRatios) } },
    )
    const expected = { loss: 0, gradient: [0, 0, 0, 0] }
    for (const { first, second, label, weight } of pairs) {
      const term = dpoTerm(loss, logRatios[first]! - logRatios[second]!, 0.3, label)
      expected.loss += weight * term.loss
      expected.gradient[first]! += weight * term.gradient
      expected.gradient[second]! -= weight * term.gradient
    }
    expect(Number(out.total!.data[0])).toBeCloseTo(expected.loss, 6)
    expected.gradient.forEach((value, k) => {
      expect(Number(out.gradient!.data[k])).toBeCloseTo(value, 6)
    })
  })

  it('smoothing keeps a tie a tie and turns a share of the others round', () => {
    expect(pairs.map(({ label }) => label)).toEqual([0.9, 0.9, 0.9, 0.5, 0.9, 0.9])
  })
})
