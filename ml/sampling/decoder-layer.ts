/**
 * One transformer layer as decoding needs it: queries, keys and values out, so that a cache can stand between them and
 * the rest of the layer. The mathematics is that of `transformer` in ml/models/transformer.ts and `attention` in
 * ml/nn/attention.ts (its twins; a test holds them together); the weights are those of decode-weights.ts. Nothing here
 * has a gradient, so the one-node forms of RMSNorm and rotary positions are used.
 * B batch, T time, N = B·T, C channels, H heads, K key/value heads, D head size, F feed-forward.
 */
import type { Attribute, Graph, Value } from '../autodiff/graph'
import { add, emit, gather, gemm, mul, reshape, sigmoid, slice, transpose } from '../autodiff/ops'
import type { TransformerConfig } from '../models/transformer'
import { rotaryAngles } from '../nn/attention'
import { decodeWeightShapes, EMBEDDING, FINAL_NORM, headSizes, layerWeightNames } from './decode-weights'

export type DecodeWeightValues = ReadonlyMap<string, Value>

/** Feed name of a decoding weight. */
export const weightFeed = (name: string): string => `weights/${name}`

export function declareDecodeWeights(graph: Graph, config: TransformerConfig): DecodeWeightValues {
  const values = new Map<string, Value>()
  for (const [name, shape] of decodeWeightShapes(config))
    values.set(name, graph.input(weightFeed(name), graph.dtype, shape))
  return values
}

export function decodeWeight(weights: DecodeWeightValues, name: string): Value {
  const value = weights.get(name)
  if (!value) throw new Error(`the decoding graph has no weight called ${name}`)
  return value
}

export interface RotaryTables {
  /** (positions, D/2) */
  cos: Value
  sin: Value
}

/** Constant tables of cos and sin for positions 0 … count − 1. */
export function rotaryCache(graph: Graph, config: TransformerConfig, count: number): RotaryTables {
  const { headSize } = headSizes(config)
  const half = headSize / 2
  const angles = rotaryAngles(count, headSize, config.ropeTheta)
  return {
    cos: graph.constantOf(graph.dtype, [count, half], angles.map(Math.cos)),
    sin: graph.constantOf(graph.dtype, [count, half], angles.map(Math.sin)),
  }
}

/** The residual stream (N, C) and its normalised form for the block that comes next. */
export interface Stream {
  sum: Value
  normalized: Value
}

const epsilon = (config: TransformerConfig): Attribute => ({ type: 'float', value: config.rmsNormEps })

/** Embeddings of tokens int32 (…), as (N, C), normalised for the first layer. */
export function startStream(config: TransformerConfig, weights: DecodeWeightValues, tokens: Value): Stream {
  const embedded = gather(decodeWeight(weights, EMBEDDING), tokens)
  const sum = reshape(embedded, [embedded.shape.slice(0, -1).reduce((a, b) => a * b, 1), config.dModel])
  const weight = decodeWeight(weights, normBefore(config, 0))
  const normalized = emit('SimplifiedLayerNormalization', [sum, weight], sum.shape, {
    attributes: {
      axis: { type: 'int', value: -1 },
      epsilon: epsilon(config),
      stash_type: { type: 'int', value: 1 },
    },
  })
  return { sum, normalized }
}

/** The norm weight in front of a layer; behind the last one stands the final norm. */
const normBefore = (config: TransformerConfig, layer: number): string =>
  layer === config.nLayers ? FINAL_NORM : layerWeightNames(layer).attentionNorm

/** Adds a block's output to the stream and normalises for the next block, in one node. */
function addToStream(
  config: TransformerConfig,
  weights: DecodeWeightValues,
  { sum }: Stream,
  added: Value,
  nextNorm: string,
): Stream {
  const whole = { dtype: sum.dtype, shape: sum.shape }
  const statistic = { dtype: sum.dtype, shape: [sum.shape[0]!, 1] } // declared by the operator, not computed
  const [normalized, , , newSum] = sum.graph.node(
    'SkipSimplifiedLayerNormalization',
    [sum, added, decodeWeight(weights, nextNorm)],
    {
      domain: 'com.microsoft',
      attributes: { epsilon: epsilon(config) },
      outputs: [whole, statistic, statistic, whole],
    },
  )
  return { sum: newSum!, normalized: normalized! }
}

/**
 * ONNX Runtime's matrix product adds up 128 inputs at a time, unless a thread has 64 columns or fewer: then more at a time,
 * and in another order. It gives threads columns where there are fewer rows than columns, as in decoding.
 */
const SUMMED_AT_ONCE = 128

/**
 * x (N, in) times weight (out, in) transposed, the same bits with one thread or two: a narrow product over many inputs is
 * added up in parts by the graph itself.
 */
function multiply(x: Value, weight: Value): Value {
  const [outputs, inputs] = weight.shape
  if (inputs! <= SUMMED_AT_ONCE || outputs! > SUMMED_AT_ONCE) return gemm(x, weight, false, true)
  const part = (start: number) => {
    const end = Math.min(start + SUMMED_AT_ONCE, inputs!)
    return gemm(slice(x, 1, start, end), slice(weight, 1, start, end), false, true)
  }
  let sum = part(0)
  for (let start = SUMMED_AT_ONCE; start < inputs!; start += SUMMED_AT_ONCE) sum = add(sum, part(start))
  return sum
}

/** (N, n·D) → (B, n, T, D). */
function toHeads(x: Value, B: number, T: number, n: number, D: number): Value {
  return T === 1 ? reshape(x, [B, n, 1, D]) : transpose(reshape(x, [B, T, n, D]), [0, 2, 1, 3])
}

/**
 * Scaled and turned queries (B, H, T, D), turned keys (B, K, T, D) and values (B, K, T, D) of a stream of N = B·T rows.
 * `positions` is int64 (B, T).
 */
export function projectHeads(
  config: TransformerConfig,
  weights: DecodeWeightValues,
  layer: number,
  { normalized }: Stream,
  positions: Value,
  tables: RotaryTables,
): { query: Value; key: Value; value: Value } {
  const { heads: H, kvHeads: K, headSize: D } = headSizes(config)
  const [B, T] = positions.shape
  const names = layerWeightNames(layer)
  const projected = multiply(normalized, decodeWeight(weights, names.queryKeyValue))
  const { graph, dtype } = projected
  const split = (x: Value, counts: readonly number[]) =>
    graph.node('Split', [x, graph.constantOf('int64', [counts.length], counts)], {
      outputs: counts.map((count) => ({ dtype, shape: [B!, count, T!, D] })),
      attributes: { axis: { type: 'int', value: 1 } },
    })
  const [queryKey, value] = split(toHeads(projected, B!, T!, H + 2 * K, D), [H + K, K])
  const turned = emit('RotaryEmbedding', [queryKey!, positions, tables.cos, tables.sin], queryKey!.shape, {
    domain: 'com.microsoft',
  })
  const [query, key] = split(turned, [H, K])
  return { query: query!, key: key!, value: value! }
}

/** The rest of the layer, from what attention mixed: (B, H, T, D) → the stream before the next layer. */
export function finishLayer(
  config: TransformerConfig,
  weights: DecodeWeightValues,
  layer: number,
  stream: Stream,
  mixed: Value,
): Stream {
  const names = layerWeightNames(layer)
  const [B, H, T, D] = mixed.shape
  const joined = reshape(T === 1 ? mixed : transpose(mixed, [0, 2, 1, 3]), [B! * T!, H! * D!])
  const through = (x: Value, name: string) => multiply(x, decodeWeight(weights, name))
  const middle = addToStream(config, weights, stream, through(joined, names.output), names.feedForwardNorm)
  const gate = through(middle.normalized, names.gate)
  const activated = mul(mul(gate, sigmoid(gate)), through(middle.normalized, names.up))
  return addToStream(config, weights, middle, through(activated, names.down), normBefore(config, layer + 1))
}
