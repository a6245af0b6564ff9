/**
 * Which texts say nearly the same: MinHash (Broder 1997) with banding (Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, ch. 3). Two texts are near-duplicates when the n-grams of five characters that they share are at least
 * `NEAR` of all that either has, letters and digits alone counting. Bands find candidates; `similarity` decides.
 *
 * 16 bands of 4 hashes miss a pair of similarity 0.8 in one of five thousand cases, and one of 0.9 hardly ever.
 */

export const NEAR = 0.8
const NGRAM_CHARS = 5
const BANDS = 16
const ROWS = 4
/** Longer texts are told apart by their beginnings. */
const READ_CHARS = 20_000

/** Letters and digits of any alphabet, lower-cased, one space between words. */
export const foldedText = (text: string): string =>
  text
    .slice(0, READ_CHARS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Hashes of the n-grams of a text; a text shorter than an n-gram is one n-gram. */
export function ngramsOf(text: string): Set<number> {
  const folded = foldedText(text) || text.trim()
  const ngrams = new Set<number>()
  for (let at = 0; at === 0 || at + NGRAM_CHARS <= folded.length; at++)
    ngrams.add(hashOf(folded, at, Math.min(folded.length, at + NGRAM_CHARS)))
  return ngrams
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Jaccard's: what they share of what either has, 0 to 1. */
export function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const ngram of small) if (large.has(ngram)) shared++
  return shared / (a.size + b.size - shared)
}

/** Fixed for ever: bands are stored. Murmur3's finaliser over a running index gives odd multipliers and offsets. */
const PERMUTATIONS = Array.from({ length: BANDS * ROWS }, (_, i) => ({
  factor: (mixed(2 * i + 1) | 1) >>> 0,
  offset: mixed(2 * i + 2),
}))

function mixed(value: number): number {
  let x = Math.imul(value, 0x9e3779b1)
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** One signed 32-bit number a band; texts that share one are candidates. */
export function bandsOf(ngrams: ReadonlySet<number>): number[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const ngram of ngrams) {
    for (let i = 0; i < least.length; i++) {
      const { factor, offset } = PERMUTATIONS[i]
      // A multiply-shift alone keeps too much of the order of the n-grams.
      let x = (Math.imul(ngram, factor) + offset) >>> 0
      x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) >>> 0
      if (x < least[i]) least[i] = x
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = mixed(band + 1)
    for (let row = 0; row < ROWS; row++) key = Math.imul(key ^ least[band * ROWS + row], 0x01000193)
    return key | 0
  })
}
