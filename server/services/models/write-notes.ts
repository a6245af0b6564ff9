/** Notes are the only words about a version that people may change; who wrote them and when is kept with them. */
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
    data: { notes, notesById: actor.userId, notesAt: new Date() },
  })
  if (count === 0) throw new AppError('model-version-not-found')
}
