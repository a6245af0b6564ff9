/**
 * Whole documents into rows of fixed length: none is cut, each is its own segment, and positions start anew with each,
 * so that no document sees another. What is left of a row is padding. First fit over a small window of open rows.
 */

export interface PackedRow {
  tokens: Int32Array
  /** 1, 2, … for the documents of the row; 0 on padding. */
  segments: Int32Array
  /** 0 at each document's first token; 0 on padding. */
  positions: Int32Array
  /** Tokens that are not padding. */
  used: number
}

export interface PackOptions {
  /** T: tokens in a row. */
  length: number
  padId: number
  /** Rows kept open at once: more wastes less padding. */
  openRows?: number
}

interface OpenRow {
  documents: number[][]
  used: number
}

/** Rows without end from documents without end; documents longer than a row are left out whole. */
export function* packDocuments(documents: Iterable<number[]>, options: PackOptions): Generator<PackedRow> {
  const { length, openRows = 16 } = options
  const open: OpenRow[] = []
  for (const document of documents) {
    if (document.length > length || document.length === 0) continue
    const row = open.find((candidate) => candidate.used + document.length <= length)
    if (row !== undefined) {
      row.documents.push(document)
      row.used += document.length
    } else open.push({ documents: [document], used: document.length })
    if (open.length > openRows) {
      const fullest = open.reduce((best, candidate) => (candidate.used > best.used ? candidate : best))
      open.splice(open.indexOf(fullest), 1)
      yield close(fullest, options)
    }
  }
  for (const row of open) yield close(row, options)
}

function close({ documents, used }: OpenRow, { length, padId }: PackOptions): PackedRow {
  const tokens = new Int32Array(length).fill(padId)
  const segments = new Int32Array(length)
  const positions = new Int32Array(length)
  let at = 0
  documents.forEach((document, index) => {
    document.forEach((id, position) => {
      tokens[at] = id
      segments[at] = index + 1
      positions[at] = position
      at++
    })
  })
  return { tokens, segments, positions, used }
}
