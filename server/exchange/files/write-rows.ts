/**
 * Rows as the bytes of a file: JSONL, JSON, CSV or Parquet, pulled by the reader, so that memory stays bounded. They come in small
 * batches: handing over a million rows one by one costs as much as writing them.
 */
import type { ColumnKind } from '../formats/format'
import type { Row } from '../row-fields'
import { writeCell, writeCsvRow } from './csv-cells'
import { JsonLines } from './json-lines'
import { writeParquet } from './parquet'

export const WRITTEN_KINDS = ['jsonl', 'json', 'csv', 'parquet'] as const
export type WrittenKind = (typeof WRITTEN_KINDS)[number]

/** Characters collected before they are handed on. */
const CHUNK_CHARS = 256 << 10

export async function* writeRows(
  kind: WrittenKind,
  columns: Record<string, ColumnKind>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  switch (kind) {
    case 'jsonl':
      return yield* writeJsonLines(batches)
    case 'json':
      return yield* writeJsonArray(batches)
    case 'csv':
      return yield* writeCsv(columns, batches)
    case 'parquet':
      return yield* writeParquet(columns, batches)
  }
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

/** One array, for readers that know no lines. */
async function* writeJsonArray(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Uint8Array> {
  const lines = new JsonLines()
  let before = '['
  for await (const rows of batches) {
    for (const row of rows) {
      lines.add(row, before)
      before = ','
    }
    for (const chunk of lines.complete()) yield chunk
  }
  yield lines.rest()
  yield new TextEncoder().encode(before === '[' ? '[]\n' : ']\n')
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
