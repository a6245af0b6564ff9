/**
 * Cuts a text for display: where each token begins, and which tokens share a letter. A letter spread over several tokens
 * is shown on the first of them. Typed arrays, because a long text has tens of thousands of tokens and crosses threads.
 */
import type { Encoding } from './encodings'

/** A text and where its tokens are. */
export interface CutText {
  text: string
  ids: Int32Array
  /** Where each token's text begins (UTF-16 units), and one more for the end. A later part of a letter is empty. */
  starts: Uint32Array
  /** Two a token: its place among the tokens of one letter, and how many they are; 0, 0 when it is not shared. */
  parts: Uint8Array
  /** The bytes of all tokens, and where each token's begin; one more for the end. */
  bytes: Uint8Array
  byteStarts: Uint32Array
}

export interface TokenPiece {
  id: number
  /** What to show: the token's text, or "" for a later part of a letter. */
  text: string
  /** Position among the tokens of one letter, when it is spread over several: [2, 3] is the second of three. */
  part: [number, number] | null
}

const BROKEN = '\uFFFD'
/** A letter has at most four bytes, so tokens that hold parts of letters join after a few steps. */
const LETTER_TOKENS_MAX = 8

export function cutText(text: string, encoding: Encoding): CutText {
  const ids = encoding.encode(text)
  const starts = new Uint32Array(ids.length + 1)
  const parts = new Uint8Array(2 * ids.length)
  let at = 0
  for (let first = 0; first < ids.length; ) {
    let end = first + 1
    let shown = encoding.decode(ids.slice(first, end))
    while (shown.includes(BROKEN) && end < ids.length && end - first < LETTER_TOKENS_MAX) {
      end += 1
      shown = encoding.decode(ids.slice(first, end))
    }
    starts[first] = at
    at += shown.length
    for (let index = first; index < end; index++) {
      if (index > first) starts[index] = at
      if (end - first > 1) parts.set([index - first + 1, end - first], 2 * index)
    }
    first = end
  }
  starts[ids.length] = at
  return { text, ids: Int32Array.from(ids), starts, parts, ...bytesOfAll(ids, encoding) }
}

export function pieceAt({ text, ids, starts, parts }: CutText, index: number): TokenPiece {
  const [place, count] = parts.subarray(2 * index, 2 * index + 2)
  return {
    id: ids[index],
    text: text.slice(starts[index], starts[index + 1]),
    part: count > 0 ? [place, count] : null,
  }
}

/** "e2 80 94". */
export function hexAt({ bytes, byteStarts }: CutText, index: number): string {
  return [...bytes.subarray(byteStarts[index], byteStarts[index + 1])]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(' ')
}

/** Spaces and line ends as marks that can be seen. */
export function visibleText(text: string): string {
  return text.replaceAll(' ', '·').replaceAll('\n', '↵').replaceAll('\t', '⇥')
}

function bytesOfAll(ids: readonly number[], encoding: Encoding) {
  const each = ids.map((id) => encoding.bytesOf(id))
  const byteStarts = new Uint32Array(ids.length + 1)
  each.forEach((bytes, index) => {
    byteStarts[index + 1] = byteStarts[index] + bytes.length
  })
  const bytes = new Uint8Array(byteStarts[ids.length])
  each.forEach((some, index) => {
    bytes.set(some, byteStarts[index])
  })
  return { bytes, byteStarts }
}
