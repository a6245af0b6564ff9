/**
 * The keys and values of prompts: one causal pass over all prompt tokens but the last, which the decoding graph takes
 * as its first input. Prompts are padded on the right; padding comes after every real token, so the causal mask hides
 * it, and what stands in the cache beyond a row's length is never read. Neither head nor last layer's mixing is run.
 * B batch, T prompt bucket, C channels, H heads, K key/value heads, G = H/K, D head size.
 */
import { Graph, type Value } from '../autodiff/graph'
import { add, cast, matmul, reshape, softmax, transpose } from '../autodiff/ops'
import type { TransformerConfig } from '../models/transformer'
import { buildModel, type OnnxModel } from '../onnx/build-model'
import { headSizes } from './decode-weights'
import { declareDecodeWeights, finishLayer, projectHeads, rotaryCache, startStream } from './decoder-layer'

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
    const made: Record<string, Value> = {}
    let stream = startStream(config, weights, tokens)
    for (let layer = 0; layer < config.nLayers; layer++)
      stream = graph.scope(`layer${layer}`, () => {
        const { query, key, value } = projectHeads(config, weights, layer, stream, positions, tables)
        const keys = transpose(key, [0, 1, 3, 2]) // (B, K, D, T)
        made[keyOutput(layer)] = keys
        made[valueOutput(layer)] = value
        // The G heads that share a key head are stacked along time, so that no key is copied.
        const scores = matmul(reshape(query, [B, K, G * T, D]), keys)
        const seen = softmax(add(reshape(scores, [B, K, G, T, T]), causal))
        const mixed = matmul(reshape(seen, [B, K, G * T, T]), value) // (B, K, G·T, D)
        return finishLayer(config, weights, layer, stream, reshape(mixed, [B, H, T, D]))
      })
    return made
  })
  return buildModel(graph, outputs)
}
