/**
 * The generator's endless text as a DocumentSource: document n is the same whenever it is asked for, so that a stopped
 * run goes on from a number. Documents are drawn in blocks, each from a seed of its own; the blocks used last are kept.
 */
import type { DocumentSource } from '../data/document-packer'
import { encodeDocument } from '../data/template'
import { createRng } from '../tensor/rng'
import type { Tokenizer } from '../tokenizer/tokenizer'
import type { StageName } from './recipe'
import { documents } from './text/documents'

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
  options: { seed: number; label: 'train' | 'validation'; glosses: readonly string[]; stage?: StageName },
): DocumentSource {
  const { seed, label, glosses, stage } = options
  const kept = new Map<number, number[][]>()

  function block(number: number): number[][] {
    const found = kept.get(number)
    if (found) return found
    const made: number[][] = []
    for (const { text } of documents(blockSeed(seed, label, number), { glosses, stage })) {
      made.push(encodeDocument(tokenizer, text))
      if (made.length === BLOCK) break
    }
    kept.set(number, made)
    if (kept.size > BLOCKS_KEPT) kept.delete(Math.min(...kept.keys()))
    return made
  }

  return { document: (index) => block(Math.floor(index / BLOCK))[index % BLOCK] }
}
