/**
 * A world where the true preference is known and cannot be learnt whole from few comparisons: strings of letters, gold
 * that likes some letters more than others up to a point. It turns over within best of 1024 because the linear part,
 * which a proxy sees first, is opposed by a quadratic one.
 */
import type { CompletionRow, DemonstrationRow, RankingRow } from '@/ml/contract'
import { createRng, type Rng } from '@/ml/tensor/rng'

const LETTERS = 'abcdefghijklmnop'
const LENGTH = 24
const SLOPE = 1.5
const CURVATURE = 0.3
/** Share of comparisons that are the wrong way round, after the annotators' own doubt. */
const FLIPS = 0.25
/** A comparison follows gold with probability σ(SHARPNESS · difference). */
const SHARPNESS = 2

const EXPECTED = LENGTH / LETTERS.length
const DEVIATION = Math.sqrt(EXPECTED * (1 - 1 / LETTERS.length))

/** Deviation of every letter's count from that of a random string, in standard deviations. */
const countsOf = (text: string): number[] =>
  [...LETTERS].map((letter) => (text.split(letter).length - 1 - EXPECTED) / DEVIATION)

/** SLOPE · a·x − CURVATURE · |x|², of letter counts x with a unit direction a drawn by the seed; 0 on average. */
export function createGold(seed: number): (text: string) => number {
  const rng = createRng(seed)
  const taste = [...LETTERS].map(() => rng.normal())
  // Counts have a fixed sum: only the part of the taste that does not move it can be satisfied.
  const shift = taste.reduce((sum, x) => sum + x, 0) / taste.length
  const centred = taste.map((x) => x - shift)
  const norm = Math.hypot(...centred)
  return (text) =>
    countsOf(text).reduce((sum, x, i) => sum + (SLOPE * centred[i]! * x) / norm - CURVATURE * (x ** 2 - 1), 0)
}

const randomString = (rng: Rng) =>
  Array.from({ length: LENGTH }, () => LETTERS[rng.integer(LETTERS.length)]).join('')

export const promptOf = (n: number) => `write ${n}`

/** What policies and proxies of every size are pretrained on. */
export function demonstrations(count: number, seed: number): DemonstrationRow[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, n) => ({
    prompt: promptOf(n % 100),
    response: randomString(rng),
    split: 'train',
  }))
}

/** Noisy comparisons of pairs of samples; the last `validation` of them are held out. */
export function comparisons(
  samples: readonly CompletionRow[],
  promptTexts: ReadonlyMap<string, string>,
  gold: (text: string) => number,
  { train, validation, seed }: { train: number; validation: number; seed: number },
): RankingRow[] {
  const rng = createRng(seed)
  return Array.from({ length: train + validation }, (_, n) => {
    const pair = [samples[2 * n]!, samples[2 * n + 1]!]
    const preference = 1 / (1 + Math.exp(-SHARPNESS * (gold(pair[0]!.text) - gold(pair[1]!.text))))
    const followsGold = rng.uniform() < preference
    const isFirstBetter = rng.uniform() < FLIPS ? !followsGold : followsGold
    return {
      promptId: `pair-${n}`,
      prompt: promptTexts.get(pair[0]!.promptId)!,
      completions: pair.map(({ tokenIds, finishReason }) => ({ tokenIds, finishReason })),
      ranks: isFirstBetter ? [1, 2] : [2, 1],
      split: n < train ? 'train' : 'validation',
    }
  })
}
