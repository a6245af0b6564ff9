/**
 * The keys and values of prompts: one causal pass over all prompt tokens but the last, which the decoding graph takes
 * as its first input. Prompts are padded on the right; padding comes after every real token, so the causal mask hides
 * it, and what stands in the cache beyond a row's length is never read. Neither head nor last layer's mixing is run.
 * B batch, T prompt bucket, C channels, H heads, K key/value heads, G = H/K, D head size.
 */
import { Graph } from '../autodiff/graph'
import { add, cast, gather, matmul, reshape, softmax, transpose } from '../autodiff/ops'
import type { TransformerConfig } from '../models/transformer'
import { buildModel, type OnnxModel } from '../onnx/build-model'
import { EMBEDDING, headSizes } from './decode-weights'
import { declareDecodeWeights, decodeWeight, finishLayer, projectHeads, rotaryCache } from './decoder-layer'

const HIDDEN = -1e9

export const keyOutput = (layer: number): string => `key${layer}`
export const valueOutput = (layer: number): string => `value${layer}`

/** Input `tokens` int32 (B, T); outputs for each layer keys (B, K, D, T) and values (B, K, T, D). */
export function prefillModel(config: TransformerConfig, B: number, T: number): OnnxModel {
  const graph = new Graph()
  const weights = declareDecodeWeights(graph, config)
  const tokens = graph.input('tokens', 'int32', [B, T])
  const { heads: H, kvHeads: K, headSize: D } = headSizes(config)
  const G = H / K
  const outputs = graph.withoutTape(() => {
    const positions = cast(
      graph.constantOf(
        'int32',
        [B, T],
        Array.from({ length: B * T }, (_, i) => i % T),
      ),
      'int64',
    )
    const tables = rotaryCache(graph, config, T)
    const causal = graph.constantOf(
      graph.dtype,
      [1, 1, 1, T, T],
      Array.from({ length: T * T }, (_, i) => (i % T > Math.floor(i / T) ? HIDDEN : 0)),
    )
    const made = new Map<string, ReturnType<typeof add>>()
    let x = reshape(gather(decodeWeight(weights, EMBEDDING), tokens), [B * T, config.dModel])
    for (let layer = 0; layer < config.nLayers; layer++)
      x = graph.scope(`layer${layer}`, () => {
        const { query, key, value } = projectHeads(config, weights, layer, x, positions, tables)
        const keys = transpose(reshape(key, [B, T, K, D]), [0, 2, 3, 1]) // (B, K, D, T)
        const values = transpose(reshape(value, [B, T, K, D]), [0, 2, 1, 3]) // (B, K, T, D)
        made.set(keyOutput(layer), keys).set(valueOutput(layer), values)
        // The G heads that share a key head are stacked along time, so that no key is copied.
        const grouped = reshape(transpose(reshape(query, [B, T, H, D]), [0, 2, 1, 3]), [B, K, G * T, D])
        const scores = add(reshape(matmul(grouped, keys), [B, K, G, T, T]), causal)
        const mixed = matmul(reshape(softmax(scores), [B, K, G * T, T]), values) // (B, K, G·T, D)
        const joined = transpose(reshape(mixed, [B, H, T, D]), [0, 2, 1, 3])
        return finishLayer(config, weights, layer, x, reshape(joined, [B * T, H * D]))
      })
    return Object.fromEntries(made)
  })
  return buildModel(graph, outputs)
}
