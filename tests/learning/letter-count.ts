/** A world where answers are strings of a, b, c and spaces, and people like the letter a. */
import type { DemonstrationRow, RankingRow } from '@/ml/contract'
import { createRng, type Rng } from '@/ml/tensor/rng'
import { byteTokenizer } from './tiny-model'

const randomText = (rng: Rng) =>
  Array.from({ length: 6 + rng.integer(6) }, () => 'abc '[rng.integer(4)]).join('')

export const countLetter = (text: string): number => text.split('a').length - 1

/** What the policy learns to write before anybody prefers anything. */
export function demonstrationsOfLetters(count: number, seed: number): DemonstrationRow[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, () => ({
    prompt: `write ${rng.integer(100)}`,
    response: `b${randomText(rng)}c`,
    split: 'train',
  }))
}

/** Four strings each, ranked by how many a there are, ties where equal. */
export function rankingsOfLetterCount(
  count: number,
  split: 'train' | 'validation',
  seed: number,
): RankingRow[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, n) => {
    const texts = Array.from({ length: 4 }, () => ` b${randomText(rng)}c`)
    const amounts = texts.map(countLetter)
    const tiers = [...new Set(amounts)].sort((x, y) => y - x)
    return {
      promptId: `${split}-${n}`,
      prompt: `write ${rng.integer(100)}`,
      completions: texts.map((text) => ({
        tokenIds: [...byteTokenizer.encode(text), byteTokenizer.eosId],
        finishReason: 'eos',
      })),
      ranks: amounts.map((amount) => tiers.indexOf(amount) + 1),
      split,
    }
  })
}
