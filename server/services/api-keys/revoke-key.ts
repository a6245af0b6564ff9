/** Makes a key useless from the next request on. Doing it twice changes nothing. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND */
export async function revokeApiKey(
  actor: Actor,
  { apiKeyId }: { apiKeyId: string },
  now = new Date(),
): Promise<void> {
  const where = { id: apiKeyId, projectId: actor.projectId }
  const { count } = await db().apiKey.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: now },
  })
  if (count === 0 && (await db().apiKey.count({ where })) === 0) throw new AppError('api-key-not-found')
}
