/**
 * The derivative of every taped operation, in one table. A rule gets the gradient of the loss with respect to the
 * output and returns one for each input, or null where none is needed. Rules are written with the operations
 * themselves; their results are not taped (no second derivatives).
 * tests/unit/ml/gradients.test.ts checks every row against central differences and fails for a row without a case.
 */
import { type Shape, sameShape, sizeOf } from '../tensor/shape'
import type { TapeEntry, Value } from './graph'
import {
  add,
  div,
  emit,
  expand,
  gemm,
  greaterOrEqual,
  less,
  matmul,
  mul,
  neg,
  reduceMean,
  reduceSum,
  reshape,
  rotate,
  sigmoid,
  slice,
  sub,
  transpose,
  vector64,
  where,
} from './ops'

/** `needs[i]` says whether the i-th input's gradient is wanted; a rule may skip the work when it is not. */
export type GradientRule = (
  entry: TapeEntry,
  upstream: Value,
  needs: readonly boolean[],
) => readonly (Value | null)[]

export const GRADIENTS = {
  Add: ({ inputs: [a, b] }, up) => [sumTo(up, a!.shape), sumTo(up, b!.shape)],
  Sub: ({ inputs: [a, b] }, up) => [sumTo(up, a!.shape), sumTo(neg(up), b!.shape)],
  Mul: ({ inputs: [a, b] }, up, needs) => [
    needs[0] ? sumTo(mul(up, b!), a!.shape) : null,
    needs[1] ? sumTo(mul(up, a!), b!.shape) : null,
  ],
  Div: ({ inputs: [a, b], output }, up, needs) => [
    needs[0] ? sumTo(div(up, b!), a!.shape) : null,
    needs[1] ? sumTo(neg(div(mul(up, output), b!)), b!.shape) : null,
  ],
  Neg: (_, up) => [neg(up)],
  Exp: ({ output }, up) => [mul(up, output)],
  Log: ({ inputs: [x] }, up) => [div(up, x!)],
  Sqrt: ({ output }, up) => [div(up, mul(output, 2))],
  Sigmoid: ({ output }, up) => [mul(up, mul(output, sub(one(output), output)))],
  Tanh: ({ output }, up) => [mul(up, sub(one(output), mul(output, output)))],
  Abs: ({ inputs: [x] }, up) => [mul(up, emit('Sign', [x!], x!.shape))],
  Softplus: ({ inputs: [x] }, up) => [mul(up, sigmoid(x!))],
  Min: ({ inputs: [a, b] }, up) => choose(greaterOrEqual(b!, a!), up, a!, b!),
  Max: ({ inputs: [a, b] }, up) => choose(greaterOrEqual(a!, b!), up, a!, b!),
  Clip: ({ inputs: [x], settings }, up) => {
    const zero = zeroLike(up)
    const above = where(less(x!, settings.low as number), zero, up)
    return [where(greaterOrEqual(neg(x!), -(settings.high as number)), above, zero)]
  },
  MatMul: ({ inputs: [a, b] }, up, needs) => [
    needs[0] ? sumTo(matmul(up, swapLast(b!)), a!.shape) : null,
    needs[1] ? sumTo(matmul(swapLast(a!), up), b!.shape) : null,
  ],
  Linear: ({ inputs: [x, weight], saved: [rows] }, up, needs) => {
    const upRows = reshape(up, [rows!.shape[0]!, weight!.shape[0]!])
    return [
      needs[0] ? reshape(gemm(upRows, weight!, false, false), x!.shape) : null,
      needs[1] ? gemm(upRows, rows!, true, false) : null,
    ]
  },
  Transpose: ({ settings }, up) => {
    const permutation = settings.permutation as readonly number[]
    return [
      transpose(
        up,
        permutation.map((_, axis) => permutation.indexOf(axis)),
      ),
    ]
  },
  Reshape: ({ inputs: [x] }, up) => [reshape(up, x!.shape)],
  Concat: ({ inputs, settings }, up) => {
    const axis = settings.axis as number
    let start = 0
    return inputs.map((x) => {
      const end = start + x.shape[axis]!
      const part = slice(up, axis, start, end)
      start = end
      return part
    })
  },
  Slice: ({ inputs: [x], settings }, up) => {
    const { axis, start, end } = settings as Record<'axis' | 'start' | 'end', number>
    const before = x!.shape.map((_, i) => (i === axis ? start : 0))
    const after = x!.shape.map((dimension, i) => (i === axis ? dimension - end : 0))
    return [emit('Pad', [up, vector64(up, [...before, ...after])], x!.shape)]
  },
  Expand: ({ inputs: [x] }, up) => [sumTo(up, x!.shape)],
  ReduceSum: ({ inputs: [x], settings }, up) => [spread(up, x!.shape, settings.axes as readonly number[])],
  ReduceMean: ({ inputs: [x], output, settings }, up) => [
    spread(mul(up, sizeOf(output.shape) / sizeOf(x!.shape)), x!.shape, settings.axes as readonly number[]),
  ],
  Softmax: ({ output }, up) => {
    const weighted = mul(up, output)
    return [sub(weighted, mul(output, reduceSum(weighted, [-1], true)))]
  },
  LogSumExp: ({ saved: [exponentials, total] }, up) => [
    mul(exponentials!, div(reshape(up, total!.shape), total!)),
  ],
  LogProbOf: ({ saved: [exponentials, total, indices] }, up) => {
    // up · (one-hot − softmax), the one-hot added where the targets are
    const column = reshape(up, total!.shape)
    const away = mul(exponentials!, neg(div(column, total!)))
    return [scatterAdd(away, indices!, column, away.shape.length - 1)]
  },
  RmsNorm: ({ inputs: [x, weight], saved: [inverse, normalized] }, up, needs) => {
    const scaled = needs[0] ? mul(up, weight!) : null
    const leading = x!.shape.slice(0, -1).map((_, axis) => axis)
    return [
      scaled
        ? mul(inverse!, sub(scaled, mul(normalized!, reduceMean(mul(scaled, normalized!), [-1], true))))
        : null,
      needs[1] ? reduceSum(mul(up, normalized!), leading) : null,
    ]
  },
  SwiGlu: ({ inputs: [gate, up], saved: [gateSigmoid, activated] }, upstream, needs) => [
    needs[0]
      ? // d silu(g)/dg = σ + g σ (1 − σ)
        mul(mul(upstream, up!), add(gateSigmoid!, mul(activated!, sub(one(gate!), gateSigmoid!))))
      : null,
    needs[1] ? mul(upstream, activated!) : null,
  ],
  Rotary: ({ saved: [cos, sin] }, up) => [rotate(up, cos!, neg(sin!))],
  Where: ({ inputs: [a, b], saved: [condition] }, up) => choose(condition!, up, a!, b!),
  Gather: ({ inputs: [table], saved: [ids] }, up) => {
    // One row of indices for each gathered row. ScatterND would be shorter, but its sum is a data race on several threads.
    const width = sizeOf(table!.shape.slice(1))
    const count = sizeOf(ids!.shape)
    const indices = expand(reshape(ids!, [count, 1]), [count, width])
    const empty = expand(up.graph.constantOf(up.dtype, [1, 1], [0]), [table!.shape[0]!, width])
    return [reshape(scatterAdd(empty, indices, reshape(up, [count, width]), 0), table!.shape)]
  },
  GatherElements: ({ inputs: [x], saved: [indices], settings }, up) => {
    const empty = expand(
      reshape(
        up.graph.constantOf(up.dtype, [1], [0]),
        x!.shape.map(() => 1),
      ),
      x!.shape,
    )
    return [scatterAdd(empty, indices!, up, settings.axis as number)]
  },
} satisfies Record<string, GradientRule>

/** Names of the operations that can be differentiated. */
export type GradientRuleName = keyof typeof GRADIENTS

export function gradientRule(name: string): GradientRule {
  if (!(name in GRADIENTS)) throw new Error(`there is no gradient rule called ${name}`)
  return GRADIENTS[name as GradientRuleName]
}

const zeroLike = (like: Value): Value => like.graph.constantOf(like.dtype, [], [0])
const one = (like: Value): Value => like.graph.constantOf(like.dtype, [], [1])

/** Undoes broadcasting: sums over the axes that were stretched. */
function sumTo(value: Value, shape: Shape): Value {
  if (sameShape(value.shape, shape)) return value
  const extra = value.shape.length - shape.length
  const axes = value.shape.flatMap((dimension, axis) =>
    axis < extra || (shape[axis - extra] === 1 && dimension !== 1) ? [axis] : [],
  )
  return reshape(reduceSum(value, axes, true), shape)
}

/** The gradient of a sum: the upstream gradient copied along the summed axes. */
function spread(up: Value, shape: Shape, axes: readonly number[]): Value {
  const kept = shape.map((dimension, axis) => (axes.includes(axis) ? 1 : dimension))
  return expand(reshape(up, kept), shape)
}

function choose(condition: Value, up: Value, a: Value, b: Value): Value[] {
  const zero = zeroLike(up)
  return [sumTo(where(condition, up, zero), a.shape), sumTo(where(condition, zero, up), b.shape)]
}

function swapLast(x: Value): Value {
  const rank = x.shape.length
  const axes = x.shape.map((_, axis) => axis)
  return transpose(x, [...axes.slice(0, -2), rank - 1, rank - 2])
}

function scatterAdd(data: Value, indices: Value, updates: Value, axis: number): Value {
  return emit('ScatterElements', [data, indices, updates], data.shape, {
    attributes: { axis: { type: 'int', value: axis }, reduction: { type: 'string', value: 'add' } },
  })
}
