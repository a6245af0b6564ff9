/** Rankings as reward training and DPO read them: token sequences and the comparisons among them. */

import type { SplitName } from '../../contract'
import { message } from '../../messages/catalogue'
import type { Message } from '../../messages/message'
import { type ComparisonPair, comparisonPairs, orderOf, type TieHandling } from '../../rl/comparison-pairs'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import { encodeCompletion } from './encode-sequences'
import type { Sequence } from './packed-rows'
import { readRankings } from './read-rows'

/** A ranking of K completions. */
export interface EncodedRanking {
  split: SplitName
  sequences: Sequence[]
  /** (K,) dense; 1 is best, equal is a tie. The unacceptable are below all others. */
  ranks: readonly number[]
  /** (K,) which are not acceptable; none when left out. */
  unacceptable?: readonly boolean[]
  pairs: ComparisonPair[]
}

export interface EncodedRankings {
  train: EncodedRanking[]
  validation: EncodedRanking[]
  /** What is used, other splits among it. */
  usable: EncodedRanking[]
  /** Lines of the log about what is not. */
  notices: Message[]
}

/** Leaves out rankings that prefer nothing, and those with a completion longer than `longest` tokens, prompt included. */
export function encodeRankings(
  file: string,
  tokenizer: Tokenizer,
  { vocabSize, longest, ties }: { vocabSize: number; longest: number; ties: TieHandling },
): EncodedRankings {
  const rows = readRankings(file, vocabSize)
  const usable = rows
    .map((row) => ({
      split: row.split,
      ranks: orderOf(row.ranks, row.unacceptable),
      unacceptable: row.unacceptable,
      sequences: row.completions.map(({ tokenIds }) => encodeCompletion(tokenizer, row.prompt, tokenIds)),
      pairs: comparisonPairs(row.ranks, ties, row),
    }))
    .filter(
      ({ sequences, pairs }) => pairs.length > 0 && sequences.every(({ tokens }) => tokens.length <= longest),
    )
  const leftOut = rows.length - usable.length
  return {
    train: usable.filter(({ split }) => split === 'train'),
    validation: usable.filter(({ split }) => split === 'validation'),
    usable,
    notices: leftOut > 0 ? [message('rankings-left-out', { rankings: leftOut, longest })] : [],
  }
}
