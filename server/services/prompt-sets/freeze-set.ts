/**
 * Freezes a prompt set as its next version: what changed since the latest one is written down, what stayed is not written
 * again. When nothing changed, the latest version is the answer.
 */
import { db, type Tx } from '../../db'
import { AppError } from '../../errors'
import { Prisma as Sql, type VersionReason } from '../../generated/prisma/client'
import { FreezePromptSet } from '../../schemas/prompt-set'
import type { Actor } from '../actor'
import { requirePromptSet } from './require-set'
import { HASH_OF_PROMPT, STATE_OF_PROMPT } from './set-states'

/** A first version writes the whole set: about a minute for a million prompts on a slow disk. */
const TRANSACTION = { timeout: 600_000 }

export interface FrozenVersion {
  number: number
  hash: string
  prompts: number
  /** False: the latest version says the same, and no other was made. */
  isNew: boolean
}

/** @throws AppError NOT_FOUND, CONFLICT for a set without prompts */
export async function freezePromptSet(actor: Actor, input: FreezePromptSet): Promise<FrozenVersion> {
  const { promptSetId, note } = FreezePromptSet.parse(input)
  await requirePromptSet(actor, promptSetId)
  const frozen = await freezeSet(promptSetId, { reason: 'byHand', note, createdById: actor.userId })
  if (!frozen) throw new AppError('CONFLICT', 'There is no prompt in this set to freeze.')
  return frozen
}

/** @returns null for a set that never had a prompt */
export function freezeSet(
  promptSetId: string,
  why: { reason: VersionReason; note: string; createdById: string | null },
): Promise<FrozenVersion | null> {
  return db().$transaction(async (tx) => {
    // One freezes at a time; prompts may come and go meanwhile.
    await tx.$queryRaw`select id from "PromptSet" where id = ${promptSetId} for no key update`
    const latest = await tx.promptSetVersion.findFirst({
      where: { promptSetId },
      orderBy: { number: 'desc' },
      select: { number: true, hash: true, prompts: true },
    })
    const number = (latest?.number ?? 0) + 1
    const changed = await writeChanges(tx, promptSetId, number)
    if (changed === 0) return latest && { ...latest, isNew: false }
    const [{ hash, prompts }] = await tx.$queryRaw<{ hash: string; prompts: number }[]>`
      select encode(sha256(convert_to(coalesce(string_agg(hash, '' order by key collate "C"), ''), 'UTF8')), 'hex') as hash,
        count(*)::int as prompts
      from "PromptRevision" where "promptSetId" = ${promptSetId} and until is null`
    await tx.promptSetVersion.create({ data: { promptSetId, number, hash, prompts, ...why } })
    return { number, hash, prompts, isNew: true }
  }, TRANSACTION)
}

/** One statement, so that all of it sees the set at one moment. @returns how many prompts changed, came or went */
async function writeChanges(tx: Tx, promptSetId: string, number: number): Promise<number> {
  const [{ changed }] = await tx.$queryRaw<{ changed: number }[]>(Sql.sql`
    with now as materialized (
      select p.id, p.key, ${HASH_OF_PROMPT} as hash
      from "Prompt" p join "PromptSet" s on s.id = p."promptSetId" where p."promptSetId" = ${promptSetId}
    ), had as materialized (
      select key, since, hash from "PromptRevision" where "promptSetId" = ${promptSetId} and until is null
    ), closed as (
      update "PromptRevision" r set until = ${number}
      from had left join now using (key)
      where r."promptSetId" = ${promptSetId} and r.key = had.key and r.since = had.since
        and now.hash is distinct from had.hash
      returning r.key
    ), opened as (
      insert into "PromptRevision" ("promptSetId", key, since, hash, text, turns, "taskType", tags, split, language,
        licence, "isWithdrawn")
      select ${promptSetId}, p.key, ${number}, now.hash, ${STATE_OF_PROMPT}
      from now left join had using (key) join "Prompt" p on p.id = now.id join "PromptSet" s on s.id = p."promptSetId"
      where had.hash is distinct from now.hash
      returning key
    )
    select count(*)::int as changed from (select key from closed union select key from opened) touched`)
  return changed
}
