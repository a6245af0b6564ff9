/** Which tasks may be offered to a person at all: open, of a prompt that is given to them, and held up as gold to nobody. */
import { Prisma } from '../../generated/prisma/client'
import { givenTo, isGivenTo } from '../prompts/given-to'

/** A task is leased to nobody while a ranking of it is what practice is measured against. */
export const NOT_GOLD = { goldTasks: { none: { retiredAt: null } } } as const

export const offeredTo = (userId: string) =>
  ({ status: 'open', prompt: givenTo(userId), ...NOT_GOLD }) as const

/** The same in SQL, of the task `t`. */
export const isOfferedTo = (userId: string) => Prisma.sql`
  t."status" = 'open' and ${isGivenTo(userId, Prisma.sql`t."promptId"`)}
  and not exists (select 1 from "GoldTask" g where g."taskId" = t."id" and g."retiredAt" is null)`
