/** Which prompts a person may be given to answer or rank: not withdrawn, and not reported by themselves. */
import { Prisma } from '../../generated/prisma/client'

export const givenTo = (userId: string) => ({ withdrawnAt: null, reports: { none: { reporterId: userId } } })

/** The same in SQL. `prompt` is an alias of "Prompt". */
export const isGivenTo = (userId: string, prompt: Prisma.Sql) => Prisma.sql`
  ${prompt}."withdrawnAt" is null and not exists (
    select 1 from "PromptReport" report where report."promptId" = ${prompt}."id" and report."reporterId" = ${userId})`
