/**
 * The weights of the transformer laid out for decoding, where few rows meet every matrix and repacking it costs as much
 * as multiplying by it: matrices are (in, out) instead of (out, in), query, key and value are one matrix, so are gate
 * and up, and 1/√D is folded into the query. Twin of the parameter list in ml/models/transformer.ts.
 * C channels, H heads, K key/value heads, D head size, F feed-forward, V vocabulary.
 */
import { type TransformerConfig, transformerParameters } from '../models/transformer'
import { type Parameters, requireParameters } from '../optim/parameters'
import { type Float32Tensor, float32Tensor } from '../tensor/host-tensor'
import type { Shape } from '../tensor/shape'

export interface LayerWeightNames {
  attentionNorm: string
  /** (C, (H + 2K)·D): queries, then keys, then values. */
  qkv: string
  /** (H·D, C) */
  output: string
  feedForwardNorm: string
  /** (C, 2F): gate, then up. */
  gateUp: string
  /** (F, C) */
  down: string
}

/** (V, C), one row a token. */
export const EMBEDDING = 'embedding'
/** (C, V) */
export const HEAD = 'head'
export const FINAL_NORM = 'finalNorm'

export function layerWeightNames(layer: number): LayerWeightNames {
  const at = `layer${layer}`
  return {
    attentionNorm: `${at}/attentionNorm`,
    qkv: `${at}/qkv`,
    output: `${at}/output`,
    feedForwardNorm: `${at}/feedForwardNorm`,
    gateUp: `${at}/gateUp`,
    down: `${at}/down`,
  }
}

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
  const { vocabSize: V, dModel: C, dFf: F, nLayers } = config
  const { heads, kvHeads, headSize } = headSizes(config)
  const shapes = new Map<string, Shape>([[EMBEDDING, [V, C]]])
  for (let layer = 0; layer < nLayers; layer++) {
    const names = layerWeightNames(layer)
    shapes
      .set(names.attentionNorm, [C])
      .set(names.qkv, [C, (heads + 2 * kvHeads) * headSize])
      .set(names.output, [heads * headSize, C])
      .set(names.feedForwardNorm, [C])
      .set(names.gateUp, [C, 2 * F])
      .set(names.down, [F, C])
  }
  return shapes.set(FINAL_NORM, [C]).set(HEAD, [C, V])
}

/**
 * Decoding weights made from a model's parameters; a copy, so that the parameters may change afterwards. Throws
 * ShapeError when they do not fit the config.
 */
export function layOutDecodeWeights(
  config: TransformerConfig,
  parameters: Parameters,
): Map<string, Float32Tensor> {
  requireParameters(transformerParameters(config), parameters)
  const { nLayers } = config
  const { headSize } = headSizes(config)
  const parameter = (name: string): Float32Tensor => parameters.get(name)!
  const laidOut = new Map<string, Float32Tensor>()
  const copy = (to: string, from: string) => {
    const { shape, data } = parameter(from)
    laidOut.set(to, float32Tensor(shape, data.slice()))
  }
  const columns = (to: string, parts: { from: string; scale?: number }[]) =>
    laidOut.set(
      to,
      asColumns(parts.map(({ from, scale }) => ({ matrix: parameter(from), scale: scale ?? 1 }))),
    )

  const embedding = 'model.embed_tokens.weight'
  copy(EMBEDDING, embedding)
  for (let layer = 0; layer < nLayers; layer++) {
    const at = `model.layers.${layer}`
    const names = layerWeightNames(layer)
    copy(names.attentionNorm, `${at}.input_layernorm.weight`)
    columns(names.qkv, [
      { from: `${at}.self_attn.q_proj.weight`, scale: 1 / Math.sqrt(headSize) },
      { from: `${at}.self_attn.k_proj.weight` },
      { from: `${at}.self_attn.v_proj.weight` },
    ])
    columns(names.output, [{ from: `${at}.self_attn.o_proj.weight` }])
    copy(names.feedForwardNorm, `${at}.post_attention_layernorm.weight`)
    columns(names.gateUp, [{ from: `${at}.mlp.gate_proj.weight` }, { from: `${at}.mlp.up_proj.weight` }])
    columns(names.down, [{ from: `${at}.mlp.down_proj.weight` }])
  }
  copy(FINAL_NORM, 'model.norm.weight')
  columns(HEAD, [{ from: config.tieEmbeddings ? embedding : 'lm_head.weight' }])
  return laidOut
}

const TILE = 32

/** Matrices (outᵢ, in), transposed and set side by side: (in, Σ outᵢ). Tiled, because a plain transpose misses the cache. */
function asColumns(parts: readonly { matrix: Float32Tensor; scale: number }[]): Float32Tensor {
  const rows = parts[0].matrix.shape[1]
  const width = parts.reduce((sum, { matrix }) => sum + matrix.shape[0], 0)
  const result = float32Tensor([rows, width])
  let offset = 0
  for (const { matrix, scale } of parts) {
    const [outSize] = matrix.shape
    for (let o0 = 0; o0 < outSize; o0 += TILE)
      for (let i0 = 0; i0 < rows; i0 += TILE) {
        const oEnd = Math.min(o0 + TILE, outSize)
        const iEnd = Math.min(i0 + TILE, rows)
        for (let i = i0; i < iEnd; i++)
          for (let o = o0; o < oEnd; o++)
            result.data[i * width + offset + o] = matrix.data[o * rows + i] * scale
      }
    offset += outSize
  }
  return result
}
