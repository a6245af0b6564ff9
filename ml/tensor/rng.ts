/**
 * A seeded pseudo-random generator: xoshiro128** over a state filled by splitmix32 (Blackman & Vigna 2018). The same
 * seed gives the same numbers on every machine; the state is a string, so that a run can be resumed. Not for secrets.
 */

export interface Rng {
  /** Uniform in [0, 1) with 53 random bits. */
  uniform(): number
  /** Standard normal (polar Box–Muller; one deviate is kept for the next call and belongs to the state). */
  normal(): number
  /** Uniform integer in [0, n). Throws RangeError unless n is a positive safe integer up to 2^32. */
  integer(n: number): number
  /** Shuffles in place (Fisher–Yates) and returns the same array. */
  shuffle<T>(items: T[]): T[]
  /** Everything needed to go on from here with restoreRng. */
  state(): string
  /** An independent generator that depends on this one's seed and the label, not on how many numbers were drawn. */
  fork(label: string): Rng
}

interface RngState {
  seed: string
  words: [number, number, number, number]
  spareNormal: number | null
}

/** A generator for an integer seed. */
export function createRng(seed: number): Rng {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed must be a safe integer, got ${seed}`)
  return seeded(String(seed))
}

/** A generator that continues from what `state()` returned. */
export function restoreRng(state: string): Rng {
  const parsed: unknown = JSON.parse(state)
  if (!isRngState(parsed)) throw new TypeError('not the state of a random generator')
  return make(parsed)
}

function isRngState(value: unknown): value is RngState {
  if (typeof value !== 'object' || value === null) return false
  const { seed, words, spareNormal } = value as Record<string, unknown>
  return (
    typeof seed === 'string' &&
    Array.isArray(words) &&
    words.length === 4 &&
    words.every((word) => Number.isInteger(word)) &&
    (spareNormal === null || typeof spareNormal === 'number')
  )
}

/** FNV-1a over UTF-16 units, then splitmix32 four times: every label gives its own well-mixed state. */
function seeded(seed: string): Rng {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  const words: [number, number, number, number] = [0, 0, 0, 0]
  for (let i = 0; i < 4; i++) {
    hash = (hash + 0x9e3779b9) | 0
    let z = hash
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    words[i] = (z ^ (z >>> 15)) >>> 0
  }
  return make({ seed, words, spareNormal: null })
}

function make(initial: RngState): Rng {
  const { seed } = initial
  let [a, b, c, d] = initial.words
  let spareNormal = initial.spareNormal

  const next = (): number => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }

  const rng: Rng = {
    uniform: () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000,
    normal: () => {
      if (spareNormal !== null) {
        const value = spareNormal
        spareNormal = null
        return value
      }
      for (;;) {
        const x = 2 * rng.uniform() - 1
        const y = 2 * rng.uniform() - 1
        const s = x * x + y * y
        if (s > 0 && s < 1) {
          const scale = Math.sqrt((-2 * Math.log(s)) / s)
          spareNormal = y * scale
          return x * scale
        }
      }
    },
    integer: (n) => {
      if (!Number.isInteger(n) || n < 1 || n > 0x100000000)
        throw new RangeError(`integer(n) needs 1 ≤ n ≤ 2^32, got ${n}`)
      const limit = 0x100000000 - (0x100000000 % n)
      for (;;) {
        const value = next()
        if (value < limit) return value % n
      }
    },
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = rng.integer(i + 1)
        const item = items[i]!
        items[i]! = items[j]!
        items[j]! = item
      }
      return items
    },
    state: () =>
      JSON.stringify({
        seed,
        words: [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
        spareNormal,
      } satisfies RngState),
    fork: (label) => seeded(`${seed}/${label}`),
  }
  return rng
}
