/**
 * Freezes what a filter finds: the training rows that a run reads, named by their hash, the same rows with texts and
 * provenance for exports, and a card. The same filter on the same database gives the same bytes.
 */
import { stat } from 'node:fs/promises'
import { datasetFolder } from '../../artifacts/layout'
import { artifactPath, writeJsonl } from '../../artifacts/store'
import { db, type Prisma } from '../../db'
import { AppError, required } from '../../errors'
import { formatOf } from '../../exchange/formats'
import type { WriteOptions } from '../../exchange/formats/format'
import { Prisma as Sql } from '../../generated/prisma/client'
import { type SnapshotKind, TakeSnapshot, type TakeSnapshotInput } from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { freezeSets } from '../prompt-sets/freeze-set'
import { keepUse } from '../prompt-sets/used-versions'
import { announce } from '../webhooks/announce'
import { cardFacts } from './card-facts'
import { datasetCard } from './dataset-card'
import { demonstrationRows, rankingRows } from './dataset-rows'
import { readRecords } from './export-records'
import { fixFilter } from './fix-filter'
import { type FixedFilter, foundIds } from './snapshot-filter'

/** How the records file is written; every format is made from it. */
const AS_RECORDS: WriteOptions = {
  form: 'conversational',
  withProvenance: true,
  pairs: 'all',
  ties: 'drop',
  withMargin: false,
}

/** @throws AppError as `fixFilter` does, CONFLICT when the filter finds nothing */
export async function takeSnapshot(
  actor: Actor,
  input: TakeSnapshotInput,
  now = new Date(),
): Promise<{ snapshotId: string; hash: string; rows: number }> {
  const { kind, name, filter } = TakeSnapshot.parse(input)
  const { projectId } = actor
  const fixed = await fixFilter(actor, kind, filter, now)
  // Asked once, so that rows, records and card are of the very same.
  const pages: string[][] = []
  for await (const ids of foundIds(projectId, kind, fixed)) if (ids.length > 0) pages.push(ids)
  if (pages.length === 0) throw new AppError('filter-finds-nothing', { kind })
  const setVersions = await freezeSets(await setsOf(kind, pages), {
    reason: 'forSnapshot',
    note: name,
    createdById: actor.userId,
  })
  const written = await writeJsonl(datasetFolder, { nameFrom: 'hash' }, trainingRows(projectId, kind, pages))
  const records = await writeJsonl(datasetFolder, { nameFrom: 'hash' }, recordRows(kind, pages))
  const { hash, rows, path } = written
  const { size } = await stat(artifactPath(path))
  const card = datasetCard(
    await cardFacts(projectId, {
      kind,
      name,
      fixed,
      pages,
      setVersions,
      hash,
      rows,
      bytes: size,
      file: path,
    }),
  )
  const key = { projectId, kind, hash }
  const snapshot = await db().datasetSnapshot.upsert({
    where: { projectId_kind_hash: key },
    create: {
      ...key,
      name,
      card,
      filter: storedFilter(fixed),
      rows,
      artifactPath: path,
      recordsPath: records.path,
      createdById: actor.userId,
    },
    // A run may have frozen the very same rows before; now they have a name and a card.
    update: { name, card, recordsPath: records.path, filter: storedFilter(fixed) },
    select: { id: true },
  })
  await db().$transaction(async (tx) => {
    await keepUse(tx, { snapshotId: snapshot.id }, setVersions)
    await announce(tx, projectId, {
      type: 'export.ready',
      data: { snapshotId: snapshot.id, kind, name, hash, rows },
    })
  })
  return { snapshotId: snapshot.id, hash, rows }
}

/** The prompt sets that the rows are about. */
async function setsOf(kind: SnapshotKind, pages: readonly string[][]): Promise<string[]> {
  const prompts =
    kind === 'rankings'
      ? Sql.sql`"Ranking" d join "RankingTask" t on t.id = d."taskId" join "Prompt" p on p.id = t."promptId"`
      : Sql.sql`"Demonstration" d join "Prompt" p on p.id = d."promptId"`
  const sets = new Set<string>()
  for (const ids of pages) {
    const rows = await db().$queryRaw<{ id: string }[]>(
      Sql.sql`select distinct p."promptSetId" as id from ${prompts} where d.id in (${Sql.join(ids)})`,
    )
    for (const { id } of rows) sets.add(id)
  }
  return [...sets]
}

type IdPages = Iterable<string[]> | AsyncIterable<string[]>

/** What a run would be trained on. */
export async function* trainingRows(projectId: string, kind: SnapshotKind, pages: IdPages) {
  for await (const ids of pages) {
    const only = { id: { in: ids } }
    yield* kind === 'demonstrations' ? demonstrationRows(projectId, true, only) : rankingRows(projectId, only)
  }
}

async function* recordRows(kind: SnapshotKind, pages: IdPages) {
  const { writes } = formatOf(kind)
  for await (const ids of pages) {
    const records = await readRecords(kind === 'demonstrations' ? 'demonstration' : 'ranking', ids)
    for (const record of records) yield* required(writes, 'the writer of records').write(record, AS_RECORDS)
  }
}

const storedFilter = (filter: FixedFilter): Prisma.InputJsonObject => ({
  ...filter,
  from: filter.from?.toISOString() ?? null,
  until: filter.until.toISOString(),
})
