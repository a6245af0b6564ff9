/** Gives a withdrawn prompt out again, to everybody but those who reported it. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND */
export async function restorePrompt(actor: Actor, { promptId }: { promptId: string }): Promise<void> {
  const { count } = await db().prompt.updateMany({
    where: { id: promptId, projectId: actor.projectId },
    data: { withdrawnAt: null },
  })
  if (count === 0) throw new AppError('prompt-not-found')
}
