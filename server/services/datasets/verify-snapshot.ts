/** Takes a snapshot again from its filter and says whether the bytes are the same. Writes nothing. */
import { createHash } from 'node:crypto'
import { db } from '../../db'
import { AppError, required } from '../../errors'
import { SnapshotFilter, type SnapshotKind } from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { requireSnapshot } from './require-snapshot'
import { foundIds } from './snapshot-filter'
import { trainingRows } from './take-snapshot'

/** @throws AppError NOT_FOUND, CONFLICT for a snapshot that a run took, which has no filter to take it again by */
export async function verifySnapshot(
  actor: Actor,
  { snapshotId }: { snapshotId: string },
): Promise<{ isSame: boolean; rows: number }> {
  const snapshot = await requireSnapshot(actor, snapshotId)
  if (snapshot.name === '') throw new AppError('snapshot-has-no-filter')
  const { filter } = await db().datasetSnapshot.findUniqueOrThrow({
    where: { id: snapshotId },
    select: { filter: true },
  })
  const parsed = SnapshotFilter.parse(filter)
  const kind = snapshot.kind as SnapshotKind
  const found = foundIds(actor.projectId, kind, {
    ...parsed,
    until: required(parsed.until, 'the end of the snapshot'),
  })
  const hash = createHash('sha256')
  let rows = 0
  for await (const row of trainingRows(actor.projectId, kind, found)) {
    hash.update(`${JSON.stringify(row)}\n`)
    rows++
  }
  return { isSame: hash.digest('hex') === snapshot.hash, rows }
}
