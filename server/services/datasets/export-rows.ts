/** Rows of an export in the chosen format, streamed. Ties make no preference row unless they are wanted soft. */

import { invariant } from '../../errors'
import { type FormatId, formatOf } from '../../exchange/formats'
import type { ColumnKind, Format, RecordUnit, WriteOptions } from '../../exchange/formats/format'
import type { ExchangeRecord } from '../../exchange/record'
import type { Row } from '../../exchange/row-fields'
import type { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'
import { countRecords, recordBatches } from './export-records'
import { snapshotRecords } from './export-snapshot'
import { requireSnapshot } from './require-snapshot'

const optionsOf = (request: ExportRequest): WriteOptions => request

function writesOf({ kind }: ExportRequest): NonNullable<Format['writes']> {
  const { writes } = formatOf(kind satisfies FormatId)
  invariant(writes, `format ${kind} is written`)
  return writes
}

export const exportUnit = (request: ExportRequest): RecordUnit => writesOf(request).unit

export const exportColumns = (request: ExportRequest): Record<string, ColumnKind> =>
  writesOf(request).columns(optionsOf(request))

/**
 * Yields the objects of the lines in small batches, in the order of their records' ids. `onRecords` hears how many records
 * are done.
 */
export async function* exportBatches(
  actor: Actor,
  request: ExportRequest,
  onRecords?: (count: number) => void,
): AsyncGenerator<Row[]> {
  const { write } = writesOf(request)
  const options = optionsOf(request)
  for await (const records of await recordsOf(actor, request)) {
    const rows: Row[] = []
    for (const record of records) for (const row of write(record, options)) rows.push(row)
    yield rows
    onRecords?.(records.length)
  }
}

/** The same, one by one. */
export async function* exportRows(actor: Actor, request: ExportRequest): AsyncGenerator<Row> {
  for await (const rows of exportBatches(actor, request)) yield* rows
}

async function recordsOf(actor: Actor, request: ExportRequest): Promise<AsyncGenerator<ExchangeRecord[]>> {
  if (request.snapshotId === undefined)
    return recordBatches(writesOf(request).unit, { ...request, projectId: actor.projectId })
  return eachAlone(snapshotRecords(await requireSnapshot(actor, request.snapshotId), request))
}

async function* eachAlone<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  for await (const one of all) yield [one]
}

/** How many records `exportRows` reads; a ranking may give several rows or none. */
export const countExported = async (actor: Actor, request: ExportRequest): Promise<number> =>
  request.snapshotId === undefined
    ? countRecords(exportUnit(request), { ...request, projectId: actor.projectId })
    : (await requireSnapshot(actor, request.snapshotId)).rows
