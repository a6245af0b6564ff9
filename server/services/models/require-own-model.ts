import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** Any version of the actor's project, retired ones too. @throws AppError NOT_FOUND */
export async function requireOwnModel(actor: Actor, modelId: string): Promise<void> {
  const count = await db().modelVersion.count({ where: { id: modelId, projectId: actor.projectId } })
  if (count === 0) throw new AppError('model-version-not-found')
}
