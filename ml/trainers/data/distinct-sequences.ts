/**
 * Each sequence once, so that equal answers get equal bits. Where a sequence stands in a packed row changes the last bits
 * of a graph's outputs for it (rl/same-score.ts); computed once, it has one result by construction.
 */
import type { Sequence } from './packed-rows'

export interface DistinctSequences {
  distinct: Sequence[]
  /** Of every sequence given, its index among the distinct ones. */
  indexOf: number[]
}

/** Of sampled completions: equal when their tokens are and their responses begin at the same one. Earlier replies are not compared. */
export function distinctSequences(sequences: readonly Sequence[]): DistinctSequences {
  const distinct: Sequence[] = []
  const known = new Map<string, number>()
  const indexOf = sequences.map((sequence) => {
    const key = `${sequence.promptLength}:${sequence.tokens.join()}`
    const index = known.get(key) ?? distinct.push(sequence) - 1
    known.set(key, index)
    return index
  })
  return { distinct, indexOf }
}
