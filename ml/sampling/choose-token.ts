/**
 * Picking the next token inside the graph: from logits and one uniform number a row to a token and its log-probability.
 * Temperature has already been applied to the logits. The uniform number is an input, so randomness belongs to the
 * caller. Inverse-CDF sampling: the first token whose cumulative probability exceeds u · total, hence a token of
 * probability 0 is never picked, not even by rounding. B batch, V vocabulary.
 */
import type { Value } from '../autodiff/graph'
import {
  add,
  argMax,
  cast,
  emit,
  gather,
  gatherElements,
  less,
  log,
  maximum,
  minimum,
  mul,
  reduceSum,
  reshape,
  softmax,
  sub,
} from '../autodiff/ops'

/** How tokens are picked; part of the graph, unlike temperature and nucleus mass, which are fed. */
export type Choice =
  | { kind: 'greedy' }
  /** From the whole distribution. */
  | { kind: 'whole' }
  /** From the `topK` most likely tokens (0: all), of those from the smallest set that holds `topP` of their mass. */
  | { kind: 'truncated'; topK: number }

export interface ChoiceInputs {
  /** (V): 1 where a token may be picked, 0 where it must not. */
  allowed: Value
  /** (B) in [0, 1); not read when greedy. */
  uniforms: Value
  /** Nucleus mass, scalar; read when truncated. */
  topP: Value
}

/**
 * logits (B, V) → token int32 (B, 1) and log-probability (B, 1) under softmax(logits), before anything is cut off or
 * forbidden.
 */
export function chooseToken(
  logits: Value,
  choice: Choice,
  inputs: ChoiceInputs,
): { token: Value; logProb: Value } {
  const probabilities = softmax(logits) // (B, V)
  const token = pick(logits, probabilities, choice, inputs)
  return { token, logProb: log(gatherElements(probabilities, token, 1)) }
}

function pick(logits: Value, probabilities: Value, choice: Choice, inputs: ChoiceInputs): Value {
  const [B] = logits.shape
  const { allowed, topP } = inputs
  switch (choice.kind) {
    case 'greedy': {
      const penalty = mul(sub(allowed, 1), 1e9)
      return cast(reshape(argMax(add(logits, penalty)), [B!, 1]), 'int32')
    }
    case 'whole':
      return pickFrom(mul(probabilities, allowed), reshape(inputs.uniforms, [B!, 1]))
    case 'truncated':
      return pickTruncated(mul(probabilities, allowed), choice.topK, topP, reshape(inputs.uniforms, [B!, 1]))
  }
}

/** Index (B, 1), int32, of a token drawn in proportion to weights (B, V). Two levels, so that no sum runs over all of V. */
function pickFrom(weights: Value, uniforms: Value): Value {
  const [B, V] = weights.shape
  const size = blockSize(V!)
  const blocks = V! / size
  const blocked = reshape(weights, [B!, blocks, size])
  const sums = reduceSum(blocked, [2]) // (B, blocks)
  const until = cumulative(sums)
  const total = emit('Slice', sliceInputs(until, blocks - 1, blocks), [B!, 1])
  const target = mul(total, uniforms)
  const block = countNotAbove(until, target) // (B, 1)
  const before = emit('GatherElements', [cumulative(sums, true), block], [B!, 1], {
    attributes: { axis: { type: 'int', value: 1 } },
  })

  const rowStarts = weights.graph.constantOf(
    'int32',
    [B!, 1],
    Array.from({ length: B! }, (_, row) => row * blocks),
  )
  const flat = reshape(add(block, rowStarts), [B!])
  const inside = cumulative(gather(reshape(weights, [B! * blocks, size]), flat)) // (B, size)
  const insideTotal = emit('Slice', sliceInputs(inside, size - 1, size), [B!, 1])
  // The block was summed in another order than it is walked: keep the rest strictly inside it.
  const rest = minimum(maximum(sub(target, before), weights.graph.scalar(0)), mul(insideTotal, 1 - 2 ** -22))
  return add(mul(block, weights.graph.constantOf('int32', [], [size])), countNotAbove(inside, rest))
}

/** As pickFrom, after cutting off what `topK` and `topP` exclude. */
function pickTruncated(weights: Value, topK: number, topP: Value, uniforms: Value): Value {
  const { graph } = weights
  const [B, V] = weights.shape
  const k = topK === 0 ? V! : Math.min(topK, V!)
  const [sorted, order] = graph.node('TopK', [weights, graph.constantOf('int64', [1], [k])], {
    outputs: [
      { dtype: weights.dtype, shape: [B!, k] },
      { dtype: 'int64', shape: [B!, k] },
    ],
    attributes: { axis: { type: 'int', value: 1 } },
  })
  const until = cumulative(sorted!)
  const total = emit('Slice', sliceInputs(until, k - 1, k), [B!, 1])
  // A token stays while the likelier ones before it hold less than topP of the mass; the first always does.
  const kept = mul(sorted!, cast(less(cumulative(sorted!, true), mul(total, topP)), weights.dtype))
  const keptUntil = cumulative(kept)
  const keptTotal = emit('Slice', sliceInputs(keptUntil, k - 1, k), [B!, 1])
  const rank = countNotAbove(keptUntil, minimum(mul(keptTotal, uniforms), mul(keptTotal, 1 - 2 ** -22)))
  return cast(gatherElements(order!, rank, 1), 'int32')
}

function cumulative(x: Value, exclusive = false): Value {
  return emit('CumSum', [x, x.graph.constantOf('int32', [], [1])], x.shape, {
    attributes: { exclusive: { type: 'int', value: Number(exclusive) } },
  })
}

/**
 * How many of each row's values (B, n) are ≤ its bound (B, 1): int32 (B, 1), the index of the first value above it. At
 * most n − 1, so that weights that are not numbers still give an index; their log-probability tells.
 */
function countNotAbove(values: Value, bounds: Value): Value {
  const whole = (x: number) => values.graph.constantOf('int32', [], [x])
  const n = values.shape[1]!
  const above = reduceSum(cast(less(bounds, values), 'int32'), [1], true)
  return minimum(sub(whole(n), above), whole(n - 1))
}

function sliceInputs(x: Value, start: number, end: number): Value[] {
  const vector = (value: number) => x.graph.constantOf('int64', [1], [value])
  return [x, vector(start), vector(end), vector(1)]
}

/** The divisor of V nearest below √V. */
function blockSize(V: number): number {
  let size = Math.floor(Math.sqrt(V))
  while (V % size !== 0) size--
  return size
}
