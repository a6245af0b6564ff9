/**
 * From a text's token ids to what a model is trained on. Special tokens are marks here, because not every encoding has
 * them. A context is padded on the left and cut on the left, as the article shows it; our trainers pack rows instead.
 */

export type Special = 'bos' | 'eos' | 'pad'
/** A token of the text, by its index, or a special one. */
export type Slot = number | Special

export interface TrainingExample {
  /** As long as the context length. */
  context: Slot[]
  /** The one token to guess. */
  next: Slot
  /** Tokens of the text that no longer fit into the context. */
  cutOff: number
}

/** How many tokens of a text of `count` have an example, with the marks around it. */
export function countExamples(count: number, hasMarks: boolean): number {
  return Math.max(0, count - 1) + (hasMarks && count > 0 ? 2 : 0)
}

/** The examples `first` to `end` (exclusive) of a text of `count` tokens. */
export function trainingExamples(
  count: number,
  options: { contextLength: number; hasMarks: boolean },
  first: number,
  end: number,
): TrainingExample[] {
  const { contextLength, hasMarks } = options
  const sequence: (index: number) => Slot = (index) => {
    if (!hasMarks) return index
    if (index === 0) return 'bos'
    return index === count + 1 ? 'eos' : index - 1
  }
  const last = Math.min(end, countExamples(count, hasMarks))
  return Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
    const at = first + offset + 1
    const from = Math.max(0, at - contextLength)
    const seen = Array.from({ length: at - from }, (_, index) => sequence(from + index))
    const padding = new Array<Slot>(contextLength - seen.length).fill('pad')
    return { context: [...padding, ...seen], next: sequence(at), cutOff: from }
  })
}

export interface MaskedToken {
  slot: Slot
  /** Whether the loss counts the model's guess of this token. */
  isCounted: boolean
}

/**
 * One row of fine-tuning: prompt and response of so many tokens, with the marks, padded to `rowLength` or cut at it. Only
 * the response and its end count.
 */
export function maskedRow(promptTokens: number, responseTokens: number, rowLength: number): MaskedToken[] {
  const all: MaskedToken[] = [
    { slot: 'bos', isCounted: false },
    ...Array.from({ length: promptTokens }, (_, index) => ({ slot: index, isCounted: false })),
    ...Array.from({ length: responseTokens }, (_, index) => ({
      slot: promptTokens + index,
      isCounted: true,
    })),
    { slot: 'eos', isCounted: true },
  ]
  const padding = Array.from({ length: Math.max(0, rowLength - all.length) }, () => ({
    slot: 'pad' as const,
    isCounted: false,
  }))
  return [...all, ...padding].slice(0, rowLength)
}
