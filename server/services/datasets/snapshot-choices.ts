/** What a snapshot can be narrowed to: who wrote or ranked, and the model versions whose answers were ranked. */
import { db } from '../../db'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { SnapshotKind } from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { modelName } from '../models/model-name'

export async function snapshotChoices({ projectId }: Actor, { kind }: { kind: SnapshotKind }) {
  const [people, versions] = await Promise.all([
    snapshotPeople(projectId, kind),
    kind === 'rankings' ? versionsRanked(projectId) : [],
  ])
  return {
    people: people.map(({ importedAs: _, ...person }) => person),
    versions: versions.map((version) => ({ id: version.id, name: modelName(version) })),
  }
}

interface Person {
  id: string
  name: string
  importedAs: string | null
  isSimulated: boolean
  /** How many of theirs may be in a snapshot. */
  rows: number
}

/** Those with most first. */
export function snapshotPeople(projectId: string, kind: SnapshotKind): Promise<Person[]> {
  const made =
    kind === 'rankings'
      ? Sql.sql`select r."annotatorId" as id, count(*)::int as rows
          from "Ranking" r join "RankingTask" t on t.id = r."taskId" join "Prompt" p on p.id = t."promptId"
          where r."projectId" = ${projectId} and p.split <> 'test' group by 1`
      : Sql.sql`select "authorId" as id, count(*)::int as rows from "Demonstration"
          where "projectId" = ${projectId} and split <> 'test' and review <> 'returned' group by 1`
  return db().$queryRaw<Person[]>(Sql.sql`
    select u.id, u.name, u."importedAs", u."isSimulated", made.rows
    from (${made}) made join "User" u on u.id = made.id
    order by made.rows desc, u.name, u.id`)
}

const versionsRanked = (projectId: string) =>
  db().modelVersion.findMany({
    where: { projectId, completions: { some: { rankingItems: { some: {} } } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, version: true },
  })
