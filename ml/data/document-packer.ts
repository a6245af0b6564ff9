/**
 * Packs whole documents into rows of T tokens: never cut in the middle, each with its own segment number and positions
 * from 0, so that attention does not cross from one into another. First fit, with a short list of documents that wait
 * for a row with enough room. Whoever makes the documents cuts those that are too long for a row.
 */

/** Documents by number; the same number always gives the same document. Ends with the end-of-sequence token. */
export interface DocumentSource {
  document(index: number): readonly number[]
}

export interface PackedBatch {
  /** int32 (B, T): what the model reads; PAD where a row has room left. */
  tokens: Int32Array
  /** int32 (B, T): the next token of the same document. */
  targets: Int32Array
  positions: Int32Array
  /** int32 (B, T): 1, 2, … by document in the row; 0 on padding. */
  segments: Int32Array
  /** float32 (B, T): 1 where a target counts, 0 on padding. */
  weights: Float32Array
  /** Targets that count. */
  targetCount: number
  /** The documents in it, by number, and how many targets each brought. */
  documents: { index: number; targets: number }[]
}

/** Where the packer stands; JSON, for a checkpoint. */
export interface PackerState {
  /** Next document never looked at. */
  cursor: number
  /** Documents that did not fit so far, in order. */
  waiting: number[]
}

export interface Packer {
  next(): PackedBatch
  state(): PackerState
}

/** How many documents may wait before a batch is closed; longer lists fill rows better and cost time. */
const MAX_WAITING = 24

export function createPacker(
  source: DocumentSource,
  options: { batchSize: number; length: number; padId: number; start?: PackerState },
): Packer {
  const { batchSize: B, length: T, padId } = options
  let { cursor, waiting } = options.start ?? { cursor: 0, waiting: [] }

  return {
    next() {
      const batch = emptyBatch(B * T, padId)
      const used = new Array<number>(B).fill(0)
      const segmentsUsed = new Array<number>(B).fill(0)
      const place = (index: number, document: readonly number[]): boolean => {
        const need = document.length - 1 // the last token is only ever a target
        const row = used.findIndex((count) => count + need <= T)
        if (row < 0) return false
        segmentsUsed[row]!++
        for (let i = 0; i < need; i++) {
          const at = row * T + used[row]! + i
          batch.tokens[at] = document[i]!
          batch.targets[at] = document[i + 1]!
          batch.positions[at] = i
          batch.segments[at] = segmentsUsed[row]!
          batch.weights[at] = 1
        }
        used[row]! += need
        batch.targetCount += need
        batch.documents.push({ index, targets: need })
        return true
      }
      waiting = waiting.filter((index) => !place(index, source.document(index)))
      while (waiting.length < MAX_WAITING) {
        const index = cursor++
        const document = source.document(index)
        if (document.length < 2 || document.length - 1 > T)
          throw new Error(`document ${index} has ${document.length} tokens, a row takes 2 to ${T + 1}`)
        if (!place(index, document)) waiting.push(index)
      }
      return batch
    },
    state: () => ({ cursor, waiting: [...waiting] }),
  }
}

function emptyBatch(size: number, padId: number): PackedBatch {
  return {
    tokens: new Int32Array(size).fill(padId),
    targets: new Int32Array(size).fill(padId),
    positions: new Int32Array(size),
    segments: new Int32Array(size),
    weights: new Float32Array(size),
    targetCount: 0,
    documents: [],
  }
}
