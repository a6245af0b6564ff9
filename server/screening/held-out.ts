/**
 * Whether a text holds something of a held-out list (a benchmark's questions): a run of eight words in common, as
 * GPT-3's authors looked for thirteen (Brown et al. 2020, appendix C), or the whole of a text that is shorter.
 */
import { foldedText } from './near-duplicates'

const RUN_WORDS = 8

export class HeldOutIndex {
  /** Run of words → which text it is of. */
  private readonly textOf = new Map<string, number>()
  private readonly lengths = new Set<number>()

  constructor(texts: readonly string[]) {
    for (const [i, text] of texts.entries()) {
      const words = wordsOf(text)
      const length = Math.min(RUN_WORDS, words.length)
      if (length === 0) continue
      this.lengths.add(length)
      for (const run of runsOf(words, length)) if (!this.textOf.has(run)) this.textOf.set(run, i)
    }
  }

  /** Position in the list, or null. A text of few words counts only when the prompt is nothing else. */
  find(text: string): number | null {
    const words = wordsOf(text)
    for (const length of this.lengths) {
      if (length < RUN_WORDS && words.length !== length) continue
      for (const run of runsOf(words, length)) {
        const at = this.textOf.get(run)
        if (at !== undefined) return at
      }
    }
    return null
  }
}

const wordsOf = (text: string) => foldedText(text).split(' ').filter(Boolean)

function* runsOf(words: readonly string[], length: number): Generator<string> {
  for (let at = 0; at + length <= words.length; at++) yield words.slice(at, at + length).join(' ')
}
