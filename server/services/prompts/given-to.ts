/** Which prompts a person may be given to answer or rank: not withdrawn, and not reported by themselves. */
import { Prisma } from '../../generated/prisma/client'

export const givenTo = (userId: string) => ({ withdrawnAt: null, reports: { none: { reporterId: userId } } })

/**
 * The same in SQL, of the prompt that `promptId` names. Both are looked for among the few that are withdrawn or reported, so
 * that a lease among a hundred thousand open tasks reads no prompts.
 */
export const isGivenTo = (userId: string, promptId: Prisma.Sql) => Prisma.sql`
  not exists (select 1 from "Prompt" w where w."id" = ${promptId} and w."withdrawnAt" is not null)
  and not exists (select 1 from "PromptReport" r where r."promptId" = ${promptId} and r."reporterId" = ${userId})`
