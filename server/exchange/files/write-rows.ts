/**
 * Rows as the bytes of a file: JSONL, CSV or Parquet, pulled by the reader, so that memory stays bounded. They come in small
 * batches: handing over a million rows one by one costs as much as writing them.
 */
import type { ColumnKind } from '../formats/format'
import type { Row } from '../row-fields'
import { writeCell, writeCsvRow } from './csv-cells'
import { JsonLines } from './json-lines'
import { writeParquet } from './parquet'

export const WRITTEN_KINDS = ['jsonl', 'csv', 'parquet'] as const
export type WrittenKind = (typeof WRITTEN_KINDS)[number]

/** Characters collected before they are handed on. */
const CHUNK_CHARS = 256 << 10

export async function* writeRows(
  kind: WrittenKind,
  columns: Record<string, ColumnKind>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  if (kind === 'parquet') {
    yield* writeParquet(columns, batches)
    return
  }
  yield* kind === 'csv' ? writeCsv(columns, batches) : writeJsonLines(batches)
}

async function* writeJsonLines(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Uint8Array> {
  const lines = new JsonLines()
  for await (const rows of batches) {
    for (const row of rows) lines.add(row)
    for (const chunk of lines.complete()) yield chunk
  }
  const rest = lines.rest()
  if (rest.length > 0) yield rest
}

async function* writeCsv(
  columns: Record<string, ColumnKind>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = `${Object.keys(columns).map(writeCell).join(',')}\r\n`
  for await (const rows of batches) {
    for (const row of rows) text += writeCsvRow(columns, row)
    if (text.length < CHUNK_CHARS) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text !== '') yield encoder.encode(text)
}
