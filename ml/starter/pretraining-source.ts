/**
 * The generator's endless text as a TextSource: document n is the same whenever it is asked for, so that a stopped
 * run goes on from a number. Documents are drawn in blocks, each from a seed of its own; the blocks used last are kept.
 */

import type { StageName } from '../contract'
import { encodeDocument } from '../data/template'
import { cutDocument, type TextSource } from '../data/text-source'
import { createRng } from '../tensor/rng'
import type { Tokenizer } from '../tokenizer/tokenizer'
import type { GenerateText } from '../trainers/offline/pretraining-text'
import { documents } from './text/documents'
import { simpleGlosses } from './text/glosses'

const BLOCK = 2048
const BLOCKS_KEPT = 3

/** The seed of a stream's block of documents. */
export function blockSeed(seed: number, label: 'train' | 'validation', block: number): number {
  return createRng(seed)
    .fork(`${label}/${block}`)
    .integer(2 ** 32)
}

/**
 * Tokenised documents by number. `label` separates streams: training and validation never share a block's seed.
 * `glosses` may be empty; that share then goes to the generated kinds.
 */
export function pretrainingSource(
  tokenizer: Tokenizer,
  options: {
    seed: number
    label: 'train' | 'validation'
    glosses: readonly string[]
    stage?: StageName
    /** T: a longer document comes in pieces of at most T + 1 tokens. */
    rowLength: number
  },
): TextSource {
  const { seed, label, glosses, stage, rowLength } = options
  const kept = new Map<number, number[][]>()

  function block(number: number): number[][] {
    const found = kept.get(number)
    if (found) return found
    const made: number[][] = []
    for (const { text } of documents(blockSeed(seed, label, number), { glosses, stage })) {
      made.push(...cutDocument(encodeDocument(tokenizer, text), rowLength))
      if (made.length >= BLOCK) break
    }
    made.length = BLOCK
    kept.set(number, made)
    if (kept.size > BLOCKS_KEPT) kept.delete(Math.min(...kept.keys()))
    return made
  }

  const predicted = block(0).reduce((sum, { length }) => sum + length - 1, 0)
  return {
    tokens: Number.POSITIVE_INFINITY,
    meanTokens: predicted / BLOCK,
    document: (index) => block(Math.floor(index / BLOCK))[index % BLOCK]!,
  }
}

/** What a pre-training task's generated source reads, with the glosses of a WordNet folder when it names one. */
export const generateText: GenerateText = ({ stage, wordnet }, tokenizer, options) =>
  pretrainingSource(tokenizer, { ...options, stage, glosses: wordnet ? simpleGlosses(wordnet) : [] })
