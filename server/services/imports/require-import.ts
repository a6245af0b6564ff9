import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND when it is not of the actor's project. */
export async function requireImport(actor: Actor, importId: string) {
  const found = await db().import.findFirst({
    where: { id: importId, projectId: actor.projectId },
    select: { id: true, status: true, fileName: true, bytes: true, hash: true },
  })
  if (!found) throw new AppError('import-not-found')
  return found
}
