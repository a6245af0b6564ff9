/**
 * Reads an uploaded file into the project, batch by batch in bounded memory. Called by a worker. An attempt that died is
 * taken back and begun again; what a bad row says is written down and stops nothing else.
 */

import type { Message } from '../../../ml/messages/message'
import { removeArtifact } from '../../artifacts/store'
import { storableMessage } from '../../database/storable-text'
import { db, type Tx } from '../../db'
import { AppError } from '../../errors'
import { readRows } from '../../exchange/files/read-rows'
import { FileProblem } from '../../exchange/files/text-stream'
import type { Row } from '../../exchange/row-fields'
import { log } from '../../log'
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/message-error'
import { type ImportCounts, ImportSettings } from '../../schemas/import'
import { asRefusal, isDatabaseAway } from '../../transient-failure'
import { freezeSet } from '../prompt-sets/freeze-set'
import { fillFingerprints } from '../screening/fingerprints'
import { deleteRecords } from './delete-records'
import type { NumberedRecord, WriteContext } from './plan-records'
import { importFile, type OpenedFile, openImportFile } from './read-file'
import { chooseFormat, readImport, storableExcerpt } from './read-records'
import { OccurrenceCounter } from './record-keys'
import { writeRecords } from './write-records'

const BATCH_RECORDS = 200
/** A batch is also full when its texts are this long, so that few long rows do not add up. */
const BATCH_CHARS = 4 << 20
/** Problems beyond this many are counted and no longer kept one by one. */
const PROBLEMS_KEPT_MAX = 100_000
export const LOOK_ROWS = 20

const NO_COUNTS: ImportCounts = {
  rows: 0,
  prompts: 0,
  demonstrations: 0,
  completions: 0,
  rankings: 0,
  known: 0,
  moved: 0,
  problems: 0,
}

/**
 * The row ends as done or failed. A shutdown throws, and another worker begins again; a fault of ours would come again,
 * so it ends the import too, with its words.
 */
export async function runImport(
  importId: string,
  signal?: AbortSignal,
  /** What follows an import that brought prompts, in the transaction that ends it. */
  follow?: (tx: Tx, projectId: string, importId: string) => Promise<void>,
): Promise<void> {
  const found = await db().import.findUnique({
    where: { id: importId },
    select: { id: true, projectId: true, status: true, settings: true, fileName: true, createdById: true },
  })
  if (!found || (found.status !== 'waiting' && found.status !== 'running')) return
  const isAgain = found.status === 'running'
  await db().import.update({
    where: { id: importId },
    data: { status: 'running', startedAt: new Date(), bytesRead: 0, counts: NO_COUNTS },
  })
  if (isAgain) await deleteRecords(importId)
  try {
    const file = await openImportFile(importId)
    try {
      await readAll(found, file, signal, follow)
    } finally {
      await file.close()
    }
  } catch (error) {
    // Begun again, by this worker or another one, when the database is back.
    if (signal?.aborted || isDatabaseAway(error)) throw error
    const refused = asRefusal(error)
    const isOurs = !(refused instanceof FileProblem || refused instanceof AppError)
    if (isOurs) log().error({ err: error, importId }, 'an import failed')
    const problem = messageOf(refused)
    const outcome = storableMessage(isOurs ? message('import-failed', { problem }) : problem)
    await db().import.update({
      where: { id: importId },
      data: { status: 'failed', outcome, finishedAt: new Date() },
    })
  }
  await removeArtifact(importFile(importId))
}

async function readAll(
  found: { id: string; projectId: string; settings: unknown; fileName: string; createdById: string },
  file: OpenedFile,
  signal: AbortSignal | undefined,
  follow: Parameters<typeof runImport>[2],
): Promise<void> {
  const { id: importId, projectId } = found
  const settings = ImportSettings.parse(found.settings)
  const kind = settings.kind ?? (await file.detectKind(found.fileName))
  const format = chooseFormat(settings, await firstRows(file, kind, settings.encoding))
  if (!format) throw new FileProblem(message('file-without-format'))
  await fillFingerprints(projectId, signal)
  const { id: promptSetId } = await db().promptSet.upsert({
    where: { projectId_name: { projectId, name: settings.promptSet } },
    create: {
      projectId,
      name: settings.promptSet,
      description: `Imported from ${found.fileName}.`,
      source: settings.source,
      licence: settings.licence,
    },
    update: {},
    select: { id: true },
  })
  const freeze = (reason: 'beforeImport' | 'afterImport') =>
    freezeSet(promptSetId, { reason, note: found.fileName, createdById: found.createdById })
  await freeze('beforeImport')
  const context: WriteContext = {
    importId,
    projectId,
    promptSetId,
    settings,
    serial: 0,
    occurrences: new OccurrenceCounter(),
  }
  const counts = { ...NO_COUNTS }
  let bytesRead = 0
  let batch: NumberedRecord[] = []
  let chars = 0
  let problems: { line: number; reason: Message; excerpt: string }[] = []
  const flush = async () => {
    signal?.throwIfAborted()
    const written = await writeRecords(context, batch)
    for (const { line, reason } of written.problems) problems.push({ line, reason, excerpt: '' })
    for (const [name, count] of Object.entries(written.counts))
      counts[name as keyof typeof written.counts] += count
    const room = Math.max(0, PROBLEMS_KEPT_MAX - counts.problems)
    await db().importProblem.createMany({
      data: problems.slice(0, room).map(({ line, reason, excerpt }) => ({
        importId,
        line,
        reason: storableMessage(reason),
        excerpt: storableExcerpt(excerpt),
      })),
    })
    counts.problems += problems.length
    await db().import.update({ where: { id: importId }, data: { counts, bytesRead } })
    batch = []
    chars = 0
    problems = []
  }
  const rows = readImport(file, kind, format, settings, (bytes) => {
    bytesRead += bytes
  })
  for await (const entry of rows) {
    counts.rows++
    if ('problem' in entry) {
      problems.push({ line: entry.line, reason: entry.problem, excerpt: entry.excerpt })
    } else {
      for (const record of entry.records) {
        batch.push({ line: entry.line, record })
        chars += charsOf(record)
        if (batch.length >= BATCH_RECORDS || chars >= BATCH_CHARS) await flush()
      }
    }
    if (problems.length >= BATCH_RECORDS) await flush()
  }
  await flush()
  await freeze('afterImport')
  await db().$transaction(async (tx) => {
    await tx.import.update({
      where: { id: importId },
      data: { status: 'done', finishedAt: new Date(), settings: { ...settings, kind, format } },
    })
    if (counts.prompts > 0) await follow?.(tx, projectId, importId)
  })
  // A set that was made for nothing is no set.
  await db().promptSet.deleteMany({ where: { id: promptSetId, prompts: { none: {} } } })
}

/** The first rows that can be read at all, to tell the format by. */
export async function firstRows(
  file: OpenedFile,
  kind: NonNullable<ImportSettings['kind']>,
  encoding: ImportSettings['encoding'],
): Promise<Row[]> {
  const rows: Row[] = []
  let looked = 0
  for await (const entry of readRows(file, { kind, encoding })) {
    if ('row' in entry) rows.push(entry.row)
    if (rows.length >= LOOK_ROWS || ++looked >= 10 * LOOK_ROWS) break
  }
  return rows
}

const charsOf = ({ prompt, demonstrations, completions }: NumberedRecord['record']) =>
  [
    ...prompt.turns.map(({ content }) => content),
    ...demonstrations.map(({ text }) => text),
    ...completions.map(({ text }) => text),
  ].reduce((sum, text) => sum + text.length, 0)
