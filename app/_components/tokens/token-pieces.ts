/** Cuts an encoded text into pieces for display. A letter spread over several tokens is shown on the first of them. */
import type { Encoding } from './encodings'

export interface TokenPiece {
  id: number
  /** What to show: the token's text, or "" for a later part of a letter. */
  text: string
  /** Position among the tokens of one letter, when it is spread over several: [2, 3] is the second of three. */
  part: [number, number] | null
}

const BROKEN = '\uFFFD'

export function tokenPieces(text: string, encoding: Encoding): TokenPiece[] {
  const ids = encoding.encode(text)
  const pieces: TokenPiece[] = []
  for (let start = 0; start < ids.length; ) {
    let end = start + 1
    let shown = encoding.decode(ids.slice(start, end))
    // A letter has at most four bytes, so tokens that hold parts of letters join after a few steps.
    while (shown.includes(BROKEN) && end < ids.length && end - start < 8) {
      end += 1
      shown = encoding.decode(ids.slice(start, end))
    }
    const count = end - start
    for (let index = 0; index < count; index++) {
      pieces.push({
        id: ids[start + index],
        text: index === 0 ? shown : '',
        part: count > 1 ? [index + 1, count] : null,
      })
    }
    start = end
  }
  return pieces
}
