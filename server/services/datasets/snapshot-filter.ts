/** A snapshot's filter, as Prisma asks for training rows and as SQL asks for records. The two must say the same. */
import { db, type Prisma } from '../../db'
import { AppError } from '../../errors'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { SnapshotFilter, SnapshotKind } from '../../schemas/snapshot'
import type { Actor } from '../actor'

/** A filter whose end is fixed. */
export type FixedFilter = SnapshotFilter & { until: Date }

export function demonstrationsOf(filter: FixedFilter): Prisma.DemonstrationWhereInput {
  return {
    split: { in: filter.splits },
    review: { not: 'returned' },
    createdAt: { lte: filter.until, ...(filter.from && { gte: filter.from }) },
    ...(filter.promptSetIds.length > 0 && { prompt: { promptSetId: { in: filter.promptSetIds } } }),
    ...(filter.personIds.length > 0 && { authorId: { in: filter.personIds } }),
    origin: { notIn: excludedOrigins(filter) },
  }
}

export function rankingsOf(filter: FixedFilter): Prisma.RankingWhereInput {
  return {
    createdAt: { lte: filter.until, ...(filter.from && { gte: filter.from }) },
    task: {
      prompt: {
        split: { in: filter.splits },
        ...(filter.promptSetIds.length > 0 && { promptSetId: { in: filter.promptSetIds } }),
      },
    },
    ...(filter.personIds.length > 0 && { annotatorId: { in: filter.personIds } }),
    ...(!filter.withImported && { importId: null }),
    ...(!filter.withSimulated && { annotator: { isSimulated: false } }),
    ...(!filter.withFlagged && { items: { none: { flags: { isEmpty: false } } } }),
  }
}

const excludedOrigins = (filter: FixedFilter) => [
  ...(filter.withSeeds ? [] : (['seed'] as const)),
  ...(filter.withImported ? [] : (['imported'] as const)),
  ...(filter.withSimulated ? [] : (['simulated'] as const)),
]

export function filterSql(kind: SnapshotKind, filter: FixedFilter): Prisma.Sql {
  const row = kind === 'demonstrations' ? Sql.raw('p') : Sql.raw('r')
  const isOneOf = (column: Prisma.Sql, values: readonly string[]) =>
    values.length > 0 ? Sql.sql`and ${column} in (${Sql.join([...values])})` : Sql.empty
  const parts = [
    Sql.sql`and p.split::text in (${Sql.join(filter.splits)})`,
    Sql.sql`and ${row}."createdAt" <= ${filter.until}`,
    filter.from ? Sql.sql`and ${row}."createdAt" >= ${filter.from}` : Sql.empty,
  ]
  if (kind === 'demonstrations') {
    const excluded = excludedOrigins(filter)
    parts.push(
      Sql.sql`and p.review <> 'returned'`,
      isOneOf(Sql.sql`p."authorId"`, filter.personIds),
      excluded.length > 0 ? Sql.sql`and p.origin::text not in (${Sql.join(excluded)})` : Sql.empty,
      filter.promptSetIds.length > 0
        ? Sql.sql`and p."promptId" in (select id from "Prompt" where "promptSetId" in (${Sql.join(filter.promptSetIds)}))`
        : Sql.empty,
    )
  } else {
    parts.push(
      isOneOf(Sql.sql`r."annotatorId"`, filter.personIds),
      isOneOf(Sql.sql`p."promptSetId"`, filter.promptSetIds),
      filter.withImported ? Sql.empty : Sql.sql`and r."importId" is null`,
      filter.withSimulated ? Sql.empty : Sql.sql`and not u."isSimulated"`,
      filter.withFlagged
        ? Sql.empty
        : Sql.sql`and not exists (select from "RankingItem" f where f."rankingId" = r.id and cardinality(f.flags) > 0)`,
    )
  }
  return Sql.join(parts, ' ')
}

/** @throws AppError NOT_FOUND for a prompt set of another project. People of another project have no rows here. */
export async function checkFilter(actor: Actor, filter: SnapshotFilter): Promise<void> {
  const ids = [...new Set(filter.promptSetIds)]
  const found = await db().promptSet.count({ where: { projectId: actor.projectId, id: { in: ids } } })
  if (found !== ids.length) throw new AppError('NOT_FOUND', 'No such prompt set.')
}
