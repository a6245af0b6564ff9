/** A file's rows as records, by the chosen or recognised format; a row that will not become one is a problem with its line. */

import type { Message } from '../../../ml/messages/message'
import type { FileKind, ReadRow } from '../../exchange/files/read-rows'
import { readRows } from '../../exchange/files/read-rows'
import { type FormatId, formatOf, recogniseFormat } from '../../exchange/formats'
import { readMapped } from '../../exchange/formats/columns'
import { type ExchangeRecord, RowProblem } from '../../exchange/record'
import type { Row } from '../../exchange/row-fields'
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/message-error'
import type { ImportFormat, ImportReading } from '../../schemas/import'
import { checkRecord } from './check-record'
import type { OpenedFile } from './read-file'

export type ReadRecord =
  | { line: number; records: ExchangeRecord[] }
  | { line: number; problem: Message; excerpt: string }

/** The format of these rows: as chosen, as recognised, or by the mapping when nothing else fits. */
export function chooseFormat(reading: ImportReading, rows: readonly Row[]): ImportFormat | null {
  if (reading.format) return reading.format
  return recogniseFormat(rows) ?? (reading.mapping.prompt ? 'columns' : null)
}

export function readRecords(row: Row, format: ImportFormat, reading: ImportReading): ExchangeRecord[] {
  const records =
    format === 'columns' ? readMapped(row, reading.mapping) : formatOf(format satisfies FormatId).read(row)
  if (records.length === 0) throw new RowProblem(message('row-empty'))
  for (const record of records) checkRecord(record)
  return records
}

export async function* readImport(
  file: OpenedFile,
  kind: FileKind,
  format: ImportFormat,
  reading: ImportReading,
  onRead: (bytes: number) => void,
): AsyncGenerator<ReadRecord> {
  const rows: AsyncIterable<ReadRow> = readRows(file, { kind, encoding: reading.encoding, onRead })
  for await (const entry of rows) {
    if ('problem' in entry) {
      yield entry
      continue
    }
    try {
      yield { line: entry.line, records: readRecords(entry.row, format, reading) }
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error
      yield { line: entry.line, problem: messageOf(error), excerpt: excerptOf(entry.row) }
    }
  }
}

function excerptOf(row: Row): string {
  try {
    return JSON.stringify(row).slice(0, 300)
  } catch {
    // Nested too deep to be written out.
    return Object.keys(row).join(', ').slice(0, 300)
  }
}

/** What a text column of the database can hold of something unreadable. */
export const storableExcerpt = (excerpt: string): string =>
  excerpt.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\u0000', '\uFFFD')
