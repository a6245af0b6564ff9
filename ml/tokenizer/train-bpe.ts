/**
 * Learns a byte-level BPE (Sennrich 2016, on bytes as in GPT-2): counts the pieces of the text, then merges the most
 * frequent neighbours again and again. Ties go to the pair seen first, so that the same text gives the same tokenizer.
 * Pair counts are kept up to date piece by piece; nothing is recounted.
 */
import { SPECIAL_TOKENS, type TokenizerJson } from './tokenizer'

/** GPT-2's split: a space belongs to the word after it. */
export const PIECE_PATTERN = String.raw`'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`

export interface TrainBpeOptions {
  /** Vocabulary with the special tokens, which take the top ids. */
  vocabSize: number
}

interface Piece {
  ids: number[]
  count: number
}

/** Packs two token ids into one map key. */
const PAIR = 0x10000

/** @throws RangeError when the vocabulary cannot hold 256 bytes and the specials, or the text runs out of pairs. */
export function trainBpe(texts: Iterable<string>, { vocabSize }: TrainBpeOptions): TokenizerJson {
  const specials = Object.values(SPECIAL_TOKENS)
  const merges = vocabSize - specials.length - 256
  if (merges < 0 || vocabSize > PAIR)
    throw new RangeError(`vocabSize must be 259 to ${PAIR}, got ${vocabSize}`)
  const pieces = countPieces(texts)
  const tokens: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
  const counts = new Map<number, number>()
  const homes = new Map<number, Set<number>>()
  const add = (key: number, delta: number, index: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + delta)
    if (delta < 0) return
    const home = homes.get(key)
    if (home === undefined) homes.set(key, new Set([index]))
    else home.add(index)
  }
  const addPairs = (index: number, sign: 1 | -1): void => {
    const { ids, count } = pieces[index]
    for (let i = 0; i + 1 < ids.length; i++) add(ids[i] * PAIR + ids[i + 1], sign * count, index)
  }
  pieces.forEach((_, index) => {
    addPairs(index, 1)
  })
  for (let merge = 0; merge < merges; merge++) {
    let best = -1
    let bestCount = 0
    for (const [key, count] of counts)
      if (count > bestCount) {
        best = key
        bestCount = count
      }
    if (best < 0) throw new RangeError(`the text has only ${tokens.length} different tokens in it`)
    const left = Math.floor(best / PAIR)
    const right = best % PAIR
    const id = tokens.length
    tokens.push(Uint8Array.from([...tokens[left], ...tokens[right]]))
    for (const index of homes.get(best) ?? []) {
      addPairs(index, -1)
      pieces[index].ids = mergeIn(pieces[index].ids, left, right, id)
      addPairs(index, 1)
    }
    counts.delete(best)
    homes.delete(best)
    if (merge % 256 === 0) for (const [key, count] of counts) if (count <= 0) counts.delete(key)
  }
  const ranks = tokens.map((bytes) => Buffer.from(bytes).toString('base64'))
  return {
    pat_str: PIECE_PATTERN,
    special_tokens: Object.fromEntries(specials.map((token, i) => [token, vocabSize - specials.length + i])),
    bpe_ranks: `! 0 ${ranks.join(' ')}`,
  }
}

function countPieces(texts: Iterable<string>): Piece[] {
  const pattern = new RegExp(PIECE_PATTERN, 'gu')
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const piece of text.match(pattern) ?? []) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  return [...counts].map(([piece, count]) => ({ ids: [...Buffer.from(piece, 'utf8')], count }))
}

function mergeIn(ids: readonly number[], left: number, right: number, id: number): number[] {
  const merged: number[] = []
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === left && ids[i + 1] === right) {
      merged.push(id)
      i++
    } else merged.push(ids[i])
  }
  return merged
}
