/**
 * A snapshot's records, from the file that was frozen with it: what people correct later does not change it. Only personal
 * data that was redacted since stays out.
 */
import { readJsonl } from '../../artifacts/store'
import { AppError } from '../../errors'
import { formatOf } from '../../exchange/formats'
import type { ExchangeRecord } from '../../exchange/record'
import type { Row } from '../../exchange/row-fields'
import { EXPORT_KINDS, type ExportRequest } from '../../schemas/export'
import type { SnapshotKind } from '../../schemas/snapshot'
import { redactedPrompts } from '../screening/redacted-originals'

/** The formats that a snapshot can leave in: those made from the same kind of record. */
export const snapshotFormats = (kind: SnapshotKind) => {
  const { writes } = formatOf(kind)
  return EXPORT_KINDS.filter((id) => formatOf(id).writes?.unit === writes?.unit)
}

/** @throws AppError INVALID_INPUT for a format that is made from something else, CONFLICT for a run's snapshot */
export async function* snapshotRecords(
  snapshot: { projectId: string; kind: string; recordsPath: string | null },
  request: ExportRequest,
): AsyncGenerator<ExchangeRecord> {
  const kind = snapshot.kind as SnapshotKind
  if (snapshot.recordsPath === null) throw new AppError('snapshot-made-by-run')
  if (!snapshotFormats(kind).includes(request.kind))
    throw new AppError('snapshot-format-unsuitable', { kind, formats: snapshotFormats(kind).join(', ') })
  const now = await redactedPrompts(snapshot.projectId)
  for await (const row of readJsonl<Row>(snapshot.recordsPath)) {
    for (const read of formatOf(kind).read(row)) {
      const record = { ...read, prompt: now(read.prompt) }
      if (request.split !== 'all' && record.prompt.split !== request.split) continue
      if (request.skipFlagged && record.rankings.some(({ flags }) => flags?.some((some) => some.length > 0)))
        continue
      yield record
    }
  }
}
