/** Whose key a secret is. A revoked one is nobody's. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { ApiScope } from '../../schemas/api-key'
import { hashSecret } from '../../secrets/one-time-secret'

export interface ProvenKey {
  id: string
  name: string
  projectId: string
  /** In whose name it acts. */
  userId: string
  scopes: ReadonlySet<ApiScope>
  rateLimit: number
}

/** "Last used" is kept to the minute, so that a busy key does not write with every request. */
const USED_EVERY_MS = 60_000

/** @throws AppError UNAUTHENTICATED */
export async function checkApiKey(secret: string, now = new Date()): Promise<ProvenKey> {
  const key = await db().apiKey.findUnique({
    where: { secretHash: hashSecret(secret) },
    select: {
      id: true,
      name: true,
      projectId: true,
      createdById: true,
      scopes: true,
      rateLimit: true,
      lastUsedAt: true,
      revokedAt: true,
    },
  })
  if (!key) throw new AppError('api-key-unknown')
  if (key.revokedAt) throw new AppError('api-key-revoked')
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() >= USED_EVERY_MS)
    await db().apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } })
  return {
    id: key.id,
    name: key.name,
    projectId: key.projectId,
    userId: key.createdById,
    scopes: new Set(key.scopes.flatMap((scope) => ApiScope.safeParse(scope).data ?? [])),
    rateLimit: key.rateLimit,
  }
}
