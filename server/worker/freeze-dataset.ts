/**
 * Freezes what a run is trained on: rows in id order as JSONL, named by their hash, recorded once per project and kind.
 * A run that is resumed reads the file it froze at its first attempt. Prompts of the test split are never frozen. The prompt
 * sets that the rows are of are frozen with them, so that it can be said what they were.
 */
import type { DemonstrationRow, PromptRow, RankingRow } from '../../ml/contract'
import { datasetFolder } from '../artifacts/layout'
import { artifactPath, writeJsonl } from '../artifacts/store'
import { db, type Prisma } from '../db'
import { invariant } from '../errors'
import type { DatasetKind } from '../generated/prisma/client'
import { freezeSets } from '../services/prompt-sets/freeze-set'
import { setsDrawnOn } from '../services/prompt-sets/sets-drawn-on'
import { keepUse } from '../services/prompt-sets/used-versions'
import { runName } from '../services/runs/run-name'
import type { ClaimedRun } from './claim-run'

export interface FrozenDataset {
  snapshotId: string
  hash: string
  rows: number
  /** Absolute path of the JSONL file. */
  file: string
}

type Row = DemonstrationRow | RankingRow | PromptRow

/** The run's snapshot, made now unless an earlier attempt made it. */
export async function freezeDataset(
  run: ClaimedRun,
  kind: DatasetKind,
  filter: Prisma.InputJsonObject,
  rows: () => AsyncIterable<Row>,
): Promise<FrozenDataset> {
  if (run.snapshotId) {
    const snapshot = await db().datasetSnapshot.findFirst({
      where: { id: run.snapshotId, projectId: run.projectId },
    })
    invariant(snapshot, `snapshot ${run.snapshotId} of run ${run.id}`)
    return {
      snapshotId: snapshot.id,
      hash: snapshot.hash,
      rows: snapshot.rows,
      file: artifactPath(snapshot.artifactPath),
    }
  }
  const setVersions = run.isProbe
    ? []
    : await freezeSets(await setsDrawnOn(run.projectId, kind), {
        reason: 'forRun',
        note: runName(run),
        createdById: run.createdById,
      })
  const written = await writeJsonl(datasetFolder, { nameFrom: 'hash' }, rows())
  const snapshot = await db().$transaction(async (tx) => {
    const key = { projectId: run.projectId, kind, hash: written.hash }
    const made = await tx.datasetSnapshot.upsert({
      where: { projectId_kind_hash: key },
      create: {
        ...key,
        filter,
        rows: written.rows,
        artifactPath: written.path,
        createdById: run.createdById,
      },
      update: {},
      select: { id: true },
    })
    const { count } = await tx.run.updateMany({
      where: { id: run.id, attempt: run.attempt },
      data: { snapshotId: made.id },
    })
    if (count === 1) await keepUse(tx, { runId: run.id }, setVersions)
    return made
  })
  return {
    snapshotId: snapshot.id,
    hash: written.hash,
    rows: written.rows,
    file: artifactPath(written.path),
  }
}
