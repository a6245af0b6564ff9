/**
 * Trains a byte-level BPE (Sennrich et al. 2016; bytes as in GPT-2) and gives it in js-tiktoken's rank format.
 *
 * Words are the pieces of `pattern`; a merge never crosses a piece. The most frequent pair is merged first, equal counts
 * in byte order, so the same text gives the same tokens. Left out: normalisation, dropout, unigram models.
 */
import { base64Of, type TokenizerFile } from './tokenizer-file'

/** Letters with their leading space, digits in threes, punctuation, white space: GPT-2's pattern with short digit runs. */
const PATTERN = "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+"

const SPECIAL_TOKENS = ['<|pad|>', '<|bos|>', '<|eos|>'] as const

interface Word {
  /** Token ids the word is cut into so far. */
  ids: number[]
  count: number
}

/**
 * @param texts what to learn from.
 * @param vocabSize ids in all, the three special tokens at the top included; at least 259.
 * @returns a tokenizer file of exactly `vocabSize` ids.
 * @throws Error when the text has too few distinct pairs for that many ids.
 */
export function trainBpe(texts: Iterable<string>, vocabSize: number): TokenizerFile {
  const tokens: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
  const words = countWords(texts)
  const pairs = new PairTable(words)
  const target = vocabSize - SPECIAL_TOKENS.length
  while (tokens.length < target) {
    const best = pairs.mostFrequent(tokens)
    if (!best) {
      throw new Error(
        `The text has pairs for ${tokens.length} tokens only; expected ${target}. Give it more text.`,
      )
    }
    const merged = tokens.length
    tokens.push(joined(tokens[best.left]!, tokens[best.right]!))
    pairs.merge(best.left, best.right, merged)
  }
  return {
    format: 'laurel-bpe-1',
    pattern: PATTERN,
    ranks: `! 0 ${tokens.map(base64Of).join(' ')}`,
    specialTokens: Object.fromEntries(SPECIAL_TOKENS.map((token, i) => [token, target + i])),
  }
}

function countWords(texts: Iterable<string>): Word[] {
  const counts = new Map<string, number>()
  const pattern = new RegExp(PATTERN, 'gu')
  for (const text of texts) {
    for (const [piece] of text.matchAll(pattern)) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  }
  const encoder = new TextEncoder()
  return [...counts].map(([piece, count]) => ({ ids: [...encoder.encode(piece)], count }))
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

/** How often each pair of neighbours occurs, and in which words, kept up to date merge by merge. */
class PairTable {
  private readonly counts = new Map<number, number>()
  private readonly wordsOf = new Map<number, Set<Word>>()

  constructor(words: readonly Word[]) {
    for (const word of words) this.count(word, 1)
  }

  mostFrequent(tokens: readonly Uint8Array[]): { left: number; right: number } | null {
    let best = -1
    let bestCount = 0
    for (const [pair, count] of this.counts) {
      if (count > bestCount || (count === bestCount && isBefore(pair, best, tokens))) {
        best = pair
        bestCount = count
      }
    }
    return bestCount > 0 ? { left: leftOf(best), right: rightOf(best) } : null
  }

  merge(left: number, right: number, merged: number): void {
    const pair = keyOf(left, right)
    for (const word of [...(this.wordsOf.get(pair) ?? [])]) {
      this.count(word, -1)
      word.ids = replacePair(word.ids, left, right, merged)
      this.count(word, 1)
    }
  }

  private count(word: Word, sign: 1 | -1): void {
    for (let i = 0; i + 1 < word.ids.length; i++) {
      const pair = keyOf(word.ids[i]!, word.ids[i + 1]!)
      const count = (this.counts.get(pair) ?? 0) + sign * word.count
      if (count === 0) this.counts.delete(pair)
      else this.counts.set(pair, count)
      const holders = this.wordsOf.get(pair) ?? new Set<Word>()
      if (sign === 1) holders.add(word)
      else holders.delete(word)
      this.wordsOf.set(pair, holders)
    }
  }
}

/** Token ids stay below 2^20, so a pair fits a safe integer. */
const PAIR_BASE = 2 ** 20
const keyOf = (left: number, right: number) => left * PAIR_BASE + right
const leftOf = (pair: number) => Math.floor(pair / PAIR_BASE)
const rightOf = (pair: number) => pair % PAIR_BASE

function isBefore(a: number, b: number, tokens: readonly Uint8Array[]): boolean {
  if (b < 0) return true
  const bytesOf = (pair: number) => Buffer.from(joined(tokens[leftOf(pair)]!, tokens[rightOf(pair)]!))
  return Buffer.compare(bytesOf(a), bytesOf(b)) < 0
}

function replacePair(ids: readonly number[], left: number, right: number, merged: number): number[] {
  const replaced: number[] = []
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === left && ids[i + 1] === right) {
      replaced.push(merged)
      i++
    } else {
      replaced.push(ids[i]!)
    }
  }
  return replaced
}
