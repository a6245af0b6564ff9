/**
 * Causal grouped-query attention with rotary positions (Ainslie et al. 2023; Su et al. 2021), written as plain matrix
 * products. With as many key/value heads as heads it is ordinary multi-head attention. No dropout, no cache: cached
 * decoding is in ml/sampling.
 * B batch, T time, C channels, H heads, K key/value heads, G = H/K heads per group, D head size.
 */
import type { Value } from '../autodiff/graph'
import {
  add,
  cast,
  emit,
  equal,
  matmul,
  mul,
  reshape,
  rotary,
  softmax,
  sub,
  transpose,
} from '../autodiff/ops'
import { type Projection, project } from './projection'

/** Added to the logits of positions that must not be seen; e^−1e9 is exactly 0 in float32 and float64. */
const HIDDEN = 1e9

/**
 * Additive attention bias (B, 1, 1, T, T): 0 where the column is not later than the row and has the same segment
 * number, −1e9 elsewhere. Every position sees itself, so that padding never makes a row of nothing.
 */
export function attentionBias(segments: Value): Value {
  const { graph } = segments
  const [B, T] = segments.shape
  const causal = new Float64Array(T! * T!)
  for (let row = 0; row < T!; row++) causal.fill(1, row * T!, row * T! + row + 1)
  const same = cast(
    equal(reshape(segments, [B!, 1, 1, T!, 1]), reshape(segments, [B!, 1, 1, 1, T!])),
    graph.dtype,
  )
  const visible = mul(same, graph.constantOf(graph.dtype, [1, 1, 1, T!, T!], causal))
  return mul(sub(visible, 1), HIDDEN)
}

/** Angles of positions 0 … count − 1, row-major (count, D/2): that of pair i is position · theta^(−2i/D). */
export function rotaryAngles(count: number, headSize: number, theta: number): number[] {
  const half = headSize / 2
  return Array.from(
    { length: count * half },
    (_, i) => Math.floor(i / half) * theta ** ((-2 * (i % half)) / headSize),
  )
}

/** Rows of cos and sin for each position: two (B, T, 1, D/2) values. */
export function rotaryTables(
  positions: Value,
  options: { contextLength: number; headSize: number; theta: number },
): { cos: Value; sin: Value } {
  const { graph } = positions
  const { contextLength, headSize, theta } = options
  const half = headSize / 2
  const angles = rotaryAngles(contextLength, headSize, theta)
  const [B, T] = positions.shape
  const pick = (values: number[]): Value => {
    const table = graph.constantOf(graph.dtype, [contextLength, half], values)
    const rows = emit('Gather', [table, positions], [B!, T!, half], {
      attributes: { axis: { type: 'int', value: 0 } },
    })
    return reshape(rows, [B!, T!, 1, half])
  }
  return { cos: pick(angles.map(Math.cos)), sin: pick(angles.map(Math.sin)) }
}

export interface AttentionWeights {
  /** (H·D, C) */
  query: Projection
  /** (K·D, C) */
  key: Projection
  /** (K·D, C) */
  value: Projection
  /** (C, H·D) */
  output: Projection
}

/** Attention of x (B, T, C) over itself → (B, T, C). */
export function attention(
  x: Value,
  weights: AttentionWeights,
  options: { heads: number; kvHeads: number; cos: Value; sin: Value; bias: Value },
): Value {
  const { heads: H, kvHeads: K, cos, sin, bias } = options
  const [B, T] = x.shape
  const D = weights.query.weight.shape[0]! / H
  const G = H / K
  const query = rotary(reshape(project(x, weights.query), [B!, T!, H, D]), cos, sin)
  const key = rotary(reshape(project(x, weights.key), [B!, T!, K, D]), cos, sin)
  const value = reshape(project(x, weights.value), [B!, T!, K, D])

  // The G heads that share a key head are stacked along time, so that no key or value is ever copied.
  const grouped = reshape(transpose(query, [0, 2, 1, 3]), [B!, K, G * T!, D])
  const scores = matmul(mul(grouped, 1 / Math.sqrt(D)), transpose(key, [0, 2, 3, 1])) // (B, K, G·T, T)
  const biased = add(reshape(scores, [B!, K, G, T!, T!]), bias)
  const weightsOverTime = reshape(softmax(biased), [B!, K, G * T!, T!])
  const mixed = matmul(weightsOverTime, transpose(value, [0, 2, 1, 3])) // (B, K, G·T, D)
  const joined = reshape(transpose(reshape(mixed, [B!, H, T!, D]), [0, 2, 1, 3]), [B!, T!, H * D])
  return project(joined, weights.output)
}
