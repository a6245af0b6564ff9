/**
 * The weights of the transformer as decoding feeds them: those of ml/models/transformer.ts under their own names and in
 * their own layout (out, in), except that a layer's query, key and value matrices are one, with 1/√D folded into the
 * query. (Transposed copies were measured: no faster from 8 rows on.) C channels, H heads, K key/value heads, D head size.
 */
import { type TransformerConfig, transformerParameters } from '../models/transformer'
import { type Parameters, requireParameters } from '../optim/parameters'
import { type Float32Tensor, float32Tensor } from '../tensor/host-tensor'
import type { Shape } from '../tensor/shape'

export const EMBEDDING = 'model.embed_tokens.weight'
export const FINAL_NORM = 'model.norm.weight'
export const headName = (config: TransformerConfig): string =>
  config.tieEmbeddings ? EMBEDDING : 'lm_head.weight'

export function layerWeightNames(layer: number) {
  const at = `model.layers.${layer}`
  return {
    attentionNorm: `${at}.input_layernorm.weight`,
    /** ((H + 2K)·D, C): queries, keys, values. */
    queryKeyValue: `${at}.self_attn.qkv_proj.weight`,
    output: `${at}.self_attn.o_proj.weight`,
    feedForwardNorm: `${at}.post_attention_layernorm.weight`,
    gate: `${at}.mlp.gate_proj.weight`,
    up: `${at}.mlp.up_proj.weight`,
    down: `${at}.mlp.down_proj.weight`,
  }
}

const separateNames = (layer: number) => ({
  query: `model.layers.${layer}.self_attn.q_proj.weight`,
  key: `model.layers.${layer}.self_attn.k_proj.weight`,
  value: `model.layers.${layer}.self_attn.v_proj.weight`,
})

export interface HeadSizes {
  /** H */
  heads: number
  /** K */
  kvHeads: number
  /** D */
  headSize: number
}

export function headSizes(config: TransformerConfig): HeadSizes {
  return { heads: config.nHeads, kvHeads: config.nKvHeads, headSize: config.dModel / config.nHeads }
}

/** Name and shape of every decoding weight. */
export function decodeWeightShapes(config: TransformerConfig): Map<string, Shape> {
  const { heads, kvHeads, headSize } = headSizes(config)
  const shapes = new Map(transformerParameters(config).map(({ name, shape }) => [name, shape]))
  for (let layer = 0; layer < config.nLayers; layer++) {
    for (const name of Object.values(separateNames(layer))) shapes.delete(name)
    shapes.set(layerWeightNames(layer).queryKeyValue, [(heads + 2 * kvHeads) * headSize, config.dModel])
  }
  return shapes
}

/**
 * Decoding weights made from a model's parameters; a copy, so that an optimiser may write the parameters afterwards.
 * Throws ShapeError when they do not fit the config.
 */
export function copyDecodeWeights(
  config: TransformerConfig,
  parameters: Parameters,
): Map<string, Float32Tensor> {
  requireParameters(transformerParameters(config), parameters)
  const scale = 1 / Math.sqrt(headSizes(config).headSize)
  const joined = new Map<string, Float32Array<ArrayBuffer>>()
  for (let layer = 0; layer < config.nLayers; layer++) {
    const { query, key, value } = separateNames(layer)
    const queries = parameters.get(query)!.data
    const keys = parameters.get(key)!.data
    const values = parameters.get(value)!.data
    const all = new Float32Array(queries.length + keys.length + values.length)
    for (let i = 0; i < queries.length; i++) all[i] = queries[i]! * scale
    all.set(keys, queries.length)
    all.set(values, queries.length + keys.length)
    joined.set(layerWeightNames(layer).queryKeyValue, all)
  }
  return new Map(
    [...decodeWeightShapes(config)].map(([name, shape]) => [
      name,
      float32Tensor(shape, joined.get(name) ?? parameters.get(name)!.data.slice()),
    ]),
  )
}
