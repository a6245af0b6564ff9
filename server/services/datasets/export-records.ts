/**
 * What the project holds as records, streamed in id order in bounded memory: PostgreSQL makes each page's JSON itself,
 * so a row costs no object per column on the way. Names of people leave as keyed hashes.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { db, type Prisma } from '../../db'
import { invariant } from '../../errors'
import type { RecordUnit } from '../../exchange/formats/format'
import type { ExchangeCompletion, ExchangePrompt, ExchangeRecord, Turn } from '../../exchange/record'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { ExportRequest } from '../../schemas/export'
import type { SpanMark } from '../../schemas/ranking'
import { keyOfText } from '../imports/record-keys'
import { modelName } from '../models/model-name'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { shownPerson } from './pseudonym'

const PAGE_ROWS = 100
const ROWS_A_TURN = 25

export type ExportFilter = Pick<ExportRequest, 'split' | 'withSeeds' | 'skipFlagged'> & {
  projectId: string
  /** Narrows demonstrations (aliased p) or rankings (r, with their prompt p) further, as a snapshot's filter does. */
  only?: Prisma.Sql
}

/** Yields one record per prompt, demonstration, ranking, or prompt with its answers. */
export function exportRecords(unit: RecordUnit, filter: ExportFilter): AsyncGenerator<ExchangeRecord> {
  switch (unit) {
    case 'prompt':
      return paged(
        (after) => promptPage(filter, after),
        ({ prompt }) => ({ ...EMPTY, prompt: promptOf(prompt) }),
      )
    case 'demonstration':
      return paged((after) => demonstrationPage(filter, after), demonstrationRecord)
    case 'ranking':
      return paged((after) => rankingPage(filter, after), rankingRecord)
    case 'answers':
      return paged((after) => answersPage(filter, after), answersRecord)
  }
}

/** How many of a unit there are; an upper bound of rows for formats that leave some out. */
export async function countRecords(unit: RecordUnit, filter: ExportFilter): Promise<number> {
  const { projectId } = filter
  const split = filter.split === 'all' ? {} : { split: filter.split }
  const prompt = { projectId, ...split, taskType: { not: TYPED_TASK_TYPE } }
  switch (unit) {
    case 'prompt':
      return db().prompt.count({ where: prompt })
    case 'demonstration':
      return db().demonstration.count({
        where: {
          projectId,
          ...split,
          review: { not: 'returned' },
          ...(filter.withSeeds ? {} : { origin: { not: 'seed' } }),
        },
      })
    case 'ranking':
      return db().ranking.count({ where: { projectId, task: { prompt: split } } })
    case 'answers':
      return db().prompt.count({ where: { ...prompt, completions: { some: {} } } })
  }
}

const EMPTY = { demonstrations: [], completions: [], rankings: [] }

/** While a page is written, the database makes the next one. */
async function* paged<Row extends { key: string }>(
  read: (after: string) => Promise<Row[]>,
  toRecord: (row: Row) => ExchangeRecord,
): AsyncGenerator<ExchangeRecord> {
  for (let coming: Promise<Row[]> | null = read(''); coming; ) {
    const rows: Row[] = await coming
    coming = rows.length < PAGE_ROWS ? null : read(rows[rows.length - 1].key)
    // Waited for above, or not at all when the reader leaves.
    coming?.catch(() => undefined)
    for (const [i, row] of rows.entries()) {
      // A reader that is always ready would keep the process from sending that request, and from everybody else.
      if (i % ROWS_A_TURN === 0) await turn()
      yield toRecord(row)
    }
  }
}

/** Runs a query whose rows are JSON objects and parses the whole page at once. */
async function jsonPage<Row>(query: Prisma.Sql): Promise<Row[]> {
  const [answer] = await db().$queryRaw<{ page: string | null }[]>(
    Sql.sql`select json_agg(row_to_json(page))::text as page from (${query}) as page`,
  )
  invariant(answer, 'an aggregate gives one row')
  return answer.page === null ? [] : (JSON.parse(answer.page) as Row[])
}

const only = ({ only: narrower }: ExportFilter) => narrower ?? Sql.empty

const ofSplit = ({ split }: ExportFilter) =>
  split === 'all' ? Sql.empty : Sql.sql`and p.split = ${split}::"Split"`

/**
 * Prompts and completions come as lists of values: naming each value in each row would take the database half as long again.
 * The names are given here, in the same order.
 */
const PROMPT = Sql.sql`json_build_array(coalesce(p."sourceId", p.key), p.text, p.turns, p."taskType", p.tags, p.split, p.language)`

type PromptJson = [
  id: string,
  text: string,
  turns: Turn[] | null,
  taskType: string,
  tags: string[],
  split: ExchangePrompt['split'],
  language: string,
]

const promptOf = ([id, text, turns, taskType, tags, split, language]: PromptJson): ExchangePrompt => ({
  id,
  taskType,
  tags,
  split,
  language,
  turns: turns ?? [{ role: 'user', content: text }],
})

const promptPage = (filter: ExportFilter, after: string) =>
  jsonPage<{ key: string; prompt: PromptJson }>(Sql.sql`
    select p.id as key, ${PROMPT} as prompt from "Prompt" p
    where p."projectId" = ${filter.projectId} and p.id > ${after} and p."taskType" <> ${TYPED_TASK_TYPE} ${ofSplit(filter)}
    order by p.id limit ${PAGE_ROWS}`)

interface DemonstrationJson {
  key: string
  id: string
  instruction: string
  turns: Turn[] | null
  response: string
  author: string | null
  importedAs: string | null
  taskType: string
  split: ExchangePrompt['split']
  prompt: PromptJson | null
  betterThan: CompletionJson | null
}

const demonstrationPage = (filter: ExportFilter, after: string) =>
  jsonPage<DemonstrationJson>(Sql.sql`
    select d.id as key, coalesce(d."sourceId", d.id) as id, d.instruction, d.turns, d.response, d."authorId" as author,
      u."importedAs", d."taskType", d.split, case when q.id is null then null else ${PROMPT} end as prompt,
      case when c.id is null then null else ${COMPLETION} end as "betterThan"
    from (
      select p.* from "Demonstration" p
      where p."projectId" = ${filter.projectId} and p.id > ${after} ${ofSplit(filter)} ${only(filter)}
        and p.review <> 'returned' ${filter.withSeeds ? Sql.empty : Sql.sql`and p.origin <> 'seed'`}
      order by p.id limit ${PAGE_ROWS}
    ) d
    left join "Prompt" p on p.id = d."promptId"
    left join "Prompt" q on q.id = d."promptId"
    left join "User" u on u.id = d."authorId"
    left join "Completion" c on c.id = d."fromCompletionId" and c.text <> ''
    left join "ModelVersion" m on m.id = c."modelVersionId"
    order by d.id`)

const demonstrationRecord = (row: DemonstrationJson): ExchangeRecord => ({
  ...EMPTY,
  prompt: row.prompt
    ? { ...promptOf(row.prompt), ...(row.turns && { turns: row.turns }) }
    : {
        // The key that an import would give it.
        id: keyOfText(row.instruction),
        turns: row.turns ?? [{ role: 'user', content: row.instruction }],
        taskType: row.taskType,
        tags: [],
        split: row.split,
        language: 'en',
      },
  demonstrations: [
    {
      text: row.response,
      id: row.id,
      ...(row.author !== null && { author: shownPerson(row.author, row.importedAs) }),
      ...(row.betterThan && { betterThan: completionOf(row.betterThan) }),
    },
  ],
})

const COMPLETION = Sql.sql`json_build_array(c.id, coalesce(c."sourceId", c.id), c.text, c."sourceModel", m.kind, m.version, c.label)`

type CompletionJson = [
  key: string,
  id: string,
  text: string,
  model: string | null,
  kind: Parameters<typeof modelName>[0]['kind'] | null,
  version: number | null,
  label: boolean | null,
]

type StarsJson = [stars: number | null, standardError: number | null, rankings: number | null]

function completionOf(
  [, id, text, sourceModel, kind, version, label]: CompletionJson,
  [stars, standardError, rankings]: StarsJson = [null, null, null],
): ExchangeCompletion {
  const model = kind !== null ? modelName({ kind, version: version! }) : sourceModel
  return {
    text,
    id,
    ...(model !== null && { model }),
    ...(label !== null && { label }),
    ...(stars !== null && {
      stars: { value: stars, standardError: standardError!, rankings: rankings! },
    }),
  }
}

interface RankingJson {
  key: string
  id: string
  annotator: string
  importedAs: string | null
  note: string
  activeMs: number
  strength: number | null
  displayOrder: string[]
  prompt: PromptJson
  items: [
    rank: number,
    isUnacceptable: boolean,
    flags: string[],
    ratings: Record<string, number>,
    marks: SpanMark[],
    completion: CompletionJson,
  ][]
}

const rankingPage = (filter: ExportFilter, after: string) =>
  jsonPage<RankingJson>(Sql.sql`
    select r.id as key, coalesce(r."sourceId", r.id) as id, r."annotatorId" as annotator, u."importedAs", r.note,
      r."activeMs", coalesce(r.strength, r.degree) as strength, r."displayOrder", ${PROMPT} as prompt,
      (select json_agg(json_build_array(i.rank, i."isUnacceptable", i.flags, i.ratings, i.marks, ${COMPLETION}))
        from "RankingItem" i join "Completion" c on c.id = i."completionId"
        left join "ModelVersion" m on m.id = c."modelVersionId" where i."rankingId" = r.id) as items
    from "Ranking" r join "RankingTask" t on t.id = r."taskId" join "Prompt" p on p.id = t."promptId"
      join "User" u on u.id = r."annotatorId"
    where r."projectId" = ${filter.projectId} and r.id > ${after} ${ofSplit(filter)} ${only(filter)}
      ${filter.skipFlagged ? Sql.sql`and not exists (select from "RankingItem" f where f."rankingId" = r.id and cardinality(f.flags) > 0)` : Sql.empty}
    order by r.id limit ${PAGE_ROWS}`)

/** Answers stand in the order in which they were shown. */
function rankingRecord(row: RankingJson): ExchangeRecord {
  const shownAt = new Map(row.displayOrder.map((id, i) => [id, i]))
  const placeOf = ([, , , , , [key]]: RankingJson['items'][number]) => shownAt.get(key) ?? shownAt.size
  const items = row.items.sort((a, b) => placeOf(a) - placeOf(b))
  return {
    prompt: promptOf(row.prompt),
    demonstrations: [],
    completions: items.map(([, , , , , completion]) => completionOf(completion)),
    rankings: [
      {
        id: row.id,
        ranks: items.map(([rank]) => rank),
        flags: items.map(([, , flags]) => flags),
        ratings: items.map(([, , , ratings]) => ratings),
        unacceptable: items.map(([, isUnacceptable]) => isUnacceptable),
        marks: items.map(([, , , , marks]) => marks),
        annotator: shownPerson(row.annotator, row.importedAs),
        note: row.note,
        activeMs: row.activeMs,
        displayOrder: items.map((_, i) => i),
        ...(row.strength !== null && { strength: row.strength }),
      },
    ],
  }
}

interface AnswersJson {
  key: string
  prompt: PromptJson
  completions: [CompletionJson, StarsJson][] | null
  demonstrations: { id: string; text: string; author: string | null; importedAs: string | null }[] | null
  rankings:
    | { id: string; annotator: string; importedAs: string | null; items: { key: string; rank: number }[] }[]
    | null
}

const answersPage = (filter: ExportFilter, after: string) =>
  jsonPage<AnswersJson>(Sql.sql`
    select p.id as key, ${PROMPT} as prompt,
      (select json_agg(json_build_array(${COMPLETION}, json_build_array(s.stars, s."standardError", s.rankings)) order by c.id)
        from "Completion" c left join "ModelVersion" m on m.id = c."modelVersionId"
        left join "Stars" s on s."completionId" = c.id where c."promptId" = p.id
        ${filter.skipFlagged ? Sql.sql`and not exists (select from "RankingItem" f where f."completionId" = c.id and cardinality(f.flags) > 0)` : Sql.empty}) as completions,
      (select json_agg(json_build_object('id', coalesce(d."sourceId", d.id), 'text', d.response, 'author', d."authorId",
          'importedAs', u."importedAs") order by d.id)
        from "Demonstration" d left join "User" u on u.id = d."authorId" where d."promptId" = p.id and d.turns is null
        ${filter.withSeeds ? Sql.empty : Sql.sql`and d.origin <> 'seed'`}) as demonstrations,
      (select json_agg(json_build_object('id', coalesce(r."sourceId", r.id), 'annotator', r."annotatorId",
          'importedAs', u."importedAs", 'items', (select json_agg(json_build_object('key', i."completionId", 'rank', i.rank))
            from "RankingItem" i where i."rankingId" = r.id)) order by r.id)
        from "Ranking" r join "RankingTask" t on t.id = r."taskId" join "User" u on u.id = r."annotatorId"
        where t."promptId" = p.id) as rankings
    from "Prompt" p
    where p."projectId" = ${filter.projectId} and p.id > ${after} and p."taskType" <> ${TYPED_TASK_TYPE} ${ofSplit(filter)}
      and exists (select from "Completion" c where c."promptId" = p.id)
    order by p.id limit ${PAGE_ROWS}`)

function answersRecord(row: AnswersJson): ExchangeRecord {
  const completions = row.completions ?? []
  return {
    prompt: promptOf(row.prompt),
    demonstrations: (row.demonstrations ?? []).map(({ id, text, author, importedAs }) => ({
      id,
      text,
      ...(author !== null && { author: shownPerson(author, importedAs) }),
    })),
    completions: completions.map(([completion, stars]) => completionOf(completion, stars)),
    rankings: (row.rankings ?? []).flatMap(({ id, annotator, importedAs, items }) => {
      const rankOf = new Map(items.map(({ key, rank }) => [key, rank]))
      const ranks = completions.map(([[key]]) => rankOf.get(key) ?? null)
      // Of a ranking whose flagged answers are left out, fewer than two may remain.
      if (ranks.filter((rank) => rank !== null).length < 2) return []
      return [{ id, annotator: shownPerson(annotator, importedAs), ranks }]
    }),
  }
}
