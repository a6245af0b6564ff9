/**
 * Freezes what a filter finds: the training rows that a run reads, named by their hash, the same rows with texts and
 * provenance for exports, and a card. The same filter on the same database gives the same bytes.
 */
import { stat } from 'node:fs/promises'
import { datasetFolder } from '../../artifacts/layout'
import { artifactPath, readJsonl, writeJsonl } from '../../artifacts/store'
import { db, type Prisma } from '../../db'
import { AppError } from '../../errors'
import { formatOf } from '../../exchange/formats'
import type { WriteOptions } from '../../exchange/formats/format'
import { demonstrationRows, rankingRows } from '../../jobs/dataset-rows'
import { pairwiseAgreement } from '../../preferences/agreement'
import { groupBy } from '../../preferences/group-by'
import {
  type SnapshotFilter,
  type SnapshotKind,
  TakeSnapshot,
  type TakeSnapshotInput,
} from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { announce } from '../webhooks/announce'
import { type CardFacts, datasetCard } from './dataset-card'
import { exportRecords } from './export-records'
import { checkFilter, demonstrationsOf, type FixedFilter, filterSql, rankingsOf } from './snapshot-filter'

/** How the records file is written; every format is made from it. */
const AS_RECORDS: WriteOptions = {
  form: 'conversational',
  withProvenance: true,
  pairs: 'all',
  ties: 'drop',
  withMargin: false,
}

/** @throws AppError NOT_FOUND for a set of another project, CONFLICT when the filter finds nothing */
export async function takeSnapshot(
  actor: Actor,
  input: TakeSnapshotInput,
  now = new Date(),
): Promise<{ snapshotId: string; hash: string; rows: number }> {
  const { kind, name, filter } = TakeSnapshot.parse(input)
  await checkFilter(actor, filter)
  const fixed: FixedFilter = { ...filter, until: filter.until ?? now }
  const written = await writeJsonl(
    datasetFolder,
    { nameFrom: 'hash' },
    trainingRows(actor.projectId, kind, fixed),
  )
  if (written.rows === 0) throw new AppError('CONFLICT', `There are no ${kind} that this filter finds.`)
  const records = await writeJsonl(
    datasetFolder,
    { nameFrom: 'hash' },
    recordRows(actor.projectId, kind, fixed),
  )
  const { size } = await stat(artifactPath(written.path))
  const card = datasetCard(
    await cardFacts(
      actor,
      { kind, name, fixed, hash: written.hash, rows: written.rows, bytes: size },
      written.path,
    ),
  )
  const key = { projectId: actor.projectId, kind, hash: written.hash }
  const snapshot = await db().datasetSnapshot.upsert({
    where: { projectId_kind_hash: key },
    create: {
      ...key,
      name,
      card,
      filter: storedFilter(fixed),
      rows: written.rows,
      artifactPath: written.path,
      recordsPath: records.path,
      createdById: actor.userId,
    },
    // A run may have frozen the very same rows before; now they have a name and a card.
    update: { name, card, recordsPath: records.path, filter: storedFilter(fixed) },
    select: { id: true },
  })
  const { hash, rows } = written
  await db().$transaction((tx) =>
    announce(tx, actor.projectId, {
      type: 'export.ready',
      data: { snapshotId: snapshot.id, kind, name, hash, rows },
    }),
  )
  return { snapshotId: snapshot.id, hash, rows }
}

/** What a run would be trained on. */
export const trainingRows = (projectId: string, kind: SnapshotKind, filter: FixedFilter) =>
  kind === 'demonstrations'
    ? demonstrationRows(projectId, filter.withSeeds, demonstrationsOf(filter))
    : rankingRows(projectId, rankingsOf(filter))

async function* recordRows(projectId: string, kind: SnapshotKind, filter: FixedFilter) {
  const { writes } = formatOf(kind)
  const records = exportRecords(kind === 'demonstrations' ? 'demonstration' : 'ranking', {
    projectId,
    split: 'all',
    withSeeds: filter.withSeeds,
    skipFlagged: false,
    only: filterSql(kind, filter),
  })
  for await (const record of records) yield* writes!.write(record, AS_RECORDS)
}

const storedFilter = (filter: FixedFilter): Prisma.InputJsonObject => ({
  ...filter,
  from: filter.from?.toISOString() ?? null,
  until: filter.until.toISOString(),
})

async function cardFacts(
  actor: Actor,
  made: { kind: SnapshotKind; name: string; fixed: FixedFilter; hash: string; rows: number; bytes: number },
  file: string,
): Promise<CardFacts> {
  const { projectId } = actor
  const { kind, fixed, ...rest } = made
  const bySplit: Record<string, number> = {}
  for await (const { split } of readJsonl<{ split: string }>(file)) bySplit[split] = (bySplit[split] ?? 0) + 1
  const project = await db().project.findUniqueOrThrow({
    where: { id: projectId },
    select: { name: true, guidelines: true },
  })
  const { prompts, ...facts } =
    kind === 'rankings' ? await rankingFacts(projectId, fixed) : await demonstrationFacts(projectId, fixed)
  const sets = await db().promptSet.findMany({
    where: { id: { in: prompts.map(({ promptSetId }) => promptSetId) } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, source: true, licence: true },
  })
  return {
    ...rest,
    ...facts,
    kind,
    projectName: project.name,
    guidelines: project.guidelines,
    until: fixed.until,
    bySplit,
    languages: facts.languages.length > 0 ? facts.languages : ['en'],
    sets: sets.flatMap(({ id, ...set }) => {
      const own = prompts.filter(({ promptSetId }) => promptSetId === id)
      return [...groupBy(own, ({ licence }) => licence ?? set.licence)].map(([licence, rows]) => ({
        ...set,
        licence,
        rows: rows.length,
      }))
    }),
    choice: choiceWords(kind, fixed),
  }
}

const PROMPT_FACTS = { promptSetId: true, language: true, licence: true } as const

async function rankingFacts(projectId: string, fixed: FixedFilter) {
  const rows = await db().ranking.findMany({
    where: { AND: [{ projectId }, rankingsOf(fixed)] },
    select: {
      taskId: true,
      annotatorId: true,
      importId: true,
      annotator: { select: { isSimulated: true } },
      task: { select: { prompt: { select: PROMPT_FACTS } } },
      items: { select: { completionId: true, rank: true } },
    },
  })
  const tasks = groupBy(rows, ({ taskId }) => taskId)
  return {
    ...peopleOf(
      rows.map(({ annotatorId, annotator }) => ({ id: annotatorId, isSimulated: annotator.isSimulated })),
    ),
    importedRows: rows.filter(({ importId }) => importId !== null).length,
    seedRows: 0,
    languages: [...new Set(rows.map(({ task }) => task.prompt.language))].sort(),
    prompts: rows.map(({ task }) => task.prompt),
    agreement: pairwiseAgreement([...tasks.values()].map((some) => some.map(({ items }) => items))),
  }
}

async function demonstrationFacts(projectId: string, fixed: FixedFilter) {
  const rows = await db().demonstration.findMany({
    where: { AND: [{ projectId }, demonstrationsOf(fixed)] },
    select: {
      authorId: true,
      origin: true,
      prompt: { select: PROMPT_FACTS },
    },
  })
  return {
    ...peopleOf(
      rows.flatMap(({ authorId, origin }) =>
        authorId === null ? [] : [{ id: authorId, isSimulated: origin === 'simulated' }],
      ),
    ),
    importedRows: rows.filter(({ origin }) => origin === 'imported').length,
    seedRows: rows.filter(({ origin }) => origin === 'seed').length,
    languages: [...new Set(rows.flatMap(({ prompt }) => prompt?.language ?? []))].sort(),
    prompts: rows.flatMap(({ prompt }) => prompt ?? []),
    agreement: null,
  }
}

const peopleOf = (all: { id: string; isSimulated: boolean }[]) => {
  const people = new Map(all.map(({ id, isSimulated }) => [id, isSimulated]))
  return { people: people.size, simulatedPeople: [...people.values()].filter(Boolean).length }
}

function choiceWords(kind: SnapshotKind, filter: SnapshotFilter & { until: Date }): string {
  const left = [
    ...(filter.withSeeds || kind === 'rankings' ? [] : ['seeds']),
    ...(filter.withImported ? [] : ['imported rows']),
    ...(filter.withSimulated ? [] : ['simulated people']),
    ...(filter.withFlagged || kind === 'demonstrations' ? [] : ['rankings with a flagged answer']),
  ]
  return [
    `Everything ${filter.from ? `from ${filter.from.toISOString()} ` : ''}until ${filter.until.toISOString()} in the splits ${filter.splits.join(' and ')}`,
    filter.promptSetIds.length > 0 ? `, of ${filter.promptSetIds.length} chosen prompt sets` : '',
    filter.personIds.length > 0 ? `, by ${filter.personIds.length} chosen people` : '',
    left.length > 0 ? `, without ${left.join(', ')}` : '',
    '.',
  ].join('')
}
