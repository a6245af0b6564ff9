/** Brings rows in as a JSONL file does, through the services, and says what was added. */
import { db } from '@/server/db'
import type { ImportCounts, ImportSettingsInput } from '@/server/schemas/import'
import type { Actor } from '@/server/services/actor'
import { receiveFile } from '@/server/services/imports/receive-file'
import { runImport } from '@/server/services/imports/run-import'
import { said } from '../support/saying'

export async function importRows(
  actor: Actor,
  rows: object[],
  settings: ImportSettingsInput = { promptSet: 'brought' },
): Promise<ImportCounts> {
  const content = new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n'))
  const { importId } = await receiveFile(
    actor,
    'rows.jsonl',
    (async function* () {
      yield content
    })(),
  )
  // As `startImport` does, without a queue.
  await db().import.update({ where: { id: importId }, data: { status: 'waiting', settings } })
  await runImport(importId)
  const { counts, status, outcome } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  if (status !== 'done') throw new Error(`the import ended as ${status}: ${said(outcome)}`)
  return counts as ImportCounts
}
