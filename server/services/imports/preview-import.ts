/** What an uploaded file looks like: its kind, its columns, the format of its rows, the first records, what is wrong. */

import type { Message } from '../../../ml/messages/message'
import { db } from '../../db'
import { AppError } from '../../errors'
import { readRows } from '../../exchange/files/read-rows'
import { FileProblem } from '../../exchange/files/text-stream'
import { type ExchangeRecord, RowProblem } from '../../exchange/record'
import type { Row } from '../../exchange/row-fields'
import { transcript } from '../../exchange/transcript'
import { messageOf } from '../../messages/message-error'
import type { ImportFormat, ImportReading } from '../../schemas/import'
import type { Actor } from '../actor'
import { openImportFile } from './read-file'
import { chooseFormat, readRecords } from './read-records'
import { requireImport } from './require-import'
import { LOOK_ROWS } from './run-import'

const SHOWN_RECORDS = 4
const CELL_CHARS = 160
const TEXT_CHARS = 600

export interface ImportPreview {
  kind: NonNullable<ImportReading['kind']>
  format: ImportFormat | null
  columns: { name: string; example: string }[]
  records: {
    line: number
    prompt: string
    turns: number
    demonstrations: string[]
    completions: { text: string; rank: number | null }[]
  }[]
  problems: { line: number; reason: Message }[]
  /** An import of the very same file that has not been undone. */
  earlier: { importId: string; finishedAt: Date | null } | null
}

/** @throws AppError NOT_FOUND, CONFLICT when it has been imported, INVALID_INPUT when it is no file of rows */
export async function previewImport(
  actor: Actor,
  { importId, reading }: { importId: string; reading: ImportReading },
): Promise<ImportPreview> {
  const found = await requireImport(actor, importId)
  if (found.status !== 'uploaded') throw new AppError('import-finished-already')
  const file = await openImportFile(importId)
  try {
    const kind = reading.kind ?? (await file.detectKind(found.fileName))
    const rows: { line: number; row: Row }[] = []
    const problems: { line: number; reason: Message }[] = []
    for await (const entry of readRows(file, { kind, encoding: reading.encoding })) {
      if ('row' in entry) rows.push(entry)
      else problems.push({ line: entry.line, reason: entry.problem })
      if (rows.length >= LOOK_ROWS || problems.length >= LOOK_ROWS) break
    }
    const format = chooseFormat(
      reading,
      rows.map(({ row }) => row),
    )
    const records: ImportPreview['records'] = []
    for (const { line, row } of format === null ? [] : rows) {
      if (format === null) break
      try {
        for (const record of readRecords(row, format, reading))
          if (records.length < SHOWN_RECORDS) records.push({ line, ...shown(record) })
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error
        problems.push({ line, reason: messageOf(error) })
      }
    }
    return {
      kind,
      format,
      columns: columnsOf(rows.map(({ row }) => row)),
      records,
      problems: problems.sort((a, b) => a.line - b.line).slice(0, LOOK_ROWS),
      earlier: await earlierImport(actor, importId, found.hash),
    }
  } catch (error) {
    if (error instanceof FileProblem) throw new AppError('file-unreadable', { reason: messageOf(error) })
    throw error
  } finally {
    await file.close()
  }
}

function columnsOf(rows: readonly Row[]): ImportPreview['columns'] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 60)
  return names.map((name) => {
    const value = rows.find((row) => row[name] !== undefined && row[name] !== '')?.[name]
    const text = typeof value === 'string' ? value : (safeJson(value) ?? '')
    return { name: name.slice(0, 200), example: text.slice(0, CELL_CHARS) }
  })
}

function safeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return '…'
  }
}

const shown = ({ prompt, demonstrations, completions, rankings }: ExchangeRecord) => ({
  prompt: transcript(prompt.turns).slice(0, TEXT_CHARS),
  turns: prompt.turns.length,
  demonstrations: demonstrations.map(({ text }) => text.slice(0, TEXT_CHARS)),
  completions: completions.map(({ text }, i) => ({
    text: text.slice(0, TEXT_CHARS),
    rank: rankings[0]?.ranks[i] ?? null,
  })),
})

function earlierImport(actor: Actor, importId: string, hash: string) {
  return db()
    .import.findFirst({
      where: { projectId: actor.projectId, hash, status: 'done', id: { not: importId } },
      orderBy: { createdAt: 'desc' },
      select: { id: true, finishedAt: true },
    })
    .then((row) => row && { importId: row.id, finishedAt: row.finishedAt })
}
