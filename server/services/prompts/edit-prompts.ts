/**
 * Changes one thing about many prompts at once, and keeps what it replaced. A prompt that says so already is left alone.
 * The sets they are in are frozen before and after, so that what it did can be looked at. A split is moved only before anybody or any model has answered the prompt, so that no test prompt was ever trained on.
 */
import { db, type Prisma, type Tx } from '../../db'
import { AppError } from '../../errors'
import { type Split, Prisma as Sql } from '../../generated/prisma/client'
import { type EditPrompts, MAX_EDITED_PROMPTS, type PromptChange } from '../../schemas/prompt'
import type { Actor } from '../actor'
import { freezeSets } from '../prompt-sets/freeze-set'
import { leakingMoves } from '../screening/leaking-moves'
import { selectedPrompts } from './selected-prompts'

export interface EditedPrompts {
  /** Null when nothing changed. */
  editId: string | null
  changed: number
  /** Prompts whose split stays: they have been worked with, or a near-duplicate would be left behind. */
  kept: number
}

/** The column that a change is about, and what it holds afterwards. */
function effectOf(change: PromptChange, now: Date): { column: Prisma.Sql; value: Prisma.Sql } {
  switch (change.field) {
    case 'tags':
      return {
        column: Sql.sql`tags`,
        value: Sql.sql`array(select tag from unnest(p.tags || ${change.add}::text[]) with ordinality as had(tag, at)
          where tag <> all(${change.remove}::text[]) group by tag order by min(at))`,
      }
    case 'split':
      return { column: Sql.sql`split`, value: Sql.sql`${change.value}::"Split"` }
    case 'language':
      return { column: Sql.sql`language`, value: Sql.sql`${change.value}::text` }
    case 'licence':
      return { column: Sql.sql`licence`, value: Sql.sql`${change.value}::text` }
    case 'withdrawn':
      return {
        column: Sql.sql`"withdrawnAt"`,
        value: change.value
          ? Sql.sql`coalesce(p."withdrawnAt", ${now}::timestamp(3))`
          : Sql.sql`null::timestamp(3)`,
      }
  }
}

/** Anything that depends on the split: work on the prompt, a sampling run that has it, a run that took every prompt of a split. */
export const PROMPT_IS_USED = Sql.sql`(
  exists (select from "Demonstration" d where d."promptId" = p.id)
  or exists (select from "Completion" c where c."projectId" = p."projectId" and c."promptId" = p.id)
  or exists (select from "RankingTask" t where t."promptId" = p.id)
  or exists (select from "ArenaMatch" m where m."promptId" = p.id)
  or exists (select from "Run" r where r."projectId" = p."projectId"
    and (p.id = any(r."promptIds") or (r.kind in ('policy', 'evaluate') and r."createdAt" >= p."createdAt"))))`

/** @throws AppError INVALID_INPUT for too many prompts at once */
export async function editPrompts(
  actor: Actor,
  { selection, change }: EditPrompts,
  now: Date = new Date(),
): Promise<EditedPrompts> {
  const { projectId, userId } = actor
  const { column, value } = effectOf(change, now)
  const differs = Sql.sql`${selectedPrompts(projectId, selection)} and p.${column} is distinct from ${value}`
  const promptSetIds = await setsOf(differs)
  await freezeSets(promptSetIds, { reason: 'beforeEdit', createdById: userId })
  const edited = await db().$transaction(async (tx) => {
    const count = async (where: Prisma.Sql, limit: number) =>
      (
        await tx.$queryRaw<{ count: number }[]>(Sql.sql`
          select count(*)::int as count from (select from "Prompt" p where ${where} limit ${limit}) counted`)
      )[0].count
    if ((await count(differs, MAX_EDITED_PROMPTS + 1)) > MAX_EDITED_PROMPTS)
      throw new AppError('edit-too-large', { limit: MAX_EDITED_PROMPTS })
    const isSplit = change.field === 'split'
    let kept = isSplit ? await count(Sql.sql`${differs} and ${PROMPT_IS_USED}`, MAX_EDITED_PROMPTS) : 0
    const edit = await tx.promptEdit.create({
      data: { projectId, createdById: userId, change, prompts: 0, createdAt: now },
      select: { id: true },
    })
    let changed = await tx.$executeRaw(Sql.sql`
      insert into "PromptEditItem" ("editId", "promptId", before, after)
      select ${edit.id}, p.id, coalesce(to_jsonb(p.${column}), 'null'), coalesce(to_jsonb(${value}), 'null')
      from "Prompt" p where ${differs} ${isSplit ? Sql.sql`and not ${PROMPT_IS_USED}` : Sql.empty}`)
    if (isSplit) {
      const staying = await keepTogether(tx, projectId, edit.id, change.value)
      changed -= staying
      kept += staying
    }
    if (changed === 0) {
      await tx.promptEdit.delete({ where: { id: edit.id } })
      return { editId: null, changed, kept }
    }
    await tx.$executeRaw(Sql.sql`
      update "Prompt" p set ${column} = ${value}
      from "PromptEditItem" i where i."editId" = ${edit.id} and i."promptId" = p.id`)
    await tx.promptEdit.update({ where: { id: edit.id }, data: { prompts: changed } })
    return { editId: edit.id, changed, kept }
  })
  if (edited.editId !== null)
    await freezeSets(promptSetIds, { reason: 'afterEdit', editId: edited.editId, createdById: userId })
  return edited
}

/** Those of as many prompts as an edit may change. */
async function setsOf(selected: Prisma.Sql): Promise<string[]> {
  const sets = await db().$queryRaw<{ id: string }[]>(Sql.sql`
    select distinct "promptSetId" as id from (
      select p."promptSetId" from "Prompt" p where ${selected} limit ${MAX_EDITED_PROMPTS + 1}
    ) chosen`)
  return sets.map(({ id }) => id)
}

/** Takes prompts out of an edit whose near-duplicates would be left in another split. @returns how many */
async function keepTogether(tx: Tx, projectId: string, editId: string, split: Split): Promise<number> {
  const items = await tx.promptEditItem.findMany({ where: { editId }, select: { promptId: true } })
  const moves = new Map(items.map(({ promptId }) => [promptId, split]))
  const staying = await leakingMoves(tx, projectId, moves)
  const { count } = await tx.promptEditItem.deleteMany({
    where: { editId, promptId: { in: [...staying] } },
  })
  return count
}
