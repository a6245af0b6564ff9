/**
 * Several sources of text as one, each with its share of the tokens. Which source a document comes from is drawn from
 * the seed, document by document, so that the mix is the same all through training and after a resume.
 */
import type { Rng } from '../tensor/rng'
import type { DocumentSource } from './document-packer'
import type { TextSource } from './text-source'

export interface TextMix extends DocumentSource {
  /** Which of the sources this document is from. */
  sourceOf(index: number): number
}

/** @param rng is forked and not advanced. @throws when no share is above 0 */
export function mixTexts(sources: readonly { share: number; text: TextSource }[], rng: Rng): TextMix {
  // Longer documents are drawn more rarely, so that shares are those of tokens.
  const weights = sources.map(({ share, text }) => share / text.meanTokens)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new Error('at least one source of the mix needs a share above 0')
  /** For every document drawn so far: its source, and the how-manieth of that source it is. */
  const drawn: { source: number; nth: number }[] = []
  const counts = sources.map(() => 0)

  function draw(index: number): { source: number; nth: number } {
    while (drawn.length <= index) {
      let x = rng.fork(`source/${drawn.length}`).uniform() * total
      let source = 0
      while (source < weights.length - 1 && x >= weights[source]!) x -= weights[source++]!
      drawn.push({ source, nth: counts[source]!++ })
    }
    return drawn[index]!
  }
  return {
    sourceOf: (index) => draw(index).source,
    document(index) {
      const { source, nth } = draw(index)
      return sources[source]!.text.document(nth)
    },
  }
}
