/**
 * Parquet by hyparquet, in bounded memory: reading takes one row group at a time (part by part when it is large),
 * writing collects one. Nested values are real lists and structs; what has no fixed shape is a JSON column.
 */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  type SchemaElement,
  snappyUncompress,
} from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/message-error'
import type { ColumnKind } from '../formats/format'
import type { Row } from '../row-fields'
import { FileProblem } from './text-stream'

const ROWS_AT_ONCE = 1000
const GROUP_BYTES = 16 << 20

/** Pages of real files have about one megabyte; a few kilobytes can claim and unpack to gigabytes. */
const PAGE_BYTES_MAX = 64 << 20

/** Unpacks no more than a page says it holds, and no page that says it holds too much. */
const bounded =
  (unpack: (input: Uint8Array, bytes: number) => Uint8Array) => (input: Uint8Array, bytes: number) => {
    if (bytes > PAGE_BYTES_MAX)
      throw new Error(`a page unpacks to ${bytes} bytes; at most ${PAGE_BYTES_MAX} are read`)
    return unpack(input, bytes)
  }

const compressors = {
  GZIP: bounded((input, bytes) => gunzipSync(input, { maxOutputLength: Math.max(1, bytes) })),
  BROTLI: bounded((input, bytes) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, bytes) })),
  SNAPPY: bounded((input, bytes) => {
    const page = new Uint8Array(bytes)
    snappyUncompress(input, page)
    return page
  }),
}

export async function openParquet(file: AsyncBuffer): Promise<FileMetaData> {
  try {
    const metadata = await parquetMetadataAsync(file)
    checkMetadata(metadata, file.byteLength)
    return metadata
  } catch (error) {
    throw new FileProblem(message('file-not-parquet', { problem: messageOf(error) }))
  }
}

/** The library believes a footer; a damaged one would send it round in circles. */
function checkMetadata(metadata: FileMetaData, fileBytes: number): void {
  let rows = 0
  const leaves = new Set(leafPaths(metadata.schema))
  for (const group of metadata.row_groups) {
    rows += Number(group.num_rows)
    if (group.columns.length !== leaves.size) throw new Error('a row group lacks a column')
    for (const { meta_data: column } of group.columns) {
      if (!column || !leaves.has(column.path_in_schema.join('.')))
        throw new Error('a column is not in the schema')
      const end = Number(column.data_page_offset) + Number(column.total_compressed_size)
      if (!(column.num_values >= 0 && end > 0 && end <= fileBytes))
        throw new Error('a column lies outside the file')
    }
  }
  if (!(rows >= 0) || rows !== Number(metadata.num_rows)) throw new Error('its row groups do not add up')
}

function leafPaths(schema: SchemaElement[]): string[] {
  const paths: string[] = []
  let at = 1
  const walk = (prefix: string[]): void => {
    const element = schema[at++]
    if (!element) throw new Error('its schema ends early')
    const path = [...prefix, element.name]
    const children = element.num_children ?? 0
    if (children === 0) paths.push(path.join('.'))
    for (let i = 0; i < children; i++) walk(path)
  }
  const roots = schema[0]?.num_children ?? 0
  for (let i = 0; i < roots; i++) walk([])
  return paths
}

export const parquetRowCount = (metadata: FileMetaData) => Number(metadata.num_rows)

/** Yields each row with its number from 1. */
export async function* readParquet(
  file: AsyncBuffer,
  metadata: FileMetaData,
): AsyncGenerator<{ line: number; row: Row }> {
  const total = parquetRowCount(metadata)
  const codecs = new Set(
    metadata.row_groups.flatMap(({ columns }) => columns.map((column) => column.meta_data?.codec)),
  )
  for (const codec of codecs)
    if (codec !== undefined && !['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI'].includes(codec))
      throw new FileProblem(message('file-parquet-codec', { codec }))
  for (let start = 0; start < total; start += ROWS_AT_ONCE) {
    let rows: Record<string, unknown>[]
    try {
      rows = await parquetReadObjects({
        file,
        metadata,
        compressors,
        rowStart: start,
        rowEnd: Math.min(total, start + ROWS_AT_ONCE),
      })
    } catch (error) {
      throw new FileProblem(message('file-parquet-damaged', { row: start + 1, problem: messageOf(error) }))
    }
    // A damaged count would otherwise have us ask for rows for ever.
    if (rows.length === 0) throw new FileProblem(message('file-parquet-short', { rows: total, end: start }))
    for (const [i, row] of rows.entries()) yield { line: start + i + 1, row: plain(row) as Row }
  }
}

/** Numbers instead of bigints where they fit, lists instead of typed arrays, nothing instead of null. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return value.toISOString()
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>)
  if (Array.isArray(value)) return value.map((entry) => plain(entry) ?? null)
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, entry]) => [key, plain(entry)])
    return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined))
  }
  return value
}

const leaf = (name: string, element: Partial<SchemaElement>): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', ...element } as SchemaElement,
]
const TEXT: Partial<SchemaElement> = {
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  logical_type: { type: 'STRING' },
}
const listOf = (name: string, item: (name: string) => SchemaElement[]): SchemaElement[] => [
  {
    name,
    repetition_type: 'OPTIONAL',
    num_children: 1,
    converted_type: 'LIST',
    logical_type: { type: 'LIST' },
  } as SchemaElement,
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 } as SchemaElement,
  ...item('element'),
]
const chatTurn = (name: string): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: 2 } as SchemaElement,
  ...leaf('role', TEXT),
  ...leaf('content', TEXT),
]

const SCHEMA: Record<ColumnKind, (name: string) => SchemaElement[]> = {
  text: (name) => leaf(name, TEXT),
  number: (name) => leaf(name, { type: 'DOUBLE' }),
  integer: (name) => leaf(name, { type: 'INT32' }),
  boolean: (name) => leaf(name, { type: 'BOOLEAN' }),
  texts: (name) => listOf(name, (item) => leaf(item, TEXT)),
  numbers: (name) => listOf(name, (item) => leaf(item, { type: 'DOUBLE' })),
  integers: (name) => listOf(name, (item) => leaf(item, { type: 'INT32' })),
  messages: (name) => listOf(name, chatTurn),
  'message lists': (name) => listOf(name, (item) => listOf(item, chatTurn)),
  json: (name) => leaf(name, { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } }),
}

/** The file's bytes, a row group at a time. Two calls on the same rows give the same bytes. */
export async function* writeParquet(
  columns: Record<string, ColumnKind>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const names = Object.keys(columns)
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: names.length } as SchemaElement,
      ...names.flatMap((name) => SCHEMA[columns[name]](name)),
    ],
    createdBy: 'laurel',
  })
  /** What was written since the last time; the writer's own offset goes on counting. */
  const take = () => {
    const taken = bytes.getBytes().slice()
    bytes.index = 0
    return taken
  }
  let group: Row[] = []
  let size = 0
  const flush = async () => {
    if (group.length === 0) return
    await writer.write({
      columnData: names.map((name) => ({ name, data: group.map((row) => row[name] ?? null) })),
      rowGroupSize: group.length,
    })
    group = []
    size = 0
  }
  for await (const rows of batches)
    for (const row of rows) {
      group.push(row)
      size += roughSize(row)
      if (size < GROUP_BYTES) continue
      await flush()
      yield take()
    }
  await flush()
  await writer.finish()
  yield take()
}

function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length + 8
  if (typeof value !== 'object' || value === null) return 8
  let size = 8
  for (const entry of Object.values(value)) size += roughSize(entry)
  return size
}
