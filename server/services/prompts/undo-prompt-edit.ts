/**
 * Takes an edit back: every prompt that still says what the edit made it say gets its former value. The sets they are in
 * are frozen afterwards.
 */
import { db, type Prisma, type Tx } from '../../db'
import { AppError } from '../../errors'
import { type Split, Prisma as Sql } from '../../generated/prisma/client'
import { PromptChange } from '../../schemas/prompt'
import type { Actor } from '../actor'
import { freezeSets } from '../prompt-sets/freeze-set'
import { leakingMoves } from '../screening/leaking-moves'
import { PROMPT_IS_USED } from './edit-prompts'

/** Column by field, and how its former value is read from JSON. */
const RESTORED: Record<PromptChange['field'], { column: Prisma.Sql; value: Prisma.Sql }> = {
  tags: { column: Sql.sql`tags`, value: Sql.sql`array(select jsonb_array_elements_text(i.before))` },
  split: { column: Sql.sql`split`, value: Sql.sql`(i.before #>> '{}')::"Split"` },
  language: { column: Sql.sql`language`, value: Sql.sql`i.before #>> '{}'` },
  licence: { column: Sql.sql`licence`, value: Sql.sql`i.before #>> '{}'` },
  withdrawn: { column: Sql.sql`"withdrawnAt"`, value: Sql.sql`(i.before #>> '{}')::timestamp(3)` },
}

/** @throws AppError NOT_FOUND; CONFLICT when it has been undone */
export async function undoPromptEdit(
  actor: Actor,
  { editId }: { editId: string },
  now: Date = new Date(),
): Promise<{ restored: number; kept: number }> {
  const undone = await db().$transaction(async (tx) => {
    const edit = await tx.promptEdit.findFirst({
      where: { id: editId, projectId: actor.projectId },
      select: { change: true, prompts: true },
    })
    if (!edit) throw new AppError('edit-not-found')
    const { count } = await tx.promptEdit.updateMany({
      where: { id: editId, undoneAt: null },
      data: { undoneAt: now },
    })
    if (count === 0) throw new AppError('edit-undone-already')
    const { field } = PromptChange.parse(edit.change)
    const { column, value } = RESTORED[field]
    const staying = field === 'split' ? await leakingBack(tx, actor.projectId, editId) : []
    const restored = await tx.$executeRaw(Sql.sql`
      update "Prompt" p set ${column} = ${value}
      from "PromptEditItem" i
      where i."editId" = ${editId} and i."promptId" = p.id and coalesce(to_jsonb(p.${column}), 'null') = i.after
        ${field === 'split' ? Sql.sql`and not ${PROMPT_IS_USED} and p.id <> all(${staying})` : Sql.empty}`)
    return { restored, kept: edit.prompts - restored }
  })
  const sets = await db().$queryRaw<{ id: string }[]>`
    select distinct p."promptSetId" as id from "PromptEditItem" i join "Prompt" p on p.id = i."promptId"
    where i."editId" = ${editId}`
  await freezeSets(
    sets.map(({ id }) => id),
    { reason: 'afterUndo', editId, createdById: actor.userId },
  )
  return undone
}

/** Prompts that cannot go back without leaving a near-duplicate in another split. */
async function leakingBack(tx: Tx, projectId: string, editId: string): Promise<string[]> {
  const items = await tx.$queryRaw<{ promptId: string; split: Split }[]>(Sql.sql`
    select i."promptId", i.before #>> '{}' as split from "PromptEditItem" i join "Prompt" p on p.id = i."promptId"
    where i."editId" = ${editId} and not ${PROMPT_IS_USED}`)
  return [...(await leakingMoves(tx, projectId, new Map(items.map((item) => [item.promptId, item.split]))))]
}
