/**
 * Keys and values of the tokens seen so far, held by the host: sessions read them without a copy, and rows can be
 * moved, joined and dropped between runs. Row b's tokens stand in slots 0 … length − 1; what stands beyond is rubbish
 * that masks hide. K key/value heads, D head size, S slots.
 */
import type { TransformerConfig } from '../models/transformer'
import { headSizes } from './decode-weights'

export interface KvCache {
  readonly rows: number
  readonly slots: number
  readonly kvHeads: number
  readonly headSize: number
  /** For each layer (rows, K, D, S): transposed, so that the product with one query reads along memory. */
  readonly keys: readonly Float32Array[]
  /** For each layer (rows, K, S, D). */
  readonly values: readonly Float32Array[]
}

export function createKvCache(config: TransformerConfig, rows: number, slots: number): KvCache {
  const { kvHeads, headSize } = headSizes(config)
  const layers = () =>
    Array.from({ length: config.nLayers }, () => new Float32Array(rows * kvHeads * headSize * slots))
  return { rows, slots, kvHeads, headSize, keys: layers(), values: layers() }
}

/** Copies the first `length` tokens of a row to a row of another cache of the same model, or of the same cache. */
export function copyRow(from: KvCache, fromRow: number, to: KvCache, toRow: number, length: number): void {
  const { kvHeads: K, headSize: D } = from
  from.keys.forEach((source, layer) => {
    const target = to.keys[layer]!
    for (let line = 0; line < K * D; line++) {
      const at = (fromRow * K * D + line) * from.slots
      copySpan(source, at, target, (toRow * K * D + line) * to.slots, length)
    }
  })
  from.values.forEach((source, layer) => {
    const target = to.values[layer]!
    for (let head = 0; head < K; head++) {
      const at = (fromRow * K + head) * from.slots * D
      target.set(source.subarray(at, at + length * D), (toRow * K + head) * to.slots * D)
    }
  })
}

/** A typed array's own `set` costs more than this loop for the few dozen numbers of a line. */
function copySpan(
  source: Float32Array,
  sourceAt: number,
  target: Float32Array,
  targetAt: number,
  length: number,
) {
  for (let i = 0; i < length; i++) target[targetAt + i] = source[sourceAt + i]!
}

/** New tokens of a run, for each layer (rows, K, N, D). */
export interface NewKeysAndValues {
  readonly tokens: number
  readonly keys: readonly Float32Array[]
  readonly values: readonly Float32Array[]
}

/** Appends row `fromRow` of a run's new tokens after the `length` tokens that row `toRow` holds. */
export function appendToRow(
  added: NewKeysAndValues,
  fromRow: number,
  cache: KvCache,
  toRow: number,
  length: number,
): void {
  const { kvHeads: K, headSize: D, slots: S } = cache
  const N = added.tokens
  if (length + N > S) throw new RangeError(`${length} + ${N} tokens do not fit into ${S} cache slots`)
  for (let layer = 0; layer < cache.keys.length; layer++) {
    const newKeys = added.keys[layer]!
    const newValues = added.values[layer]!
    const keys = cache.keys[layer]!
    const values = cache.values[layer]!
    for (let head = 0; head < K; head++) {
      const at = (fromRow * K + head) * N * D
      values.set(newValues.subarray(at, at + N * D), ((toRow * K + head) * S + length) * D)
      for (let d = 0; d < D; d++) {
        const line = ((toRow * K + head) * D + d) * S + length
        for (let n = 0; n < N; n++) keys[line + n] = newKeys[at + n * D + d]!
      }
    }
  }
}
