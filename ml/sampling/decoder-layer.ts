/**
 * One transformer layer as decoding needs it: queries, keys and values out, so that a cache can stand between them and
 * the rest of the layer. The mathematics is that of `transformer` in ml/models/transformer.ts and `attention` in
 * ml/nn/attention.ts (its twins; a test holds them together); the weights are those of decode-weights.ts. Nothing here
 * has a gradient, so the one-node forms of RMSNorm and rotary positions are used.
 * N rows (batch × time), B batch, T time, C channels, H heads, K key/value heads, D head size, F feed-forward.
 */
import type { Graph, Value } from '../autodiff/graph'
import { add, emit, gemm, mul, reshape, sigmoid } from '../autodiff/ops'
import type { TransformerConfig } from '../models/transformer'
import { decodeWeightShapes, headSizes, layerWeightNames } from './decode-weights'

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
  const angles = Array.from(
    { length: count * half },
    (_, i) => Math.floor(i / half) * config.ropeTheta ** ((-2 * (i % half)) / headSize),
  )
  return {
    cos: graph.constantOf(graph.dtype, [count, half], angles.map(Math.cos)),
    sin: graph.constantOf(graph.dtype, [count, half], angles.map(Math.sin)),
  }
}

export function rmsNormalized(x: Value, weight: Value, eps: number): Value {
  return emit('SimplifiedLayerNormalization', [x, weight], x.shape, {
    attributes: {
      axis: { type: 'int', value: -1 },
      epsilon: { type: 'float', value: eps },
      stash_type: { type: 'int', value: 1 },
    },
  })
}

/** Consecutive pieces of the last axis. */
function split(x: Value, sizes: readonly number[]): Value[] {
  const leading = x.shape.slice(0, -1)
  return x.graph.node('Split', [x, x.graph.constantOf('int64', [sizes.length], sizes)], {
    outputs: sizes.map((size) => ({ dtype: x.dtype, shape: [...leading, size] })),
    attributes: { axis: { type: 'int', value: x.shape.length - 1 } },
  })
}

/**
 * Scaled and turned queries (N, H·D), turned keys (N, K·D) and values (N, K·D) of x (N, C).
 * `positions` is int64 (B, T) with B·T = N.
 */
export function projectHeads(
  config: TransformerConfig,
  weights: DecodeWeightValues,
  layer: number,
  x: Value,
  positions: Value,
  tables: RotaryTables,
): { query: Value; key: Value; value: Value } {
  const { heads, kvHeads, headSize } = headSizes(config)
  const names = layerWeightNames(layer)
  const normalized = rmsNormalized(x, decodeWeight(weights, names.attentionNorm), config.rmsNormEps)
  const projected = gemm(normalized, decodeWeight(weights, names.qkv), false, false)
  const turning = (heads + kvHeads) * headSize
  const [queryKey, value] = split(projected, [turning, kvHeads * headSize])
  const turned = emit(
    'RotaryEmbedding',
    [reshape(queryKey, [...positions.shape, turning]), positions, tables.cos, tables.sin],
    [...positions.shape, turning],
    { domain: 'com.microsoft' },
  )
  const [query, key] = split(reshape(turned, queryKey.shape), [heads * headSize, kvHeads * headSize])
  return { query, key, value }
}

/** The rest of the layer: x (N, C) and what attention mixed (N, H·D) → (N, C). */
export function finishLayer(
  config: TransformerConfig,
  weights: DecodeWeightValues,
  layer: number,
  x: Value,
  mixed: Value,
): Value {
  const names = layerWeightNames(layer)
  const middle = add(x, gemm(mixed, decodeWeight(weights, names.output), false, false))
  const normalized = rmsNormalized(middle, decodeWeight(weights, names.feedForwardNorm), config.rmsNormEps)
  const [gate, up] = split(gemm(normalized, decodeWeight(weights, names.gateUp), false, false), [
    config.dFf,
    config.dFf,
  ])
  const activated = mul(mul(gate, sigmoid(gate)), up)
  return add(middle, gemm(activated, decodeWeight(weights, names.down), false, false))
}
