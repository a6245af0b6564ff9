/**
 * Our losses against those of TRL's own trainers on the same log-probabilities and scores, gradients included. The
 * stored answers are always checked; where TRL is installed it is asked again and must say the same.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { backward } from '@/ml/autodiff/backward'
import { Graph, type Value } from '@/ml/autodiff/graph'
import { add, mul, reduceSum, reshape, sub, transpose } from '@/ml/autodiff/ops'
import { dpoLossSum } from '@/ml/losses/dpo'
import { pairwiseRankingLoss } from '@/ml/losses/pairwise-ranking'
import { policyGradientLossSum } from '@/ml/losses/policy-gradient'
import { comparisonPairs, pairWeightMatrix, smoothLabels } from '@/ml/rl/comparison-pairs'
import { evaluate } from '../unit/ml/evaluate'
import { askTrl, findPeer, type TrlAnswers } from './peer'
import { DPO_CASES, GRPO_CASES, REWARD_CASES, RLOO_CASE } from './trl-cases'

const STORED: TrlAnswers = JSON.parse(readFileSync(path.join(import.meta.dirname, 'trl.json'), 'utf8'))

async function expectTrl(name: string, graph: Graph, loss: Value, leaf: Value, values: number[]) {
  const [gradient] = backward(loss, [leaf])
  const data = Float64Array.from(values)
  const out = await evaluate(
    graph,
    { loss, gradient: gradient! },
    { [leaf.name]: { dtype: 'float64', shape: leaf.shape, data } },
  )
  const peer = STORED.cases[name]!
  expect(Number(out.loss!.data[0])).toBeCloseTo(peer.loss, 10)
  expect(out.gradient!.data.length).toBe(peer.gradient.length)
  peer.gradient.forEach((value, i) => {
    expect(Number(out.gradient!.data[i]), `gradient ${i}`).toBeCloseTo(value, 10)
  })
}

type Completions = (typeof GRPO_CASES)[number] | typeof RLOO_CASE

/** Every completion a row of its own, as the trainers pack and feed them. */
async function expectPolicyGradient(
  one: Completions,
  how: { ratio: 'token' | 'product' | 'mean'; normalisation: 'token' | 'answer' | 'fixed'; beta: number },
) {
  const { mask, logProbs, oldLogProbs, referenceLogProbs, advantages, low, high, maxTokens } = one
  const shape = [mask.length, mask[0]!.length]
  const graph = new Graph({ dtype: 'float64' })
  const table = (value: (row: number, t: number) => number) =>
    graph.constantOf(
      'float64',
      shape,
      mask.flatMap((row, i) => row.map((_, t) => value(i, t))),
    )
  const lengths = mask.map((row) => row.reduce((sum, x) => sum + x, 0))
  const divisor = {
    token: lengths.reduce((a, b) => a + b, 0),
    answer: lengths.length,
    fixed: lengths.length * maxTokens,
  }[how.normalisation]
  const weight = (row: number) => (how.normalisation === 'answer' ? 1 / lengths[row]! : 1) / divisor
  const leaf = graph.input('logProbs', 'float64', shape)
  const loss = policyGradientLossSum(
    {
      logProbs: leaf,
      oldLogProbs: table((i, t) => oldLogProbs[i]![t]!),
      referenceLogProbs: table((i, t) => referenceLogProbs[i]![t]!),
      advantages: table((i) => advantages[i]!),
      mask: table((i, t) => mask[i]![t]!),
      weights: table((i, t) => mask[i]![t]! * weight(i)),
      klWeights: table((i, t) => mask[i]![t]! * weight(i) * how.beta),
      ratioScale: table((i) => (how.ratio === 'mean' ? 1 / lengths[i]! : 1)),
      segments: graph.constantOf('int32', shape, mask.flat()),
    },
    {
      clipRange: low,
      clipRangeHigh: high,
      ratio: how.ratio === 'token' ? 'token' : 'answer',
      kl: how.beta > 0 ? 'k3' : 'none',
    },
  )
  await expectTrl(one.name, graph, loss, leaf, logProbs.flat() as number[])
}

describe('losses of TRL', () => {
  it.each(GRPO_CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await expectPolicyGradient(one, {
      ratio: one.level === 'token' ? 'token' : 'mean',
      normalisation: one.lossType === 'dapo' ? 'token' : one.lossType === 'grpo' ? 'answer' : 'fixed',
      beta: one.beta,
    })
  })

  it('RLOO', async () => {
    await expectPolicyGradient(RLOO_CASE, { ratio: 'product', normalisation: 'answer', beta: 0 })
  })

  it.each(REWARD_CASES.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    const { chosen, rejected, margins, centring } = one
    const N = chosen.length
    const graph = new Graph({ dtype: 'float64' })
    const leaf = graph.input('scores', 'float64', [2 * N])
    // TRL stacks all chosen over all rejected; a ranking of two is a column of that.
    const pairs = graph.constantOf(
      'float64',
      [2 * N, 2 * N],
      everyPair(() => 1 / N),
    )
    function everyPair(value: (pair: number) => number): number[] {
      return Array.from({ length: 4 * N * N }, (_, at) => {
        const [row, column] = [Math.floor(at / (2 * N)), at % (2 * N)]
        return row < N && column === row + N ? value(row) : 0
      })
    }
    const weights = reshape(pairs, [1, 2 * N, 2 * N])
    const scores = reshape(leaf, [1, 2 * N])
    const marginTable =
      margins &&
      graph.constantOf(
        'float64',
        [1, 2 * N, 2 * N],
        everyPair((i) => margins[i]!),
      )
    const ranking = pairwiseRankingLoss(scores, weights, marginTable ?? undefined)
    const sums = add(reshape(leaf, [2 * N, 1]), reshape(leaf, [1, 2 * N]))
    const loss = centring ? add(ranking, mul(reduceSum(mul(pairs, mul(sums, sums))), centring)) : ranking
    await expectTrl(name, graph, loss, leaf, [...chosen, ...rejected])
  })
})

describe('losses of TRL on pairs', () => {
  it.each(DPO_CASES.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    const { mask, logProbs, referenceLogProbs, beta, smoothing } = one
    const loss = one.lossType === 'ipo' ? 'ipo' : 'sigmoid'
    const [rows, T] = [mask.length, mask[0]!.length]
    const N = rows / 2
    const graph = new Graph({ dtype: 'float64' })
    const leaf = graph.input('logProbs', 'float64', [rows, T])
    const constant = (shape: number[], values: number[]) => graph.constantOf('float64', shape, values)
    // IPO averages over tokens, DPO sums.
    const shares = mask.flatMap((row) =>
      row!.map((x) => (loss === 'ipo' ? x / row!.reduce((a, b) => a + b, 0) : x)),
    )
    const reference = constant([rows, T], referenceLogProbs.flat() as number[])
    const logRatios = reduceSum(mul(sub(leaf, reference), constant([rows, T], shares)), [1])
    const pairs = smoothLabels(comparisonPairs([1, 2], 'drop'), smoothing)
    const weights = Array.from({ length: N }, () => [...pairWeightMatrix(pairs, 2)]).flat()
    const sum = dpoLossSum(
      loss,
      transpose(reshape(logRatios, [2, N]), [1, 0]),
      constant([N, 2, 2], weights),
      beta,
    )
    await expectTrl(name, graph, mul(sum, 1 / N), leaf, logProbs.flat() as number[])
  })
})

const trl = findPeer('trl')

describe(`TRL ${trl ?? 'is not installed here: its stored answers are checked, it is not asked again'}`, () => {
  it.skipIf(!trl)('still gives the stored answers', () => {
    expect(askTrl().cases).toEqual(STORED.cases)
  })
})
