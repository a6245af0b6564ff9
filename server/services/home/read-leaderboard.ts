/** Who did how much, where a project turned that on: members who are people, by what they sent in the last seven days. */
import { db } from '../../db'
import type { Actor } from '../actor'

const WEEK_MS = 7 * 86_400_000
const PLACES = 20

export interface LeaderboardRow {
  name: string
  isMe: boolean
  /** Answers, rankings and votes together. */
  week: number
  total: number
}

/** Null where it is turned off. */
export async function readLeaderboard(
  { projectId, userId }: Actor,
  now: Date = new Date(),
): Promise<LeaderboardRow[] | null> {
  const { hasLeaderboard } = await db().project.findUniqueOrThrow({
    where: { id: projectId },
    select: { hasLeaderboard: true },
  })
  if (!hasLeaderboard) return null
  const since = new Date(now.getTime() - WEEK_MS).toISOString()
  return db().$queryRaw<LeaderboardRow[]>`
    with work as (
      select "annotatorId" as who, "createdAt" from "Ranking" where "projectId" = ${projectId}
      union all
      select "authorId", "createdAt" from "Demonstration" where "projectId" = ${projectId}
      union all
      select v."voterId", v."createdAt" from "ArenaVote" v join "ArenaMatch" m on m."id" = v."matchId"
      where m."projectId" = ${projectId})
    select u."name", u."id" = ${userId} as "isMe", count(*)::int as total,
      (count(*) filter (where work."createdAt" >= ${since}::timestamptz at time zone 'utc'))::int as week
    from work
    join "User" u on u."id" = work.who and not u."isSimulated"
    join "Member" m on m."userId" = u."id" and m."projectId" = ${projectId}
    group by u."id", u."name"
    order by week desc, total desc, u."name", u."id"
    limit ${PLACES}`
}
