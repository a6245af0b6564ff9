/** The prompts of a version, or of the set as it is now, in the order of their keys, a page at a time. */
import { db } from '../../db'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { ReadPromptSet } from '../../schemas/prompt-set'
import type { Actor } from '../actor'
import { requirePromptSet, requireVersion } from './require-set'
import { type PromptState, stateAt, stateNow } from './set-states'

/** @throws AppError NOT_FOUND */
export async function readVersion(
  actor: Actor,
  { promptSetId, version = null, limit, cursor }: ReadPromptSet,
): Promise<{ rows: ({ key: string; hash: string } & PromptState)[]; nextCursor: string | null }> {
  await requirePromptSet(actor, promptSetId)
  if (version !== null) await requireVersion(promptSetId, version)
  const state = version === null ? stateNow(promptSetId) : stateAt(promptSetId, version)
  const rows = await db().$queryRaw<({ key: string; hash: string } & PromptState)[]>(Sql.sql`
    select * from (${state}) state ${cursor ? Sql.sql`where key collate "C" > ${cursor}` : Sql.empty}
    order by key collate "C" limit ${limit + 1}`)
  const page = rows.slice(0, limit)
  return { rows: page, nextCursor: rows.length > limit ? page[page.length - 1].key : null }
}
