/**
 * A file of any kind as numbered rows. What cannot be read is a problem of its line and stops nothing else; what cannot
 * be a file of rows at all throws FileProblem.
 */
import type { AsyncBuffer } from 'hyparquet'
import type { Message } from '../../../ml/messages/message'
import { message } from '../../messages/catalogue'
import { isRow, type Row } from '../row-fields'
import { readCell } from './csv-cells'
import { openParquet, readParquet } from './parquet'
import { readCsv } from './read-csv'
import { readJsonElements } from './read-json'
import { type Line, readLines } from './read-lines'
import { asUtf8, type TextEncoding, unpacked } from './text-stream'

export const FILE_KINDS = ['jsonl', 'json', 'csv', 'text', 'parquet'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** `rows`: one element of a document can be several rows (a Natural Instructions file is one object). */
export type ReadRow = { line: number; row: Row } | { line: number; problem: Message; excerpt: string }

export interface RowSource {
  /** The bytes from the beginning; called once. */
  stream(): AsyncIterable<Uint8Array>
  /** The same bytes by position, for Parquet. */
  buffer: AsyncBuffer
}

const HEAD_BYTES = 64 << 10

/** What a file is, by its first bytes; its name decides only where bytes cannot. */
export async function detectFileKind(head: Uint8Array, name: string): Promise<FileKind> {
  if (head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31) return 'parquet'
  const text = await headText(head)
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase()
  if (extension === 'txt' || extension === 'md') return 'text'
  if (extension === 'csv' || extension === 'tsv') return 'csv'
  const trimmed = text.trimStart()
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) {
    const [firstLine] = trimmed.split('\n', 1)
    const isWhole = isJson(firstLine)
    if (trimmed.startsWith('{')) {
      // A first line that is longer than the head tells nothing; such files are JSONL far more often.
      const isCut = !trimmed.includes('\n') && text.length >= HEAD_BYTES / 4
      return isWhole || isCut || extension === 'jsonl' || extension === 'ndjson' ? 'jsonl' : 'json'
    }
    return 'json'
  }
  if (extension === 'jsonl' || extension === 'ndjson') return 'jsonl'
  if (extension === 'json') return 'json'
  const [header = ''] = text.split(/\r?\n/, 1)
  // Pasted cells of a spreadsheet come with tabs.
  return header.includes('\t') ? 'csv' : 'text'
}

async function headText(head: Uint8Array): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of asUtf8(unpacked(once(head)), null)) {
      parts.push(chunk)
      size += chunk.byteLength
      if (size > HEAD_BYTES) break
    }
  } catch {
    // The head of a gzip file ends in the middle; what came out is enough.
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export interface ReadOptions {
  kind: FileKind
  /** Null: by the byte order mark. */
  encoding: TextEncoding | null
  onRead?: (bytes: number) => void
}

export async function* readRows(source: RowSource, options: ReadOptions): AsyncGenerator<ReadRow> {
  if (options.kind === 'parquet') {
    const metadata = await openParquet(source.buffer)
    const total = Math.max(1, Number(metadata.num_rows))
    let told = 0
    for await (const row of readParquet(source.buffer, metadata)) {
      const read = Math.floor((source.buffer.byteLength * row.line) / total)
      if (row.line % 500 === 0 || row.line === total) {
        options.onRead?.(read - told)
        told = read
      }
      yield row
    }
    return
  }
  const bytes = asUtf8(unpacked(source.stream(), options.onRead), options.encoding)
  switch (options.kind) {
    case 'jsonl':
      for await (const line of readLines(bytes)) {
        if ('problem' in line || line.text.trim() !== '') yield parsedRow(line)
      }
      return
    case 'json':
      for await (const element of readJsonElements(bytes)) yield* parsedRows(element)
      return
    case 'text':
      for await (const line of readLines(bytes)) {
        if ('problem' in line) yield line
        else if (line.text.trim() !== '') yield { line: line.line, row: { prompt: line.text.trim() } }
      }
      return
    case 'csv':
      yield* csvRows(bytes)
  }
}

async function* csvRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRow> {
  let header: string[] | undefined
  for await (const record of readCsv(bytes)) {
    if ('problem' in record) {
      yield record
    } else if (!header) {
      header = record.cells.map((name, i) => name.trim() || `column ${i + 1}`)
    } else if (record.cells.length > header.length) {
      yield {
        line: record.line,
        problem: message('row-too-many-cells', { cells: record.cells.length, header: header.length }),
        excerpt: record.cells.join(' | ').slice(0, 300),
      }
    } else {
      const row: Row = {}
      for (const [i, name] of header.entries()) {
        const value = readCell(name, record.cells[i] ?? '')
        if (value !== undefined) row[name] = value
      }
      yield { line: record.line, row }
    }
  }
}

function parsedRow(line: Line): ReadRow {
  if ('problem' in line) return line
  const excerpt = () => line.text.slice(0, 300)
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch (error) {
    return {
      line: line.line,
      problem: message('row-not-json', {
        problem: String(error instanceof Error ? error.message : error).slice(0, 160),
      }),
      excerpt: excerpt(),
    }
  }
  if (typeof value === 'string') return { line: line.line, row: { prompt: value } }
  if (!isRow(value)) return { line: line.line, problem: message('row-not-object'), excerpt: excerpt() }
  return { line: line.line, row: value }
}

/** An object that only wraps the rows (`{"data": [ … ]}`) is taken apart. */
const WRAPPERS = ['data', 'rows', 'train', 'records', 'examples', 'items']

function* parsedRows(line: Line): Generator<ReadRow> {
  const found = parsedRow(line)
  if (!('row' in found)) {
    yield found
    return
  }
  const fields = Object.keys(found.row)
  const wrapper = WRAPPERS.find((name) => Array.isArray(found.row[name]))
  if (!wrapper || fields.includes('prompt') || fields.includes('instruction')) {
    yield found
    return
  }
  for (const [i, entry] of (found.row[wrapper] as unknown[]).entries()) {
    if (isRow(entry)) yield { line: found.line + i, row: entry }
    else if (typeof entry === 'string') yield { line: found.line + i, row: { prompt: entry } }
    else yield { line: found.line + i, problem: message('row-not-object'), excerpt: '' }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
