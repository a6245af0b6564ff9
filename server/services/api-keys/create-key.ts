/** Makes a key for a program. Its secret is shown once, here; only the hash is stored. */
import { db } from '../../db'
import type { NewApiKey } from '../../schemas/api-key'
import { hashSecret, newSecret } from '../../secrets/one-time-secret'
import type { Actor } from '../actor'

const PREFIX = 'laurel_'
const HINT_LENGTH = PREFIX.length + 5

export async function createApiKey(
  actor: Actor,
  { name, scopes, rateLimit }: NewApiKey,
): Promise<{ id: string; secret: string }> {
  const secret = `${PREFIX}${newSecret()}`
  const { id } = await db().apiKey.create({
    data: {
      projectId: actor.projectId,
      createdById: actor.userId,
      name,
      scopes: [...new Set(scopes)],
      rateLimit,
      hint: secret.slice(0, HINT_LENGTH),
      secretHash: hashSecret(secret),
    },
    select: { id: true },
  })
  return { id, secret }
}
