/**
 * Packs token sequences of different length into rows of one length, so that little is computed on padding.
 *
 * Every sequence keeps its own segment number and counts its positions from 0, so it sees itself only; padding is
 * segment 0. Rows are cut into chunks of 8, 4, 2 or 1, so that four compiled graphs serve every batch size.
 * R rows, T tokens in a row, L response tokens.
 */

const CHUNK_SIZES = [8, 4, 2, 1] as const
const ROW_STEP = 32
const SHORTEST_ROW = 128

/** A prompt and its response as token ids; `promptLength` of them are the prompt. */
export interface Sequence {
  readonly tokens: readonly number[]
  readonly promptLength: number
  /**
   * Replies inside the prompt of a dialogue that are learnt from as well: tokens from `start` up to `end`. After each the
   * dialogue goes on with a new line, yet what is to be learnt there is that the reply ends, as the whole sequence does.
   */
  readonly earlierReplies?: readonly { readonly start: number; readonly end: number }[]
}

export interface PackedChunk {
  rows: number
  /** (R · T) token ids, padded with PAD. */
  tokens: Int32Array
  /** (R · T) the token to be predicted at each: the next of the same sequence, its last one where an earlier reply ends, PAD where there is none. */
  targets: Int32Array
  positions: Int32Array
  segments: Int32Array
}

export interface Place {
  chunk: number
  /** Index of the sequence's first token in the chunk's flat (R · T) arrays. */
  start: number
}

export interface PackedBatch {
  sequences: readonly Sequence[]
  rowLength: number
  chunks: PackedChunk[]
  /** One per sequence, in the order given. */
  places: Place[]
}

/** Shortest row worth compiling that holds the longest sequence: a multiple of 32, at least 128. */
export function rowLengthFor(sequences: readonly Sequence[]): number {
  const longest = sequences.reduce((most, { tokens }) => Math.max(most, tokens.length), 0)
  return Math.max(ROW_STEP * Math.ceil(longest / ROW_STEP), SHORTEST_ROW)
}

/**
 * First-fit decreasing; the same lengths always give the same places.
 * @param chunking `split` cuts rows into chunks of 8, 4, 2, 1; `whole` makes one chunk with an even number of rows,
 *   for losses that compare sequences with each other
 * @throws when a sequence is empty or longer than a row
 */
export function packRows(
  sequences: readonly Sequence[],
  rowLength: number,
  padId: number,
  chunking: 'split' | 'whole' = 'split',
): PackedBatch {
  const rows = fitIntoRows(
    sequences.map(({ tokens }) => tokens.length),
    rowLength,
  )
  const places: Place[] = new Array(sequences.length)
  const chunks: PackedChunk[] = []
  for (let first = 0; first < rows.length; ) {
    const left = rows.length - first
    const size =
      chunking === 'whole' ? left + (left % 2) : (CHUNK_SIZES.find((candidate) => candidate <= left) ?? 1)
    const chunk: PackedChunk = {
      rows: size,
      tokens: new Int32Array(size * rowLength).fill(padId),
      targets: new Int32Array(size * rowLength).fill(padId),
      positions: new Int32Array(size * rowLength),
      segments: new Int32Array(size * rowLength),
    }
    rows.slice(first, first + size).forEach((members, row) => {
      let start = row * rowLength
      members.forEach((index, inRow) => {
        places[index] = { chunk: chunks.length, start }
        writeSequence(chunk, sequences[index]!, start, inRow + 1)
        start += sequences[index]!.tokens.length
      })
    })
    chunks.push(chunk)
    first += size
  }
  return { sequences, rowLength, chunks, places }
}

function fitIntoRows(lengths: readonly number[], rowLength: number): number[][] {
  const longestFirst = lengths.map((_, index) => index).sort((a, b) => lengths[b]! - lengths[a]! || a - b)
  const rows: number[][] = []
  const filled: number[] = []
  for (const index of longestFirst) {
    const length = lengths[index]!
    if (length === 0 || length > rowLength)
      throw new Error(`sequence ${index} has ${length} tokens, a row holds 1 to ${rowLength}`)
    let row = filled.findIndex((used) => used + length <= rowLength)
    if (row < 0) {
      row = rows.push([]) - 1
      filled.push(0)
    }
    rows[row]!.push(index)
    filled[row]! += length
  }
  return rows
}

function writeSequence(
  chunk: PackedChunk,
  { tokens, earlierReplies = [] }: Sequence,
  start: number,
  segment: number,
): void {
  chunk.tokens.set(tokens, start)
  chunk.targets.set(tokens.slice(1), start)
  for (const { end } of earlierReplies) chunk.targets[start + end - 1] = tokens[tokens.length - 1]!
  chunk.segments.fill(segment, start, start + tokens.length)
  for (let t = 0; t < tokens.length; t++) chunk.positions[start + t] = t
}

/** Flat index, in the sequence's chunk, of the position that predicts its first response token. */
const firstPrediction = (batch: PackedBatch, index: number) =>
  batch.places[index]!.start + batch.sequences[index]!.promptLength - 1

export const responseLength = ({ tokens, promptLength }: Sequence): number => tokens.length - promptLength

/**
 * A graph's outputs at the positions that predict each response token: log-probabilities, values, entropies.
 * @param outputs (R · T) per chunk
 * @returns (L,) a view, one number per response token
 */
export function atResponse(
  batch: PackedBatch,
  outputs: readonly Float32Array[],
  index: number,
): Float32Array {
  const first = firstPrediction(batch, index)
  return outputs[batch.places[index]!.chunk]!.subarray(first, first + responseLength(batch.sequences[index]!))
}

/** Flat index, in its chunk, of a sequence's last real token: where its score is read. */
export const lastTokenIndex = (batch: PackedBatch, index: number): number =>
  batch.places[index]!.start + batch.sequences[index]!.tokens.length - 1

/**
 * The reverse of `atResponse`: spreads (L,) numbers per sequence over (R · T) arrays per chunk, 0 elsewhere.
 * @param values of the sequence with this index
 */
export function spreadOverResponses(
  batch: PackedBatch,
  values: (index: number) => ArrayLike<number>,
): Float32Array[] {
  const feeds = batch.chunks.map(({ rows }) => new Float32Array(rows * batch.rowLength))
  batch.sequences.forEach((_, index) => {
    feeds[batch.places[index]!.chunk]!.set(values(index), firstPrediction(batch, index))
  })
  return feeds
}

/** (R · T) per chunk: 1 where a token of a response or of an earlier reply is predicted, or its end; 0 elsewhere. */
export function responseMask(batch: PackedBatch): Float32Array[] {
  const mask = spreadOverResponses(batch, (index) =>
    new Float32Array(responseLength(batch.sequences[index]!)).fill(1),
  )
  batch.sequences.forEach(({ earlierReplies = [] }, index) => {
    const { chunk, start: first } = batch.places[index]!
    for (const { start, end } of earlierReplies) mask[chunk]!.fill(1, first + start - 1, first + end)
  })
  return mask
}

/** How many ones a sequence has in the mask. */
export const learntLength = (sequence: Sequence): number =>
  (sequence.earlierReplies ?? []).reduce(
    (sum, { start, end }) => sum + end - start + 1,
    responseLength(sequence),
  )
