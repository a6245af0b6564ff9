/** Notes are the only part of a model version that people may change. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND */
export async function writeModelNotes(
  actor: Actor,
  { modelId, notes }: { modelId: string; notes: string },
): Promise<void> {
  const { count } = await db().modelVersion.updateMany({
    where: { id: modelId, projectId: actor.projectId },
    data: { notes },
  })
  if (count === 0) throw new AppError('NOT_FOUND', 'No such model version.')
}
