/**
 * The policy-gradient loss as a graph: its clip against the plain twin, its answer-wide ratio, and that the KL it
 * carries has the gradient of KL. Expectations over a small vocabulary are exact sums, no sampling.
 */
import { describe, expect, it } from 'vitest'
import { backward } from '@/ml/autodiff/backward'
import { Graph, type Value } from '@/ml/autodiff/graph'
import { expand, reshape } from '@/ml/autodiff/ops'
import { type PolicyGradientOptions, policyGradientLossSum } from '@/ml/losses/policy-gradient'
import { tokenLogProbs } from '@/ml/models/transformer'
import { clippedPolicyTerm } from '@/ml/rl/ppo-objective'
import { evaluate } from './evaluate'

const softmax = (logits: number[]) => {
  const powers = logits.map(Math.exp)
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

/** Loss and gradient with respect to log π of each token, (1, T). */
async function lossOf(
  options: PolicyGradientOptions,
  rows: {
    logProbs: number[]
    oldLogProbs: number[]
    advantages: number[]
    weights: number[]
    segments: number[]
    mask?: number[]
    ratioScale?: number[]
    referenceLogProbs?: number[]
    klWeights?: number[]
  },
) {
  const graph = new Graph({ dtype: 'float64' })
  const shape = [1, rows.logProbs.length]
  const constant = (values: number[]) => graph.constantOf('float64', shape, values)
  const logProbs = graph.input('logProbs', 'float64', shape)
  const loss = policyGradientLossSum(
    {
      logProbs,
      oldLogProbs: constant(rows.oldLogProbs),
      advantages: constant(rows.advantages),
      mask: constant(rows.mask ?? rows.logProbs.map(() => 1)),
      weights: constant(rows.weights),
      segments: graph.constantOf('int32', shape, rows.segments),
      ...(rows.ratioScale && { ratioScale: constant(rows.ratioScale) }),
      ...(rows.referenceLogProbs && { referenceLogProbs: constant(rows.referenceLogProbs) }),
      ...(rows.klWeights && { klWeights: constant(rows.klWeights) }),
    },
    options,
  )
  const [gradient] = backward(loss, [logProbs])
  const out = await evaluate(
    graph,
    { loss, gradient: gradient! },
    { logProbs: { dtype: 'float64', shape, data: Float64Array.from(rows.logProbs) } },
  )
  return { loss: Number(out.loss!.data[0]), gradient: [...(out.gradient!.data as Float64Array)] }
}

describe('the clipped policy gradient', () => {
  it('token by token is the plain twin, with a higher clip above than below', async () => {
    const logProbs = [-1, -0.7, -1.3, -1.05, -2]
    const oldLogProbs = [-1, -1, -1, -1, -1]
    const advantages = [1, 2, -1, -0.5, 3]
    const weights = [1, 0.5, 0.5, 1, 1]
    const { loss, gradient } = await lossOf(
      { clipRange: 0.2, clipRangeHigh: 0.28, ratio: 'token', kl: 'none' },
      { logProbs, oldLogProbs, advantages, weights, segments: [1, 1, 2, 2, 2] },
    )
    const terms = logProbs.map((value, t) => clippedPolicyTerm(value, -1, advantages[t]!, 0.2, 0.28))
    expect(loss).toBeCloseTo(
      terms.reduce((sum, term, t) => sum + weights[t]! * term.loss, 0),
      12,
    )
    terms.forEach((term, t) => {
      expect(gradient[t]).toBeCloseTo(weights[t]! * term.gradient, 12)
    })
    expect(terms.map(({ isClipped }) => isClipped)).toEqual([false, true, true, false, false])
  })

  it('by answer: the ratio is the product over the answer’s own tokens, prompts and neighbours apart', async () => {
    const { loss, gradient } = await lossOf(
      { clipRange: 0.2, clipRangeHigh: 0.2, ratio: 'answer', kl: 'none' },
      {
        logProbs: [9, -0.95, -1.02, -1.1, 5],
        oldLogProbs: [0, -1, -1, -1, 0],
        advantages: [0, 2, 2, -1, 0],
        weights: [0, 0.5, 0.5, 1, 0],
        mask: [0, 1, 1, 1, 0],
        ratioScale: [0, 1, 1, 1, 0],
        segments: [1, 1, 1, 2, 0],
      },
    )
    const first = Math.exp(0.05 - 0.02)
    const second = Math.exp(-0.1)
    expect(loss).toBeCloseTo(-2 * first + second, 12)
    ;[0, -2 * first, -2 * first, second, 0].forEach((expected, t) => {
      expect(gradient[t]).toBeCloseTo(expected, 12)
    })
  })

  it('a loss of mean 0 on-policy still has the gradient of REINFORCE', async () => {
    const logProbs = [-1, -2, -0.5]
    const advantages = [1, 0.5, -1.5]
    const { loss, gradient } = await lossOf(
      { clipRange: 0.2, clipRangeHigh: 0.28, ratio: 'token', kl: 'none' },
      { logProbs, oldLogProbs: logProbs, advantages, weights: [1, 1, 1], segments: [1, 2, 3] },
    )
    expect(loss).toBeCloseTo(0, 12)
    expect(gradient).toEqual([-1, -0.5, 1.5])
  })
})

describe('KL in the loss', () => {
  const policy = [0.3, -0.4, 1.1, 0]
  const reference = [-0.2, 0.5, 0.4, 0.1]

  /** E over tokens of the old policy of the loss, and its gradient with respect to the logits. */
  async function expectedGradient(kl: 'k2' | 'k3') {
    const V = policy.length
    const graph = new Graph({ dtype: 'float64' })
    const logits = graph.input('logits', 'float64', [V])
    const probabilities = softmax(policy)
    const column = (values: number[]): Value => graph.constantOf('float64', [V, 1], values)
    const all = reshape(expand(reshape(logits, [1, 1, V]), [V, 1, V]), [V, 1, V])
    const logProbs = tokenLogProbs(all, graph.constantOf('int32', [V, 1], [0, 1, 2, 3]))
    const loss = policyGradientLossSum(
      {
        logProbs,
        oldLogProbs: column(probabilities.map(Math.log)),
        referenceLogProbs: column(softmax(reference).map(Math.log)),
        advantages: column([0, 0, 0, 0]),
        mask: column([1, 1, 1, 1]),
        weights: column([1, 1, 1, 1]),
        klWeights: column(probabilities),
        segments: graph.constantOf('int32', [V, 1], [1, 1, 1, 1]),
      },
      { clipRange: 0.2, clipRangeHigh: 0.2, ratio: 'token', kl },
    )
    const [gradient] = backward(loss, [logits])
    const out = await evaluate(
      graph,
      { loss, gradient: gradient! },
      { logits: { dtype: 'float64', shape: [V], data: Float64Array.from(policy) } },
    )
    return { loss: Number(out.loss!.data[0]), gradient: [...(out.gradient!.data as Float64Array)] }
  }

  const p = softmax(policy)
  const q = softmax(reference)
  const trueKl = p.reduce((sum, pi, i) => sum + pi * Math.log(pi / q[i]!), 0)
  const trueGradient = p.map((pi, i) => pi * (Math.log(pi / q[i]!) - trueKl))

  it.each(['k2', 'k3'] as const)('%s has exactly the gradient of KL(policy ‖ reference)', async (kl) => {
    const { gradient } = await expectedGradient(kl)
    gradient.forEach((value, i) => {
      expect(value).toBeCloseTo(trueGradient[i]!, 12)
    })
  })

  it('k3 has its value too', async () => {
    expect((await expectedGradient('k3')).loss).toBeCloseTo(trueKl, 12)
  })

  it('k3 without the ratio would not: that is why it is not offered', () => {
    // E[(1 − q/p) ∇log p] is the gradient of the other direction, KL(reference ‖ policy).
    const naive = p.map((pi, i) => pi - q[i]!)
    const furthest = Math.max(...naive.map((value, i) => Math.abs(value - trueGradient[i]!)))
    expect(furthest).toBeGreaterThan(0.01)
  })
})
