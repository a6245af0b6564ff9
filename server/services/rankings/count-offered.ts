/**
 * How many tasks could be leased to a person. Counts what is open and takes away what is not theirs, which is little beside a
 * hundred thousand open tasks; asking each of those would take seconds.
 */
import { db } from '../../db'
import type { Actor } from '../actor'

/** Those with a free slot that the person has neither ranked nor skipped; what they hold themselves counts. */
export async function countOffered({ projectId, userId }: Actor, now: Date = new Date()): Promise<number> {
  const [{ count }] = await db().$queryRaw<{ count: number }[]>`
    with taken as (
      select "taskId" as id from "Assignment" where "userId" = ${userId} and "status" in ('submitted', 'skipped')
      union
      select "taskId" from "GoldTask" where "projectId" = ${projectId} and "retiredAt" is null
      union
      select t."id" from "Prompt" w join "RankingTask" t on t."promptId" = w."id"
      where w."projectId" = ${projectId} and w."withdrawnAt" is not null
      union
      select t."id" from "PromptReport" r join "RankingTask" t on t."promptId" = r."promptId"
      where r."projectId" = ${projectId} and r."reporterId" = ${userId}
      union
      -- An open task has fewer rankings than slots: only leases of others can fill it.
      select t."id" from "Assignment" lease join "RankingTask" t on t."id" = lease."taskId"
      where lease."status" = 'active' and lease."userId" <> ${userId}
        and lease."leasedUntil" > (${now.toISOString()}::timestamptz at time zone 'utc')
      group by t."id"
      having count(*) + (
        select count(*) from "Assignment" sent
        where sent."taskId" = t."id" and sent."status" = 'submitted' and sent."userId" <> ${userId}) >= t."overlap")
    select (
      (select count(*) from "RankingTask" where "projectId" = ${projectId} and "status" = 'open')
      - (select count(*) from taken join "RankingTask" t on t."id" = taken.id
         where t."projectId" = ${projectId} and t."status" = 'open'))::int as count`
  return count
}
