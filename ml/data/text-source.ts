/**
 * The documents of a text file as an endless DocumentSource: pass after pass, each in an order of its own, drawn from
 * the seed. A document longer than a row is cut into pieces, so that every one of its tokens is predicted exactly once.
 */
import type { Rng } from '../tensor/rng'
import type { Tokenizer } from '../tokenizer/tokenizer'
import type { DocumentSource } from './document-packer'
import { encodeDocument } from './template'

export interface TextSource extends DocumentSource {
  /** Tokens predicted in one pass; infinite where the text never ends. */
  readonly tokens: number
  /** Tokens predicted in a document, on average. */
  readonly meanTokens: number
}

/** Token ids one behind the other: a list of lists would take several times the memory. */
interface Pieces {
  tokens: Int32Array
  /** Where each piece starts, and at the end where the last one stops. */
  starts: Int32Array
}

/**
 * @param rowLength T: a piece has at most T + 1 tokens, the last of which is only predicted
 * @throws when there is no text
 */
export function textSource(
  texts: readonly string[],
  tokenizer: Tokenizer,
  { rowLength, rng }: { rowLength: number; rng: Rng },
): TextSource {
  const { tokens, starts } = cutIntoPieces(texts, tokenizer, rowLength)
  const count = starts.length - 1
  if (count === 0) throw new Error('a source of text needs at least one document')
  const predicted = tokens.length - count
  // Documents of the pass before may still wait for a row.
  const orders = new Map<number, number[]>()
  function orderOf(pass: number): number[] {
    const known = orders.get(pass)
    if (known) return known
    const order = rng.fork(`pass/${pass}`).shuffle(Array.from({ length: count }, (_, piece) => piece))
    orders.set(pass, order)
    orders.delete(pass - 2)
    return order
  }
  return {
    tokens: predicted,
    meanTokens: predicted / count,
    document(index) {
      const piece = orderOf(Math.floor(index / count))[index % count]!
      return [...tokens.subarray(starts[piece], starts[piece + 1])]
    },
  }
}

/**
 * A document as pieces that fit a row. Neighbours share one token: what the first ends on, the second starts from.
 * @param rowLength T: a piece has at most T + 1 tokens
 */
export function cutDocument(document: readonly number[], rowLength: number): number[][] {
  const pieces: number[][] = []
  for (let from = 0; from + 1 < document.length; from += rowLength)
    pieces.push(document.slice(from, from + rowLength + 1))
  return pieces
}

function cutIntoPieces(texts: readonly string[], tokenizer: Tokenizer, rowLength: number): Pieces {
  const pieces: number[][] = []
  let size = 0
  for (const text of texts) {
    for (const piece of cutDocument(encodeDocument(tokenizer, text), rowLength)) {
      pieces.push(piece)
      size += piece.length
    }
  }
  const tokens = new Int32Array(size)
  const starts = new Int32Array(pieces.length + 1)
  pieces.forEach((piece, i) => {
    tokens.set(piece, starts[i])
    starts[i + 1] = starts[i]! + piece.length
  })
  return { tokens, starts }
}
