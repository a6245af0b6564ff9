/** Which words of a text are new against an earlier one. */
import { diffArrays } from 'diff'

export interface DiffPart {
  text: string
  isNew: boolean
}

/** Two texts that are not compared within this time have so little in common that everything counts as new. */
const PATIENCE_MS = 200

const words = (text: string) => text.match(/\s+|[^\s]+/g) ?? []
const isSpace = (word: string) => /^\s/.test(word)

/** Parts of `text` in order; neighbouring words of one kind are one part, with the space between them. */
export function diffWords(earlier: string, text: string): DiffPart[] {
  const before = words(earlier).filter((word) => !isSpace(word))
  const after = words(text).filter((word) => !isSpace(word))
  const changes = diffArrays(before, after, { timeout: PATIENCE_MS })
  const isNew = changes
    ? changes.filter(({ removed }) => !removed).flatMap(({ value, added }) => value.map(() => added))
    : after.map(() => true)
  const parts: DiffPart[] = []
  let index = 0
  for (const piece of words(text)) {
    const last = parts.at(-1)
    // A space belongs to a new stretch only when both of its neighbours do.
    const joins = isSpace(piece) ? Boolean(last?.isNew && isNew[index]) : isNew[index++]
    if (last?.isNew === joins) last.text += piece
    else parts.push({ text: piece, isNew: joins })
  }
  return parts
}
