/** Takes a gold task out of practice. Attempts at it stay; its task is leased again while it has free slots. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND */
export async function retireGold(actor: Actor, { goldId }: { goldId: string }): Promise<void> {
  const { projectId } = actor
  const found = await db().goldTask.findFirst({ where: { id: goldId, projectId }, select: { id: true } })
  if (!found) throw new AppError('gold-task-not-found')
  await db().goldTask.updateMany({
    where: { id: goldId, retiredAt: null },
    data: { retiredAt: new Date() },
  })
}
