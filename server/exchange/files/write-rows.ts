/** Rows as the bytes of a file: JSONL, CSV or Parquet, pulled by the reader, so that memory stays bounded. */
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
  rows: AsyncIterable<Row>,
): AsyncGenerator<Uint8Array> {
  if (kind === 'parquet') {
    yield* writeParquet(columns, rows)
    return
  }
  yield* kind === 'csv' ? writeCsv(columns, rows) : writeJsonLines(rows)
}

async function* writeJsonLines(rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  const lines = new JsonLines()
  for await (const row of rows) yield* lines.add(row)
  const rest = lines.rest()
  if (rest.length > 0) yield rest
}

async function* writeCsv(
  columns: Record<string, ColumnKind>,
  rows: AsyncIterable<Row>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = `${Object.keys(columns).map(writeCell).join(',')}\r\n`
  for await (const row of rows) {
    text += writeCsvRow(columns, row)
    if (text.length < CHUNK_CHARS) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text !== '') yield encoder.encode(text)
}
