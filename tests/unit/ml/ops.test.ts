/** Shapes are checked when a graph is written, and a Loop can be written at all. */
import { describe, expect, it } from 'vitest'
import { backward } from '@/ml/autodiff/backward'
import { Graph } from '@/ml/autodiff/graph'
import * as ops from '@/ml/autodiff/ops'
import { float32Tensor } from '@/ml/tensor/host-tensor'
import { evaluate } from './evaluate'

describe('a shape error', () => {
  const graph = new Graph()
  const a = graph.input('a', 'float32', [2, 3])
  const b = graph.input('b', 'float32', [4, 5])
  const ids = graph.input('ids', 'int32', [2])
  const other = new Graph().input('x', 'float32', [2, 3])
  it.each([
    ['add', () => ops.add(a, b)],
    ['matmul', () => ops.matmul(a, b)],
    ['linear', () => ops.linear(a, b)],
    ['concat', () => ops.concat([a, b], 0)],
    ['swiGlu', () => ops.swiGlu(a, b)],
    ['expand', () => ops.expand(a, [4, 5])],
    ['reshape', () => ops.reshape(a, [4, 5])],
  ])('of %s prints both shapes', (_, build) => {
    expect(build).toThrow(/\(2, 3\).*\(4, 5\)/)
  })
  it('catches wrong types, foreign graphs and a backward pass from a tensor', () => {
    expect(() => ops.mul(a, ids)).toThrow(/float32.*int32/)
    expect(() => ops.add(a, other)).toThrow(/another graph/)
    expect(() => backward(a, [a])).toThrow(/scalar.*\(2, 3\)/)
    expect(() => backward(ops.reduceSum(a), [b])).toThrow('b has no influence on the loss')
  })
})

describe('values', () => {
  it('cut off by stopGradient or made without tape send no gradient', async () => {
    const graph = new Graph()
    const x = graph.input('x', 'float32', [2])
    const frozen = graph.withoutTape(() => ops.exp(x))
    const loss = ops.reduceSum(ops.mul(ops.mul(ops.stopGradient(x), x), frozen))
    const [gradient] = backward(loss, [x])
    const result = await evaluate(
      graph,
      { gradient: gradient! },
      { x: float32Tensor([2], Float32Array.of(0, 2)) },
    )
    expect(Array.from(result.gradient!.data, Number)).toEqual([0, expect.closeTo(2 * Math.exp(2), 4)])
  })

  it('softplus neither overflows nor loses large values', async () => {
    const graph = new Graph()
    const x = graph.input('x', 'float32', [4])
    const result = await evaluate(
      graph,
      { y: ops.softplus(x) },
      { x: float32Tensor([4], Float32Array.of(-200, 0, 1, 200)) },
    )
    expect(Array.from(result.y!.data, Number)).toEqual([
      0,
      expect.closeTo(Math.log(2), 6),
      expect.closeTo(1.3132617, 6),
      200,
    ])
  })

  it('run through a Loop body that uses values from outside', async () => {
    const graph = new Graph()
    const x = graph.input('x', 'float32', [2])
    const step = ops.mul(x, 10)
    const body = graph.subgraph('body', (input) => {
      input('iteration', 'int64', [])
      const keepOn = input('keep_on', 'bool', [])
      const sum = input('sum', 'float32', [2])
      return [keepOn, ops.add(sum, step)]
    })
    const [out] = graph.node('Loop', [graph.constantOf('int64', [], [3]), null, x], {
      outputs: [{ dtype: 'float32', shape: [2] }],
      attributes: { body: { type: 'graph', value: body } },
    })
    const result = await evaluate(graph, { out: out! }, { x: float32Tensor([2], Float32Array.of(1, 2)) })
    expect(Array.from(result.out!.data, Number)).toEqual([31, 62])
  })
})
