/**
 * What the project holds as records, streamed in id order in bounded memory: PostgreSQL makes each page's JSON itself,
 * so a row costs no object per column on the way. Names of people leave as keyed hashes.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { db, type Prisma } from '../../db'
import { invariant, required } from '../../errors'
import type { RecordUnit } from '../../exchange/formats/format'
import type { ExchangeCompletion, ExchangePrompt, ExchangeRecord, Turn } from '../../exchange/record'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { ExportRequest } from '../../schemas/export'
import type { SpanMark } from '../../schemas/ranking'
import { keyOfText } from '../imports/record-keys'
import { modelName } from '../models/model-name'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { shownPerson } from './pseudonym'

const IDS_AT_ONCE = 2000
const PAGE_ROWS = 100
const PAGES_AHEAD = 2
/** The batch yields to the event loop after so many rows, or the request for the next page is not sent meanwhile. */
const ROWS_A_BATCH = 5

export type ExportFilter = Pick<ExportRequest, 'split' | 'withSeeds' | 'skipFlagged'> & { projectId: string }

/** Records of these demonstrations or rankings, in the order of their ids. The caller knows whose they are. */
export async function readRecords(
  unit: 'demonstration' | 'ranking',
  ids: string[],
): Promise<ExchangeRecord[]> {
  return unit === 'ranking'
    ? (await readRankings(ids)).map(rankingRecord)
    : (await readDemonstrations(ids)).map(demonstrationRecord)
}

/** Yields one record per prompt, demonstration, ranking, or prompt with its answers, in small batches. */
export function recordBatches(unit: RecordUnit, filter: ExportFilter): AsyncGenerator<ExchangeRecord[]> {
  switch (unit) {
    case 'prompt':
      return paged(promptIds(filter), readPrompts, ({ prompt }) => ({ ...EMPTY, prompt: promptOf(prompt) }))
    case 'demonstration':
      return paged(demonstrationIds(filter), readDemonstrations, demonstrationRecord)
    case 'ranking':
      return paged(rankingIds(filter), readRankings, rankingRecord)
    case 'answers':
      return paged(answeredIds(filter), (ids) => readAnswers(filter, ids), answersRecord)
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

/**
 * Ids first, in order and many at once, which costs little; then what they stand for, page by page: while one is written, the
 * database makes the next ones.
 */
async function* paged<Row>(
  idsAfter: (after: string) => Sql.Sql,
  read: (ids: string[]) => Promise<Row[]>,
  toRecord: (row: Row) => ExchangeRecord,
): AsyncGenerator<ExchangeRecord[]> {
  const pages = pagesOf(idsAfter)
  const coming: Promise<Row[] | null>[] = []
  const askForNext = () => {
    const page = pages.next().then(({ value, done }) => (done ? null : read(value)))
    // Waited for below, or not at all when the reader leaves.
    page.catch(() => undefined)
    coming.push(page)
  }
  for (let i = 0; i < PAGES_AHEAD; i++) askForNext()
  for (;;) {
    const rows = await coming.shift()
    if (!rows) return
    askForNext()
    for (let at = 0; at < rows.length; at += ROWS_A_BATCH) {
      // A reader that is always ready would keep the process from sending that request, and from everybody else.
      await turn()
      yield rows.slice(at, at + ROWS_A_BATCH).map(toRecord)
    }
  }
}

async function* pagesOf(idsAfter: (after: string) => Sql.Sql): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const found = await db().$queryRaw<{ id: string }[]>(
      Sql.sql`${idsAfter(after)} order by 1 limit ${IDS_AT_ONCE}`,
    )
    const ids = found.map(({ id }) => id)
    for (let at = 0; at < ids.length; at += PAGE_ROWS) yield ids.slice(at, at + PAGE_ROWS)
    if (ids.length < IDS_AT_ONCE) return
    after = ids[ids.length - 1]
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

const promptIds = (filter: ExportFilter) => (after: string) =>
  Sql.sql`
  select p.id from "Prompt" p
  where p."projectId" = ${filter.projectId} and p.id > ${after} and p."taskType" <> ${TYPED_TASK_TYPE} ${ofSplit(filter)}`

const readPrompts = (ids: string[]) =>
  jsonPage<{ prompt: PromptJson }>(
    Sql.sql`select ${PROMPT} as prompt from "Prompt" p where p.id = any(${ids}) order by p.id`,
  )

interface DemonstrationJson {
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

const demonstrationIds = (filter: ExportFilter) => (after: string) =>
  Sql.sql`
  select p.id from "Demonstration" p
  where p."projectId" = ${filter.projectId} and p.id > ${after} ${ofSplit(filter)}
    and p.review <> 'returned' ${filter.withSeeds ? Sql.empty : Sql.sql`and p.origin <> 'seed'`}`

const readDemonstrations = (ids: string[]) =>
  jsonPage<DemonstrationJson>(Sql.sql`
    select coalesce(d."sourceId", d.id) as id, d.instruction, d.turns, d.response, d."authorId" as author,
      u."importedAs", d."taskType", d.split, case when p.id is null then null else ${PROMPT} end as prompt,
      case when c.id is null then null else ${COMPLETION} end as "betterThan"
    from "Demonstration" d
    left join "Prompt" p on p.id = d."promptId"
    left join "User" u on u.id = d."authorId"
    left join "Completion" c on c.id = d."fromCompletionId" and c.text <> ''
    left join "ModelVersion" m on m.id = c."modelVersionId"
    where d.id = any(${ids})
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
  const model = kind !== null ? modelName({ kind, version: required(version, 'the version') }) : sourceModel
  return {
    text,
    id,
    ...(model !== null && { model }),
    ...(label !== null && { label }),
    ...(stars !== null && {
      stars: {
        value: stars,
        standardError: required(standardError, 'the standard error'),
        rankings: required(rankings, 'the number of rankings'),
      },
    }),
  }
}

interface RankingJson {
  id: string
  annotator: string
  importedAs: string | null
  note: string
  activeMs: number
  strength: number | null
  displayOrder: string[]
  prompt: PromptJson
  ranks: number[]
  unacceptable: boolean[]
  flags: string[][]
  ratings: Record<string, number>[]
  marks: SpanMark[][]
  keys: string[]
  ids: string[]
  texts: string[]
  models: CompletionJson[3][]
  kinds: CompletionJson[4][]
  versions: CompletionJson[5][]
  labels: CompletionJson[6][]
}

/**
 * What was said of each answer comes as a list a fact, all in one order: as a list an answer it takes the database a third
 * longer.
 */
const rankingIds = (filter: ExportFilter) => (after: string) =>
  Sql.sql`
  select r.id from "Ranking" r join "RankingTask" t on t.id = r."taskId" join "Prompt" p on p.id = t."promptId"
  where r."projectId" = ${filter.projectId} and r.id > ${after} ${ofSplit(filter)}
    ${filter.skipFlagged ? Sql.sql`and not exists (select from "RankingItem" f where f."rankingId" = r.id and cardinality(f.flags) > 0)` : Sql.empty}`

const readRankings = (ids: string[]) =>
  jsonPage<RankingJson>(Sql.sql`
    select coalesce(r."sourceId", r.id) as id, r."annotatorId" as annotator, u."importedAs", r.note,
      r."activeMs", coalesce(r.strength, r.degree) as strength, r."displayOrder", ${PROMPT} as prompt, answers.*
    from "Ranking" r join "RankingTask" t on t.id = r."taskId" join "Prompt" p on p.id = t."promptId"
      join "User" u on u.id = r."annotatorId"
      cross join lateral (
        select array_agg(i.rank) as ranks, array_agg(i."isUnacceptable") as unacceptable, json_agg(i.flags) as flags,
          json_agg(i.ratings) as ratings, json_agg(i.marks) as marks, array_agg(c.id) as keys,
          array_agg(coalesce(c."sourceId", c.id)) as ids, array_agg(c.text) as texts, array_agg(c."sourceModel") as models,
          array_agg(m.kind) as kinds, array_agg(m.version) as versions, array_agg(c.label) as labels
        from "RankingItem" i join "Completion" c on c.id = i."completionId"
        left join "ModelVersion" m on m.id = c."modelVersionId" where i."rankingId" = r.id
      ) answers
    where r.id = any(${ids})
    order by r.id`)

/** Answers stand in the order in which they were shown. */
function rankingRecord(row: RankingJson): ExchangeRecord {
  const { ids, texts, models, kinds, versions, labels } = row
  const shownAt = new Map(row.displayOrder.map((id, i) => [id, i]))
  const placeOf = (at: number) => shownAt.get(row.keys[at]) ?? shownAt.size
  const order = row.keys.map((_, at) => at).sort((a, b) => placeOf(a) - placeOf(b))
  return {
    prompt: promptOf(row.prompt),
    demonstrations: [],
    completions: order.map((at) =>
      completionOf([row.keys[at], ids[at], texts[at], models[at], kinds[at], versions[at], labels[at]]),
    ),
    rankings: [
      {
        id: row.id,
        ranks: order.map((at) => row.ranks[at]),
        flags: order.map((at) => row.flags[at]),
        ratings: order.map((at) => row.ratings[at]),
        unacceptable: order.map((at) => row.unacceptable[at]),
        marks: order.map((at) => row.marks[at]),
        annotator: shownPerson(row.annotator, row.importedAs),
        note: row.note,
        activeMs: row.activeMs,
        displayOrder: order.map((_, at) => at),
        ...(row.strength !== null && { strength: row.strength }),
      },
    ],
  }
}

interface AnswersJson {
  prompt: PromptJson
  completions: [CompletionJson, StarsJson][] | null
  demonstrations: { id: string; text: string; author: string | null; importedAs: string | null }[] | null
  rankings:
    | { id: string; annotator: string; importedAs: string | null; items: { key: string; rank: number }[] }[]
    | null
}

const answeredIds = (filter: ExportFilter) => (after: string) =>
  Sql.sql`${promptIds(filter)(after)} and exists (select from "Completion" c where c."promptId" = p.id)`

const readAnswers = (filter: ExportFilter, ids: string[]) =>
  jsonPage<AnswersJson>(Sql.sql`
    select ${PROMPT} as prompt,
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
    from "Prompt" p where p.id = any(${ids}) order by p.id`)

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
