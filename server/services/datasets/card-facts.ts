/** What a snapshot's card says of its rows: splits, sources, licences, languages, people and how far they agree. */
import { readJsonl } from '../../artifacts/store'
import { db } from '../../db'
import type { SnapshotKind } from '../../schemas/snapshot'
import { pairwiseAgreement } from '../../statistics/agreement'
import { groupBy } from '../../statistics/group-by'
import type { FrozenVersion } from '../prompt-sets/freeze-set'
import type { CardFacts } from './dataset-card'
import { describeFilter, filterSentence } from './filter-words'
import type { FixedFilter } from './snapshot-filter'

export interface MadeSnapshot {
  kind: SnapshotKind
  name: string
  fixed: FixedFilter
  /** Ids of its rows. */
  pages: readonly string[][]
  /** Of the prompt sets that the rows are about, as they were frozen for it. */
  setVersions: readonly FrozenVersion[]
  hash: string
  rows: number
  bytes: number
  /** Its training rows, relative to the artifact store. */
  file: string
}

export async function cardFacts(
  projectId: string,
  { kind, fixed, pages, setVersions, file, ...rest }: MadeSnapshot,
): Promise<CardFacts> {
  const bySplit: Record<string, number> = {}
  for await (const { split } of readJsonl<{ split: string }>(file)) bySplit[split] = (bySplit[split] ?? 0) + 1
  const project = await db().project.findUniqueOrThrow({
    where: { id: projectId },
    select: { name: true, guidelines: true },
  })
  const { prompts, ...facts } = await (kind === 'rankings' ? rankingFacts(pages) : demonstrationFacts(pages))
  return {
    ...rest,
    ...facts,
    kind,
    projectName: project.name,
    guidelines: project.guidelines,
    until: fixed.until,
    bySplit,
    languages: facts.languages.length > 0 ? facts.languages : ['en'],
    sets: await setsOf(prompts, setVersions),
    choice: filterSentence(kind, await describeFilter(projectId, fixed)),
  }
}

/** Each set with its rows by licence, a prompt's own before that of its set. */
async function setsOf(
  prompts: readonly { promptSetId: string; licence: string | null }[],
  versions: readonly FrozenVersion[],
) {
  const versionOf = new Map(versions.map((version) => [version.promptSetId, version]))
  const bySet = groupBy(prompts, ({ promptSetId }) => promptSetId)
  const sets = await db().promptSet.findMany({
    where: { id: { in: [...bySet.keys()] } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, source: true, licence: true },
  })
  return sets.flatMap(({ id, ...set }) =>
    [...groupBy(bySet.get(id) ?? [], ({ licence }) => licence ?? set.licence)].map(([licence, rows]) => ({
      ...set,
      version: versionOf.get(id) ?? null,
      licence,
      rows: rows.length,
    })),
  )
}

const PROMPT_FACTS = { promptSetId: true, language: true, licence: true } as const

async function rankingFacts(pages: readonly string[][]) {
  const rows = await readAll(pages, (ids) =>
    db().ranking.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: {
        taskId: true,
        annotatorId: true,
        importId: true,
        annotator: { select: { isSimulated: true } },
        task: { select: { prompt: { select: PROMPT_FACTS } } },
        items: { select: { completionId: true, rank: true, isUnacceptable: true } },
      },
    }),
  )
  const tasks = groupBy(rows, ({ taskId }) => taskId)
  return {
    ...countPeople(
      rows.map(({ annotatorId, annotator }) => ({ id: annotatorId, isSimulated: annotator.isSimulated })),
    ),
    importedRows: rows.filter(({ importId }) => importId !== null).length,
    seedRows: 0,
    languages: [...new Set(rows.map(({ task }) => task.prompt.language))].sort(),
    prompts: rows.map(({ task }) => task.prompt),
    agreement: pairwiseAgreement([...tasks.values()].map((some) => some.map(({ items }) => items))),
  }
}

async function demonstrationFacts(pages: readonly string[][]) {
  const rows = await readAll(pages, (ids) =>
    db().demonstration.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: { authorId: true, origin: true, prompt: { select: PROMPT_FACTS } },
    }),
  )
  return {
    ...countPeople(
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

async function readAll<Row>(
  pages: readonly string[][],
  read: (ids: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const ids of pages) rows.push(...(await read(ids)))
  return rows
}

const countPeople = (all: { id: string; isSimulated: boolean }[]) => {
  const people = new Map(all.map(({ id, isSimulated }) => [id, isSimulated]))
  return { people: people.size, simulatedPeople: [...people.values()].filter(Boolean).length }
}
