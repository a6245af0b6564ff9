/** Every row of the gradient table against central differences in float64. A row without a case here fails. */
import { describe, expect, it } from 'vitest'
import { backward } from '@/ml/autodiff/backward'
import { GRADIENTS, type GradientRuleName } from '@/ml/autodiff/gradients'
import { Graph, type Value } from '@/ml/autodiff/graph'
import * as ops from '@/ml/autodiff/ops'
import type { HostTensor } from '@/ml/tensor/host-tensor'
import { createRng } from '@/ml/tensor/rng'
import { type Shape, sizeOf } from '@/ml/tensor/shape'
import { openGraph } from './evaluate'

interface Case {
  shapes: Shape[]
  build: (values: Value[], graph: Graph) => Value
  /** Inputs are normal deviates; this moves them into the operation's domain or away from its kinks. */
  map?: (x: number) => number
}

const positive = (x: number) => Math.abs(x) + 0.5
const awayFromZero = (x: number) => x + Math.sign(x) * 0.2
const pair = (op: (a: Value, b: Value) => Value, map?: Case['map']): Case[] => [
  {
    shapes: [
      [2, 3],
      [2, 3],
    ],
    build: ([a, b]) => op(a!, b!),
    map,
  },
  { shapes: [[2, 3], [3]], build: ([a, b]) => op(a!, b!), map },
  {
    shapes: [
      [2, 1, 3],
      [4, 1],
    ],
    build: ([a, b]) => op(a!, b!),
    map,
  },
  { shapes: [[], [2, 2]], build: ([a, b]) => op(a!, b!), map },
  { shapes: [[3]], build: ([a]) => op(a!, a!), map },
]
const single = (op: (x: Value) => Value, map?: Case['map']): Case[] => [
  { shapes: [[2, 3]], build: ([x]) => op(x!), map },
]
const ids = (graph: Graph, shape: Shape, values: number[]) => graph.constantOf('int32', shape, values)

const CASES: Record<GradientRuleName, Case[]> = {
  Add: pair(ops.add),
  Sub: pair(ops.sub),
  Mul: pair(ops.mul),
  Div: pair(ops.div, positive),
  Neg: single(ops.neg),
  Exp: single(ops.exp),
  Log: single(ops.log, positive),
  Sqrt: single(ops.sqrt, positive),
  Sigmoid: single(ops.sigmoid),
  Tanh: single(ops.tanh),
  Abs: single(ops.abs, awayFromZero),
  Softplus: [...single(ops.softplus, awayFromZero), ...single(ops.softplus, (x) => 40 * awayFromZero(x))],
  Min: pair(ops.minimum).slice(0, 4),
  Max: pair(ops.maximum).slice(0, 4),
  Clip: single((x) => ops.clip(x, -0.5, 0.7)),
  MatMul: [
    {
      shapes: [
        [2, 3],
        [3, 4],
      ],
      build: ([a, b]) => ops.matmul(a!, b!),
    },
    {
      shapes: [
        [2, 2, 3],
        [2, 3, 2],
      ],
      build: ([a, b]) => ops.matmul(a!, b!),
    },
    {
      shapes: [
        [2, 1, 2, 3],
        [4, 3, 2],
      ],
      build: ([a, b]) => ops.matmul(a!, b!),
    },
  ],
  Linear: [
    {
      shapes: [
        [2, 3],
        [4, 3],
      ],
      build: ([x, w]) => ops.linear(x!, w!),
    },
    {
      shapes: [
        [2, 2, 3],
        [4, 3],
      ],
      build: ([x, w]) => ops.linear(x!, w!),
    },
    { shapes: [[3], [4, 3]], build: ([x, w]) => ops.linear(x!, w!) },
  ],
  Transpose: [{ shapes: [[2, 3, 4]], build: ([x]) => ops.transpose(x!, [2, 0, 1]) }],
  Reshape: [{ shapes: [[2, 6]], build: ([x]) => ops.reshape(x!, [3, 4]) }],
  Concat: [
    {
      shapes: [
        [2, 3],
        [2, 1],
        [2, 2],
      ],
      build: (xs) => ops.concat(xs, -1),
    },
  ],
  Slice: [{ shapes: [[3, 5]], build: ([x]) => ops.slice(x!, 1, 1, 4) }],
  Expand: [
    { shapes: [[2, 1, 3]], build: ([x]) => ops.expand(x!, [4, 2, 5, 3]) },
    { shapes: [[]], build: ([x]) => ops.expand(x!, [2, 3]) },
  ],
  ReduceSum: [
    ...single((x) => ops.reduceSum(x)),
    ...single((x) => ops.reduceSum(x, [0])),
    ...single((x) => ops.reduceSum(x, [-1], true)),
  ],
  ReduceMean: [...single((x) => ops.reduceMean(x)), ...single((x) => ops.reduceMean(x, [1], true))],
  Softmax: single(ops.softmax),
  LogSumExp: single(ops.logSumExp),
  LogProbOf: [
    {
      shapes: [[2, 2, 5]],
      build: ([x], graph) => ops.logProbOf(x!, ids(graph, [2, 2], [4, 0, 2, 2])),
    },
  ],
  RmsNorm: [{ shapes: [[2, 3, 4], [4]], build: ([x, w]) => ops.rmsNorm(x!, w!, 1e-5) }],
  SwiGlu: [
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      build: ([g, u]) => ops.swiGlu(g!, u!),
    },
  ],
  Rotary: [
    {
      shapes: [[2, 3, 2, 4]],
      build: ([x], graph) => {
        const angles = Array.from({ length: 6 }, (_, i) => i * 0.7)
        return ops.rotary(
          x!,
          graph.constantOf('float64', [3, 1, 2], angles.map(Math.cos)),
          graph.constantOf('float64', [3, 1, 2], angles.map(Math.sin)),
        )
      },
    },
  ],
  Where: [
    {
      shapes: [[2, 3], [3]],
      build: ([a, b], graph) => ops.where(graph.constantOf('bool', [2, 1], [1, 0]), a!, b!),
    },
  ],
  Gather: [
    { shapes: [[5, 3]], build: ([x], graph) => ops.gather(x!, ids(graph, [2, 2], [4, 1, 1, 0])) },
    { shapes: [[5]], build: ([x], graph) => ops.gather(x!, ids(graph, [3], [2, 2, 0])) },
  ],
  GatherElements: [
    {
      shapes: [[3, 4]],
      build: ([x], graph) => ops.gatherElements(x!, ids(graph, [3, 2], [0, 0, 3, 1, 2, 2]), 1),
    },
    {
      shapes: [[3, 4]],
      build: ([x], graph) => ops.gatherElements(x!, ids(graph, [2, 4], [0, 2, 1, 1, 2, 2, 1, 0]), 0),
    },
  ],
}

describe('the gradient table', () => {
  it('has a check for every rule', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(GRADIENTS).sort())
    for (const cases of Object.values(CASES)) expect(cases.length).toBeGreaterThan(0)
  })

  for (const [rule, cases] of Object.entries(CASES))
    it.each(cases)(`${rule} agrees with central differences, shapes $shapes`, async (testCase) => {
      await checkGradient(rule, testCase)
    })
})

/** Compares backward with (f(x + h) − f(x − h)) / 2h for every element of every input, f a random weighting of the output. */
async function checkGradient(rule: string, { shapes, build, map = (x) => x }: Case): Promise<void> {
  const rng = createRng(7).fork(rule)
  const graph = new Graph({ dtype: 'float64' })
  const inputs = shapes.map((shape, i) => graph.input(`x${i}`, 'float64', shape))
  const output = build(inputs, graph)
  expect(graph.tape.map((entry) => entry.rule)).toContain(rule)
  const weights = graph.constantOf(
    'float64',
    output.shape,
    Array.from({ length: sizeOf(output.shape) }, () => rng.normal()),
  )
  const loss = ops.reduceSum(ops.mul(output, weights))
  const gradients = backward(loss, inputs)
  gradients.forEach((gradient, i) => {
    expect(gradient.shape).toEqual(shapes[i])
  })
  const session = await openGraph(graph, {
    loss,
    ...Object.fromEntries(gradients.map((gradient, i) => [`g${i}`, gradient])),
  })
  try {
    const feeds: Record<string, HostTensor & { data: Float64Array }> = {}
    shapes.forEach((shape, i) => {
      const data = Float64Array.from({ length: sizeOf(shape) }, () => map(rng.normal()))
      feeds[`x${i}`] = { dtype: 'float64', shape, data }
    })
    const analytic = await session.run(feeds)
    const h = 1e-5
    for (const [i, shape] of shapes.entries())
      for (let k = 0; k < sizeOf(shape); k++) {
        const { data } = feeds[`x${i}`]!
        const before = data[k]!
        data[k] = before + h
        const above = Number((await session.run(feeds, ['loss'])).loss!.data[0])
        data[k] = before - h
        const below = Number((await session.run(feeds, ['loss'])).loss!.data[0])
        data[k] = before
        const numeric = (above - below) / (2 * h)
        const found = Number(analytic[`g${i}`]!.data[k])
        expect(Math.abs(found - numeric), `${rule} input ${i}[${k}]: ${found} vs ${numeric}`).toBeLessThan(
          1e-8 * (1 + Math.abs(numeric)) * 10,
        )
      }
  } finally {
    await session.release()
  }
}
