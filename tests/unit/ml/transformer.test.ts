/** The transformer: its gradient as a whole, and that padding, packing and later tokens change nothing. */
import { describe, expect, it } from 'vitest'
import { backward } from '@/ml/autodiff/backward'
import { Graph } from '@/ml/autodiff/graph'
import { mul, reduceSum, sub } from '@/ml/autodiff/ops'
import { compileForward } from '@/ml/engine/forward'
import { scalarHead, scalarModelParameters } from '@/ml/models/scalar-head'
import {
  logits,
  type TransformerConfig,
  tokenEntropies,
  tokenLogProbs,
  transformer,
  transformerParameters,
} from '@/ml/models/transformer'
import { initParameters } from '@/ml/optim/parameters'
import type { HostTensor } from '@/ml/tensor/host-tensor'
import { createRng } from '@/ml/tensor/rng'
import { sizeOf } from '@/ml/tensor/shape'
import { openGraph } from './evaluate'

const CONFIG: TransformerConfig = {
  vocabSize: 23,
  contextLength: 16,
  dModel: 16,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 24,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}

/** Rows as (tokens, positions, segments) arrays of one length. */
function rows(...lists: { tokens: number[]; positions: number[]; segments: number[] }[]) {
  const flat = (key: 'tokens' | 'positions' | 'segments') => Int32Array.from(lists.flatMap((row) => row[key]))
  return { tokens: flat('tokens'), positions: flat('positions'), segments: flat('segments') }
}
const range = (n: number) => Array.from({ length: n }, (_, i) => i)

async function logitsOf(batch: ReturnType<typeof rows>, B: number, config = CONFIG): Promise<number[][]> {
  const T = batch.tokens.length / B
  const shape = [B, T]
  const parameters = initParameters(transformerParameters(config), createRng(3))
  for (const { data } of parameters.values()) for (let i = 0; i < data.length; i++) data[i]! *= 5
  const forward = await compileForward({
    parameters: transformerParameters(config),
    inputs: {
      tokens: { dtype: 'int32', shape },
      positions: { dtype: 'int32', shape },
      segments: { dtype: 'int32', shape },
    },
    executionProvider: 'cpu',
    threads: 1,
    build: (_, weights, inputs) => ({
      logits: logits(config, weights, transformer(config, weights, inputs)),
    }),
  })
  try {
    const { data } = (await forward.run(parameters, batch)).logits
    const V = config.vocabSize
    return range(B * T).map((i) => Array.from(data.slice(i * V, (i + 1) * V), Number))
  } finally {
    await forward.release()
  }
}

function expectClose(actual: number[][], expected: number[][]): void {
  expect(actual.length).toBe(expected.length)
  actual.forEach((row, i) => {
    row.forEach((x, k) => {
      expect(x).toBeCloseTo(expected[i]![k]!, 4)
    })
  })
}

describe('transformer', () => {
  it.each([
    { name: 'grouped-query attention, tied', config: CONFIG },
    {
      name: 'multi-head attention, separate head',
      config: { ...CONFIG, nKvHeads: 4, tieEmbeddings: false },
    },
  ])('has the gradient of central differences over all weights in float64: $name', async ({ config }) => {
    const B = 2
    const T = 7
    const graph = new Graph({ dtype: 'float64' })
    const specs = transformerParameters(config)
    const weights = new Map(specs.map((spec) => [spec.name, graph.input(spec.name, 'float64', spec.shape)]))
    const input = (name: string) => graph.input(name, 'int32', [B, T])
    const inputs = { tokens: input('tokens'), positions: input('positions'), segments: input('segments') }
    const z = logits(config, weights, transformer(config, weights, inputs))
    const rng = createRng(11)
    const perToken = graph.constantOf(
      'float64',
      [B, T],
      range(B * T).map(() => rng.normal()),
    )
    const logProbs = tokenLogProbs(z, input('targets'), { temperature: 0.7 })
    const objective = sub(
      mul(reduceSum(mul(tokenEntropies(z), perToken)), 0.3),
      reduceSum(mul(logProbs, perToken)),
    )
    const gradients = backward(objective, [...weights.values()])
    const session = await openGraph(graph, {
      objective,
      ...Object.fromEntries(specs.map(({ name }, i) => [`g/${name}`, gradients[i]])),
    })
    const feeds: Record<string, HostTensor> = {
      tokens: {
        dtype: 'int32',
        shape: [B, T],
        data: Int32Array.from({ length: B * T }, () => rng.integer(23)),
      },
      targets: {
        dtype: 'int32',
        shape: [B, T],
        data: Int32Array.from({ length: B * T }, () => rng.integer(23)),
      },
      positions: {
        dtype: 'int32',
        shape: [B, T],
        data: Int32Array.from([0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 0, 1, 2, 3]),
      },
      segments: {
        dtype: 'int32',
        shape: [B, T],
        data: Int32Array.from([1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 2, 2, 2, 2]),
      },
    }
    for (const { name, shape } of specs)
      feeds[name] = {
        dtype: 'float64',
        shape,
        data: Float64Array.from({ length: sizeOf(shape) }, () => rng.normal() * 0.4),
      }
    const analytic = await session.run(feeds)
    let differenceSquared = 0
    let normSquared = 0
    const h = 1e-5
    for (const { name } of specs) {
      const data = feeds[name]!.data as Float64Array
      for (let probe = 0; probe < 6; probe++) {
        const k = rng.integer(data.length)
        const before = data[k]!
        data[k] = before + h
        const above = Number((await session.run(feeds, ['objective'])).objective!.data[0])
        data[k] = before - h
        const below = Number((await session.run(feeds, ['objective'])).objective!.data[0])
        data[k] = before
        const numeric = (above - below) / (2 * h)
        differenceSquared += (numeric - Number(analytic[`g/${name}`]!.data[k])) ** 2
        normSquared += numeric ** 2
      }
    }
    await session.release()
    expect(normSquared).toBeGreaterThan(0)
    expect(Math.sqrt(differenceSquared / normSquared)).toBeLessThan(1e-6)
  })

  const sentence = [5, 9, 2, 17, 11]
  const plain = { tokens: sentence, positions: range(5), segments: Array(5).fill(1) }

  it('gives the same logits with padding on the right, on the left, and packed beside another document', async () => {
    const alone = await logitsOf(rows(plain), 1)
    const right = await logitsOf(
      rows({
        tokens: [...sentence, 0, 0, 0],
        positions: [...range(5), 0, 0, 0],
        segments: [1, 1, 1, 1, 1, 0, 0, 0],
      }),
      1,
    )
    expectClose(right.slice(0, 5), alone)
    const left = await logitsOf(
      rows({
        tokens: [0, 0, 0, ...sentence],
        positions: [0, 0, 0, ...range(5)],
        segments: [0, 0, 0, 1, 1, 1, 1, 1],
      }),
      1,
    )
    expectClose(left.slice(3), alone)
    const packed = await logitsOf(
      rows({
        tokens: [8, 3, 20, ...sentence],
        positions: [0, 1, 2, ...range(5)],
        segments: [1, 1, 1, 2, 2, 2, 2, 2],
      }),
      1,
    )
    expectClose(packed.slice(3), alone)
  })

  it('never looks ahead: a later token changes no earlier logits', async () => {
    const one = await logitsOf(rows(plain), 1)
    const other = await logitsOf(rows({ ...plain, tokens: [5, 9, 2, 17, 4] }), 1)
    expect(other.slice(0, 4)).toEqual(one.slice(0, 4))
    expect(other[4]).not.toEqual(one[4])
  })

  it('does look back, and order matters', async () => {
    const one = await logitsOf(rows(plain), 1)
    const swapped = await logitsOf(rows({ ...plain, tokens: [9, 5, 2, 17, 11] }), 1)
    const difference = one[4]!.reduce((sum, x, k) => sum + Math.abs(x - swapped[4]![k]!), 0)
    expect(difference).toBeGreaterThan(1e-2)
  })

  it('a scalar head gives one number a token, 0 for a zero hidden state plus bias', async () => {
    const specs = scalarModelParameters(CONFIG)
    const shape = [1, 3]
    const forward = await compileForward({
      parameters: specs,
      inputs: {
        tokens: { dtype: 'int32', shape },
        positions: { dtype: 'int32', shape },
        segments: { dtype: 'int32', shape },
      },
      executionProvider: 'cpu',
      threads: 1,
      build: (_, weights, inputs) => ({ scores: scalarHead(weights, transformer(CONFIG, weights, inputs)) }),
    })
    const parameters = initParameters(specs, createRng(1))
    parameters.get('score.weight')!.data.fill(0)
    parameters.get('score.bias')!.data.fill(0.25)
    const { scores } = await forward.run(parameters, {
      tokens: Int32Array.of(1, 2, 3),
      positions: Int32Array.of(0, 1, 2),
      segments: Int32Array.of(1, 1, 1),
    })
    await forward.release()
    expect(scores.shape).toEqual([1, 3])
    expect(Array.from(scores.data, Number)).toEqual([0.25, 0.25, 0.25])
  })
})
