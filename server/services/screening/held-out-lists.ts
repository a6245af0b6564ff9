/** Lists of texts that no training may have seen; screening looks for them in prompts. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { type AddHeldOutList, MAX_HELD_OUT_TEXTS } from '../../schemas/screening'
import type { Actor } from '../actor'

export async function listHeldOutLists({ projectId }: Actor) {
  const lists = await db().heldOutList.findMany({
    where: { projectId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, texts: true, createdAt: true },
  })
  return lists.map(({ texts, ...list }) => ({ ...list, texts: texts.length }))
}

/** @throws AppError INVALID_INPUT for no text or too many; CONFLICT for a name that is taken */
export async function addHeldOutList(
  { projectId, userId }: Actor,
  { name, text }: AddHeldOutList,
): Promise<{ listId: string; texts: number }> {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const texts = [...new Set(lines.filter((line) => line !== '' && !line.includes('\0')))]
  if (texts.length === 0) throw new AppError('text-empty')
  if (texts.length > MAX_HELD_OUT_TEXTS)
    throw new AppError('too-many-texts', { limit: MAX_HELD_OUT_TEXTS, count: texts.length })
  if (await db().heldOutList.findUnique({ where: { projectId_name: { projectId, name } } }))
    throw new AppError('list-exists', { name })
  const { id } = await db().heldOutList.create({
    data: { projectId, createdById: userId, name, texts },
    select: { id: true },
  })
  return { listId: id, texts: texts.length }
}

/** Its open findings go with it. @throws AppError NOT_FOUND */
export async function removeHeldOutList({ projectId }: Actor, { listId }: { listId: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.heldOutList.deleteMany({ where: { id: listId, projectId } })
    if (count === 0) throw new AppError('list-not-found')
    await tx.promptFinding.deleteMany({
      where: { projectId, kind: 'heldOut', subject: listId, status: 'open' },
    })
  })
}
