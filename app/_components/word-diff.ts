/** Which words of a text are new against an earlier one: the words outside their longest common subsequence. */

export interface DiffPart {
  text: string
  isNew: boolean
}

const words = (text: string) => text.match(/\s+|[^\s]+/g) ?? []
const isSpace = (word: string) => /^\s/.test(word)

/**
 * Parts of `text` in order; neighbouring words of one kind are one part, with the space between them. Quadratic in the
 * number of words, which answers have few of.
 */
export function diffWords(earlier: string, text: string): DiffPart[] {
  const before = words(earlier).filter((word) => !isSpace(word))
  const after = words(text).filter((word) => !isSpace(word))
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i][j] =
        before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1])
    }
  }
  const isNew: boolean[] = []
  for (let i = 0, j = 0; j < after.length; ) {
    if (i < before.length && before[i] === after[j]) {
      isNew.push(false)
      i++
      j++
    } else if (i < before.length && common[i + 1][j] >= common[i][j + 1]) i++
    else {
      isNew.push(true)
      j++
    }
  }
  const parts: DiffPart[] = []
  let index = 0
  for (const piece of words(text)) {
    const last = parts.at(-1)
    if (isSpace(piece)) {
      // A space belongs to a new stretch only when both of its neighbours do.
      const joins = Boolean(last?.isNew && isNew[index])
      if (last && last.isNew === joins) last.text += piece
      else parts.push({ text: piece, isNew: joins })
    } else {
      if (last && last.isNew === isNew[index]) last.text += piece
      else parts.push({ text: piece, isNew: isNew[index] })
      index++
    }
  }
  return parts
}
