/**
 * The next instruction for this person to answer: from the train split, not yet answered by them, those with the fewest
 * human answers first. Ties are spread by person, so that two people rarely write to the same prompt at once.
 */
import { db } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import type { Actor } from '../actor'
import { isGivenTo } from '../prompts/given-to'

export interface PromptToAnswer {
  promptId: string
  text: string
  taskType: string
  language: string
}

/** @param exceptPromptIds prompts passed over in this sitting. Null: everything is answered. */
export async function nextPrompt(
  actor: Actor,
  { exceptPromptIds = [] }: { exceptPromptIds?: string[] } = {},
): Promise<PromptToAnswer | null> {
  const { projectId, userId } = actor
  const notSkipped = exceptPromptIds.length
    ? Prisma.sql`and p."id" not in (${Prisma.join(exceptPromptIds)})`
    : Prisma.empty
  const rows = await db().$queryRaw<PromptToAnswer[]>`
    select p."id" as "promptId", p."text", p."taskType", p."language"
    from "Prompt" p
    where p."projectId" = ${projectId} and p."split" = 'train' ${notSkipped}
      and ${isGivenTo(userId, Prisma.sql`p."id"`)}
      and not exists (select 1 from "Demonstration" d where d."promptId" = p."id" and d."authorId" = ${userId})
    order by
      (select count(*) from "Demonstration" d where d."promptId" = p."id" and d."origin" = 'person'),
      md5(p."id" || ${userId})
    limit 1`
  return rows[0] ?? null
}
