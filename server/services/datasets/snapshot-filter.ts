/**
 * Which demonstrations or rankings a snapshot's filter finds, as ids. What a row says by itself is asked of the database;
 * for agreement the rankings of a task are read together, by the measure that the card reports.
 */
import { db, type Prisma } from '../../db'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { SnapshotFilter, SnapshotKind } from '../../schemas/snapshot'
import { pairwiseAgreement } from '../../statistics/agreement'
import type { RankedCompletion } from '../../statistics/derive-comparisons'
import { groupBy } from '../../statistics/group-by'

/** A filter whose end is fixed and whose people are named by id. */
export type FixedFilter = SnapshotFilter & { until: Date }

/** Ids that are looked up in one query. */
const PAGE = 400

/** In id order, a page at a time; a page may have lost some to agreement. */
export async function* foundIds(
  projectId: string,
  kind: SnapshotKind,
  filter: FixedFilter,
): AsyncGenerator<string[]> {
  const { row, from } = rowsOf(projectId, kind, filter)
  const task = kind === 'rankings' ? Sql.sql`r."taskId"` : Sql.sql`''`
  for (let after = ''; ; ) {
    const rows = await db().$queryRaw<{ id: string; task: string }[]>(
      Sql.sql`select ${row}.id, ${task} as task ${from} and ${row}.id > ${after} order by ${row}.id limit ${PAGE}`,
    )
    const agreed =
      filter.minAgreement === null ? null : await agreeingTasks(projectId, filter, filter.minAgreement, rows)
    yield rows.flatMap(({ id, task }) => (agreed === null || agreed.has(task) ? [id] : []))
    if (rows.length < PAGE) return
    after = rows[rows.length - 1].id
  }
}

export async function countFound(
  projectId: string,
  kind: SnapshotKind,
  filter: FixedFilter,
): Promise<number> {
  if (filter.minAgreement === null) {
    const { from } = rowsOf(projectId, kind, filter)
    const [{ count }] = await db().$queryRaw<{ count: number }[]>(
      Sql.sql`select count(*)::int as count ${from}`,
    )
    return count
  }
  let count = 0
  for await (const ids of foundIds(projectId, kind, filter)) count += ids.length
  return count
}

/** Of the tasks of these rankings, those whose people agree enough. */
async function agreeingTasks(
  projectId: string,
  filter: FixedFilter,
  minAgreement: number,
  rows: readonly { task: string }[],
): Promise<Set<string>> {
  const tasks = [...new Set(rows.map(({ task }) => task))]
  if (tasks.length === 0) return new Set()
  const { from } = rowsOf(projectId, 'rankings', filter)
  const rankings = await db().$queryRaw<{ task: string; items: RankedCompletion[] }[]>(Sql.sql`
    select r."taskId" as task, (
      select json_agg(json_build_object(
        'completionId', i."completionId", 'rank', i.rank, 'isUnacceptable', i."isUnacceptable"))
      from "RankingItem" i where i."rankingId" = r.id
    ) as items ${from} and r."taskId" in (${Sql.join(tasks)})`)
  const agrees = ([, of]: [string, { items: RankedCompletion[] }[]]) => {
    const agreement = pairwiseAgreement([of.map(({ items }) => items)])
    return agreement === null ? filter.withUnmeasured : agreement.share >= minAgreement
  }
  return new Set([...groupBy(rankings, ({ task }) => task)].filter(agrees).map(([task]) => task))
}

/** `from … where …` of what the filter finds, agreement aside; a row is `row`, its prompt or it itself p. */
function rowsOf(
  projectId: string,
  kind: SnapshotKind,
  filter: FixedFilter,
): { row: Prisma.Sql; from: Prisma.Sql } {
  const isDemonstrations = kind === 'demonstrations'
  const row = isDemonstrations ? Sql.sql`p` : Sql.sql`r`
  const tables = isDemonstrations
    ? Sql.sql`"Demonstration" p`
    : Sql.sql`"Ranking" r join "RankingTask" t on t.id = r."taskId" join "Prompt" p on p.id = t."promptId"
        join "User" u on u.id = r."annotatorId"`
  const parts = [
    Sql.sql`${row}."projectId" = ${projectId}`,
    Sql.sql`p.split = any(${filter.splits}::"Split"[])`,
    Sql.sql`${row}."createdAt" <= ${filter.until}`,
    ...(filter.from ? [Sql.sql`${row}."createdAt" >= ${filter.from}`] : []),
    ...(isDemonstrations ? demonstrationParts(filter) : rankingParts(filter)),
  ]
  return { row, from: Sql.sql`from ${tables} where ${Sql.join(parts, ' and ')}` }
}

const isOneOf = (column: Prisma.Sql, values: readonly string[]) =>
  values.length > 0 ? [Sql.sql`${column} in (${Sql.join([...values])})`] : []

function demonstrationParts(filter: FixedFilter): Prisma.Sql[] {
  const excluded = [
    ...(filter.withSeeds ? [] : ['seed']),
    ...(filter.withImported ? [] : ['imported']),
    ...(filter.withSimulated ? [] : ['simulated']),
  ]
  return [
    Sql.sql`p.review <> 'returned'`,
    ...isOneOf(Sql.sql`p."authorId"`, filter.personIds),
    ...(excluded.length > 0 ? [Sql.sql`p.origin <> all(${excluded}::"Origin"[])`] : []),
    ...(filter.promptSetIds.length > 0
      ? [
          Sql.sql`p."promptId" in (select id from "Prompt" where "promptSetId" in (${Sql.join(filter.promptSetIds)}))`,
        ]
      : []),
  ]
}

const rankingParts = (filter: FixedFilter): Prisma.Sql[] => [
  ...isOneOf(Sql.sql`r."annotatorId"`, filter.personIds),
  ...isOneOf(Sql.sql`p."promptSetId"`, filter.promptSetIds),
  ...(filter.withImported ? [] : [Sql.sql`r."importId" is null`]),
  ...(filter.withSimulated ? [] : [Sql.sql`not u."isSimulated"`]),
  ...(filter.withFlagged
    ? []
    : [
        Sql.sql`not exists (select from "RankingItem" f where f."rankingId" = r.id and cardinality(f.flags) > 0)`,
      ]),
  ...(filter.modelVersionIds.length > 0
    ? [
        Sql.sql`not exists (select from "RankingItem" a join "Completion" c on c.id = a."completionId"
          where a."rankingId" = r.id
            and (c."modelVersionId" in (${Sql.join(filter.modelVersionIds)})) is not true)`,
      ]
    : []),
]
