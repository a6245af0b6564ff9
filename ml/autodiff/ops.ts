/**
 * The operations of a graph: each checks shapes, emits ONNX nodes and, when a gradient rule exists, records itself on
 * the tape. Broadcasting follows numpy. The derivative of every taped operation is in gradients.ts under the same name.
 * Operations at the end of the file (comparisons, cast, reduceMax …) have no gradient: what they return is a constant
 * to `backward`. This is one file because it is the vocabulary, read beside its twin.
 */
import {
  broadcastShapes,
  type DType,
  formatShape,
  normalizeAxis,
  reducedShape,
  type Shape,
  ShapeError,
  sameShape,
  sizeOf,
} from '../tensor/shape'
import type { GradientRuleName } from './gradients'
import type { Attribute, TapeEntry, Value } from './graph'

const int = (value: number): Attribute => ({ type: 'int', value })
const ints = (value: readonly number[]): Attribute => ({ type: 'ints', value })

/** One node with one output, not taped. */
export function emit(
  opType: string,
  inputs: readonly (Value | null)[],
  shape: Shape,
  options: { dtype?: DType; attributes?: Record<string, Attribute>; domain?: string } = {},
): Value {
  const first = inputs.find((value) => value !== null)
  if (!first) throw new ShapeError(`${opType} needs an input`)
  for (const value of inputs)
    if (value && value.graph !== first.graph)
      throw new ShapeError(`${opType}: ${value.name} belongs to another graph`)
  return first.graph.node(opType, inputs, {
    outputs: [{ dtype: options.dtype ?? first.dtype, shape }],
    attributes: options.attributes,
    domain: options.domain,
  })[0]!
}

function taped(
  rule: GradientRuleName,
  inputs: readonly Value[],
  settings: TapeEntry['settings'],
  produce: () => Value | { output: Value; saved: readonly Value[] },
): Value {
  return inputs[0]!.graph.differentiable(rule, inputs, settings, () => {
    const made = produce()
    return 'output' in made ? made : { output: made }
  })
}

/** int64 vector constant, as shape-like inputs of ONNX operators want. */
export function vector64(like: Value, values: readonly number[]): Value {
  return like.graph.constantOf('int64', [values.length], values)
}

function binary(rule: 'Add' | 'Sub' | 'Mul' | 'Div', a: Value, b: Value): Value {
  requireSameDType(rule, a, b)
  return taped(rule, [a, b], {}, () => emit(rule, [a, b], broadcastShapes(a.shape, b.shape, rule)))
}

function requireSameDType(what: string, a: Value, b: Value): void {
  if (a.dtype !== b.dtype)
    throw new ShapeError(
      `${what}: ${a.dtype} ${formatShape(a.shape)} with ${b.dtype} ${formatShape(b.shape)}`,
    )
}

const operand = (like: Value, x: Value | number): Value =>
  typeof x === 'number' ? like.graph.constantOf(like.dtype, [], [x]) : x

export const add = (a: Value, b: Value | number): Value => binary('Add', a, operand(a, b))
export const sub = (a: Value, b: Value | number): Value => binary('Sub', a, operand(a, b))
export const mul = (a: Value, b: Value | number): Value => binary('Mul', a, operand(a, b))
export const div = (a: Value, b: Value | number): Value => binary('Div', a, operand(a, b))

function unary(rule: 'Neg' | 'Exp' | 'Log' | 'Sqrt' | 'Sigmoid' | 'Tanh' | 'Abs', x: Value): Value {
  return taped(rule, [x], {}, () => emit(rule, [x], x.shape))
}

export const neg = (x: Value): Value => unary('Neg', x)
export const exp = (x: Value): Value => unary('Exp', x)
export const log = (x: Value): Value => unary('Log', x)
export const sqrt = (x: Value): Value => unary('Sqrt', x)
export const sigmoid = (x: Value): Value => unary('Sigmoid', x)
export const tanh = (x: Value): Value => unary('Tanh', x)
export const abs = (x: Value): Value => unary('Abs', x)

/** log(1 + eˣ) as max(x, 0) + log(1 + e^−|x|), which neither overflows nor underflows. −log σ(x) is softplus(−x). */
export function softplus(x: Value): Value {
  return taped('Softplus', [x], {}, () =>
    add(emit('Max', [x, x.graph.constantOf(x.dtype, [], [0])], x.shape), log(add(exp(neg(abs(x))), 1))),
  )
}

/** Elementwise smaller; at a tie the gradient goes to `a`. */
export function minimum(a: Value, b: Value): Value {
  requireSameDType('Min', a, b)
  return taped('Min', [a, b], {}, () => emit('Min', [a, b], broadcastShapes(a.shape, b.shape, 'Min')))
}

/** Elementwise larger; at a tie the gradient goes to `a`. */
export function maximum(a: Value, b: Value): Value {
  requireSameDType('Max', a, b)
  return taped('Max', [a, b], {}, () => emit('Max', [a, b], broadcastShapes(a.shape, b.shape, 'Max')))
}

/** Limits x to [low, high]; the gradient passes where low ≤ x ≤ high, as in PyTorch. */
export function clip(x: Value, low: number, high: number): Value {
  return taped('Clip', [x], { low, high }, () =>
    emit('Clip', [x, operand(x, low), operand(x, high)], x.shape),
  )
}

/** (…, n, k) × (…, k, m) → (…, n, m); leading axes broadcast. */
export function matmul(a: Value, b: Value): Value {
  requireSameDType('MatMul', a, b)
  const fits = a.shape.length >= 2 && b.shape.length >= 2 && a.shape.at(-1) === b.shape.at(-2)
  if (!fits) throw new ShapeError(`MatMul: ${formatShape(a.shape)} with ${formatShape(b.shape)}`)
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2), 'MatMul')
  return taped('MatMul', [a, b], {}, () =>
    emit('MatMul', [a, b], [...batch, a.shape.at(-2)!, b.shape.at(-1)!]),
  )
}

/** x Wᵀ for x (…, in) and weight (out, in), the layout of saved Linear layers → (…, out). */
export function linear(x: Value, weight: Value): Value {
  requireSameDType('Linear', x, weight)
  const fits = weight.shape.length === 2 && x.shape.length >= 1 && x.shape.at(-1) === weight.shape[1]
  if (!fits)
    throw new ShapeError(`Linear: input ${formatShape(x.shape)} with weight ${formatShape(weight.shape)}`)
  const leading = x.shape.slice(0, -1)
  const [outSize, inSize] = weight.shape
  return taped('Linear', [x, weight], {}, () => {
    const rows = reshape(x, [sizeOf(leading), inSize!])
    const product = gemm(rows, weight, false, true)
    return { output: reshape(product, [...leading, outSize!]), saved: [rows] }
  })
}

/** A B of two matrices, either one transposed. Not taped. */
export function gemm(a: Value, b: Value, transA: boolean, transB: boolean): Value {
  const rows = transA ? a.shape[1]! : a.shape[0]!
  const columns = transB ? b.shape[0]! : b.shape[1]!
  return emit('Gemm', [a, b], [rows, columns], {
    attributes: { transA: int(Number(transA)), transB: int(Number(transB)) },
  })
}

export function transpose(x: Value, permutation: readonly number[]): Value {
  const valid =
    permutation.length === x.shape.length &&
    [...permutation].sort((p, q) => p - q).every((axis, i) => axis === i)
  if (!valid) throw new ShapeError(`Transpose: permutation (${permutation}) of ${formatShape(x.shape)}`)
  return taped('Transpose', [x], { permutation }, () =>
    emit(
      'Transpose',
      [x],
      permutation.map((axis) => x.shape[axis]!),
      { attributes: { perm: ints(permutation) } },
    ),
  )
}

/** Same elements, another shape; the shape itself is returned unchanged when it already fits. */
export function reshape(x: Value, shape: Shape): Value {
  if (sameShape(x.shape, shape)) return x
  if (sizeOf(shape) !== sizeOf(x.shape))
    throw new ShapeError(`Reshape: ${formatShape(x.shape)} to ${formatShape(shape)}`)
  return taped('Reshape', [x], {}, () => emit('Reshape', [x, vector64(x, shape)], shape))
}

export function concat(values: readonly Value[], axis: number): Value {
  const [first] = values
  if (!first) throw new ShapeError('Concat of nothing')
  const at = normalizeAxis(axis, first.shape, 'Concat')
  for (const value of values)
    if (
      value.dtype !== first.dtype ||
      value.shape.length !== first.shape.length ||
      value.shape.some((dimension, i) => i !== at && dimension !== first.shape[i])
    )
      throw new ShapeError(
        `Concat along axis ${at}: ${values.map((v) => `${v.dtype} ${formatShape(v.shape)}`).join(' with ')}`,
      )
  const shape = first.shape.map((dimension, i) =>
    i === at ? values.reduce((sum, value) => sum + value.shape[at]!, 0) : dimension,
  )
  return taped('Concat', values, { axis: at }, () =>
    emit('Concat', values, shape, { attributes: { axis: int(at) } }),
  )
}

/** x[start:end] along one axis. */
export function slice(x: Value, axis: number, start: number, end: number): Value {
  const at = normalizeAxis(axis, x.shape, 'Slice')
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= x.shape[at]!))
    throw new ShapeError(`Slice: [${start}, ${end}) along axis ${at} of ${formatShape(x.shape)}`)
  const shape = x.shape.map((dimension, i) => (i === at ? end - start : dimension))
  return taped('Slice', [x], { axis: at, start, end }, () =>
    emit('Slice', [x, vector64(x, [start]), vector64(x, [end]), vector64(x, [at])], shape),
  )
}

/** Broadcasts x to a larger shape. */
export function expand(x: Value, shape: Shape): Value {
  if (!sameShape(broadcastShapes(x.shape, shape, 'Expand'), shape))
    throw new ShapeError(`Expand: ${formatShape(x.shape)} to ${formatShape(shape)}`)
  if (sameShape(x.shape, shape)) return x
  return taped('Expand', [x], {}, () => emit('Expand', [x, vector64(x, shape)], shape))
}

function reduction(
  rule: 'ReduceSum' | 'ReduceMean',
  x: Value,
  axes: readonly number[] | undefined,
  keepDims: boolean,
): Value {
  const over = (axes ?? x.shape.map((_, axis) => axis)).map((axis) => normalizeAxis(axis, x.shape, rule))
  return taped(rule, [x], { axes: over }, () => emitReduction(rule, x, over, keepDims))
}

function emitReduction(opType: string, x: Value, axes: readonly number[], keepDims: boolean): Value {
  if (axes.length === 0) return emit('Identity', [x], x.shape)
  return emit(opType, [x, vector64(x, axes)], reducedShape(x.shape, axes, keepDims), {
    attributes: { keepdims: int(Number(keepDims)) },
  })
}

/** Sum over `axes` (all when left out). */
export const reduceSum = (x: Value, axes?: readonly number[], keepDims = false): Value =>
  reduction('ReduceSum', x, axes, keepDims)
/** Mean over `axes` (all when left out). */
export const reduceMean = (x: Value, axes?: readonly number[], keepDims = false): Value =>
  reduction('ReduceMean', x, axes, keepDims)

/** Over the last axis. */
export function softmax(x: Value): Value {
  return taped('Softmax', [x], {}, () =>
    emit('Softmax', [x], x.shape, { attributes: { axis: int(x.shape.length - 1) } }),
  )
}

interface SoftmaxParts {
  /** e^(x − max), same shape as x. */
  exponentials: Value
  /** Σ exponentials, last axis kept as 1. */
  total: Value
  /** log Σ eˣ, last axis kept as 1. */
  logTotal: Value
}

function softmaxParts(x: Value): SoftmaxParts {
  const peak = reduceMax(x, [-1], true)
  const exponentials = exp(sub(x, peak))
  const total = reduceSum(exponentials, [-1], true)
  return { exponentials, total, logTotal: add(log(total), peak) }
}

/** log Σ eˣ over the last axis, which is dropped. */
export function logSumExp(x: Value): Value {
  return taped('LogSumExp', [x], {}, () => {
    const { exponentials, total, logTotal } = softmaxParts(x)
    return { output: reshape(logTotal, x.shape.slice(0, -1)), saved: [exponentials, total] }
  })
}

/**
 * log softmax(logits)[target] in the logsumexp form: logits (…, V), targets int32 (…) → (…). Unlike log(softmax(x)) it
 * cannot underflow to −∞, and its gradient takes a separate upstream gradient for every token.
 */
export function logProbOf(logits: Value, targets: Value): Value {
  if (!sameShape(logits.shape.slice(0, -1), targets.shape))
    throw new ShapeError(
      `LogProbOf: logits ${formatShape(logits.shape)}, targets ${formatShape(targets.shape)}`,
    )
  return taped('LogProbOf', [logits], {}, () => {
    const { exponentials, total, logTotal } = softmaxParts(logits)
    const indices = reshape(targets, [...targets.shape, 1])
    const chosen = emit('GatherElements', [logits, indices], indices.shape, {
      attributes: { axis: int(logits.shape.length - 1) },
    })
    return {
      output: reshape(sub(chosen, logTotal), targets.shape),
      saved: [exponentials, total, indices],
    }
  })
}

/** x · rsqrt(mean(x²) + eps) · weight over the last axis (Zhang & Sennrich 2019). x (…, C), weight (C). */
export function rmsNorm(x: Value, weight: Value, eps: number): Value {
  if (!sameShape(weight.shape, x.shape.slice(-1)))
    throw new ShapeError(`RmsNorm: input ${formatShape(x.shape)}, weight ${formatShape(weight.shape)}`)
  return taped('RmsNorm', [x, weight], {}, () => {
    const inverse = div(x.graph.scalar(1), sqrt(add(reduceMean(mul(x, x), [-1], true), eps)))
    const normalized = mul(x, inverse)
    return { output: mul(normalized, weight), saved: [inverse, normalized] }
  })
}

/** silu(gate) · up (Shazeer 2020), elementwise. */
export function swiGlu(gate: Value, up: Value): Value {
  if (!sameShape(gate.shape, up.shape))
    throw new ShapeError(`SwiGlu: gate ${formatShape(gate.shape)}, up ${formatShape(up.shape)}`)
  return taped('SwiGlu', [gate, up], {}, () => {
    const gateSigmoid = sigmoid(gate)
    const activated = mul(gate, gateSigmoid)
    return { output: mul(activated, up), saved: [gateSigmoid, activated] }
  })
}

/**
 * Rotary position embedding in the half-split form of Llama checkpoints: x (…, D) with cos and sin broadcast to
 * (…, D/2). The first half turns against the second: (x₁ cos − x₂ sin, x₂ cos + x₁ sin).
 */
export function rotary(x: Value, cos: Value, sin: Value): Value {
  const size = x.shape.at(-1) ?? 0
  if (size % 2 !== 0 || !sameShape(cos.shape, sin.shape) || cos.shape.at(-1) !== size / 2)
    throw new ShapeError(`Rotary: input ${formatShape(x.shape)}, tables ${formatShape(cos.shape)}`)
  return taped('Rotary', [x], {}, () => ({ output: rotate(x, cos, sin), saved: [cos, sin] }))
}

/** The rotation itself, not taped; the backward pass turns the other way. */
export function rotate(x: Value, cos: Value, sin: Value): Value {
  const half = x.shape.at(-1)! / 2
  const halfShape = [...x.shape.slice(0, -1), half]
  const [first, second] = x.graph.node('Split', [x], {
    outputs: [
      { dtype: x.dtype, shape: halfShape },
      { dtype: x.dtype, shape: halfShape },
    ],
    attributes: { axis: int(x.shape.length - 1), num_outputs: int(2) },
  })
  return emit(
    'Concat',
    [
      emit('Sub', [emit('Mul', [first!, cos], halfShape), emit('Mul', [second!, sin], halfShape)], halfShape),
      emit('Add', [emit('Mul', [second!, cos], halfShape), emit('Mul', [first!, sin], halfShape)], halfShape),
    ],
    x.shape,
    { attributes: { axis: int(x.shape.length - 1) } },
  )
}

/** condition ? a : b elementwise; condition is bool. */
export function where(condition: Value, a: Value, b: Value): Value {
  requireSameDType('Where', a, b)
  const shape = broadcastShapes(condition.shape, broadcastShapes(a.shape, b.shape, 'Where'), 'Where')
  return taped('Where', [a, b], {}, () => ({
    output: emit('Where', [condition, a, b], shape, { dtype: a.dtype }),
    saved: [condition],
  }))
}

/** Rows of a table (V, …) by int32 or int64 ids (…) → ids.shape + table.shape[1:]. */
export function gather(table: Value, ids: Value): Value {
  if (table.shape.length < 1 || !/^int/.test(ids.dtype))
    throw new ShapeError(
      `Gather: table ${formatShape(table.shape)}, ${ids.dtype} ids ${formatShape(ids.shape)}`,
    )
  return taped('Gather', [table], {}, () => ({
    output: emit('Gather', [table, ids], [...ids.shape, ...table.shape.slice(1)], {
      attributes: { axis: int(0) },
    }),
    saved: [ids],
  }))
}

/** x picked along one axis by integer indices of the same rank. */
export function gatherElements(x: Value, indices: Value, axis: number): Value {
  const at = normalizeAxis(axis, x.shape, 'GatherElements')
  const fits =
    indices.shape.length === x.shape.length &&
    indices.shape.every((dimension, i) => i === at || dimension <= x.shape[i]!)
  if (!fits)
    throw new ShapeError(`GatherElements: ${formatShape(x.shape)}, indices ${formatShape(indices.shape)}`)
  return taped('GatherElements', [x], { axis: at }, () => ({
    output: emit('GatherElements', [x, indices], indices.shape, { attributes: { axis: int(at) } }),
    saved: [indices],
  }))
}

// ---- no gradient from here on

/** The value, cut off from the backward pass. */
export const stopGradient = (x: Value): Value => emit('Identity', [x], x.shape)

export const cast = (x: Value, dtype: DType): Value =>
  emit('Cast', [x], x.shape, { dtype, attributes: { to: int(ONNX_DTYPE[dtype]) } })

/** Element type codes of onnx.proto TensorProto.DataType. */
export const ONNX_DTYPE: Readonly<Record<DType, number>> = {
  float32: 1,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
}

export function reduceMax(x: Value, axes?: readonly number[], keepDims = false): Value {
  const over = (axes ?? x.shape.map((_, axis) => axis)).map((a) => normalizeAxis(a, x.shape, 'ReduceMax'))
  return emitReduction('ReduceMax', x, over, keepDims)
}

function comparison(opType: string, a: Value, b: Value): Value {
  requireSameDType(opType, a, b)
  return emit(opType, [a, b], broadcastShapes(a.shape, b.shape, opType), { dtype: 'bool' })
}

export const equal = (a: Value, b: Value | number): Value => comparison('Equal', a, operand(a, b))
export const greater = (a: Value, b: Value | number): Value => comparison('Greater', a, operand(a, b))
export const greaterOrEqual = (a: Value, b: Value | number): Value =>
  comparison('GreaterOrEqual', a, operand(a, b))
export const less = (a: Value, b: Value | number): Value => comparison('Less', a, operand(a, b))

/** Index of the largest element of the last axis, int64, axis dropped; the first at a tie. */
export const argMax = (x: Value): Value =>
  emit('ArgMax', [x], x.shape.slice(0, -1), {
    dtype: 'int64',
    attributes: { axis: int(x.shape.length - 1), keepdims: int(0) },
  })
