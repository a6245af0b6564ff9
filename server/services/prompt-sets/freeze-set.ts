/**
 * Freezes a prompt set as its next version: what changed since the latest one is written down, what stayed is not written
 * again and not even looked at, since the database notes which prompts were touched (`PromptTouch`). When nothing changed,
 * the latest version is the answer.
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
/** So many new revisions change how the next ones are best looked up. */
const MANY = 10_000

export interface FrozenVersion {
  id: string
  promptSetId: string
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
  if (!frozen) throw new AppError('prompt-set-empty')
  return frozen
}

export interface Why {
  reason: VersionReason
  /** A person's words, or the name of what it is made for. */
  note?: string
  createdById: string | null
  editId?: string
}

/** One after the other, always in the same order, so that two who freeze some of the same never wait for each other. */
export async function freezeSets(promptSetIds: readonly string[], why: Why): Promise<FrozenVersion[]> {
  const versions: FrozenVersion[] = []
  for (const promptSetId of [...new Set(promptSetIds)].sort()) {
    const version = await freezeSet(promptSetId, why)
    if (version) versions.push(version)
  }
  return versions
}

/** @returns null for a set that never had a prompt */
export async function freezeSet(promptSetId: string, why: Why): Promise<FrozenVersion | null> {
  // Notes come by the million and go again: by older counts the planner would read the whole set for one of them.
  await db().$executeRaw`analyze "PromptTouch"`
  return db().$transaction(async (tx) => {
    // One freezes at a time; prompts may come and go meanwhile.
    await tx.$queryRaw`select id from "PromptSet" where id = ${promptSetId} for no key update`
    const latest = await tx.promptSetVersion.findFirst({
      where: { promptSetId },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, hash: true, prompts: true },
    })
    const number = (latest?.number ?? 0) + 1
    const changed = await writeChanges(tx, promptSetId, number)
    if (changed > MANY) await tx.$executeRaw`analyze "PromptRevision"`
    if (changed === 0) return latest && { ...latest, promptSetId, isNew: false }
    const [{ hash, prompts }] = await tx.$queryRaw<{ hash: string; prompts: number }[]>`
      select encode(sha256(convert_to(coalesce(string_agg(hash, '' order by key collate "C"), ''), 'UTF8')), 'hex') as hash,
        count(*)::int as prompts
      from "PromptRevision" where "promptSetId" = ${promptSetId} and until is null`
    const { id } = await tx.promptSetVersion.create({
      data: { promptSetId, number, hash, prompts, ...why },
      select: { id: true },
    })
    return { id, promptSetId, number, hash, prompts, isNew: true }
  }, TRANSACTION)
}

/**
 * One statement, so that all of it sees the set at one moment: a prompt that is touched meanwhile is not in it, nor is the
 * note of it, which stays for the next version. @returns how many prompts changed, came or went
 */
async function writeChanges(tx: Tx, promptSetId: string, number: number): Promise<number> {
  const [{ changed }] = await tx.$queryRaw<{ changed: number }[]>(Sql.sql`
    with noted as (
      delete from "PromptTouch" where "promptSetId" = ${promptSetId} returning key
    ), touched as materialized (
      select distinct key from noted
    ), now as materialized (
      select p.id, p.key, ${HASH_OF_PROMPT} as hash
      from touched join "Prompt" p using (key) join "PromptSet" s on s.id = p."promptSetId"
      where p."promptSetId" = ${promptSetId}
    ), had as materialized (
      select key, r.since, r.hash from touched join "PromptRevision" r using (key)
      where r."promptSetId" = ${promptSetId} and r.until is null
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
      order by p.key
      returning key
    )
    select count(*)::int as changed from (select key from closed union select key from opened) different`)
  return changed
}
