/** A project's keys, newest first, revoked ones last; without their secrets, which nobody has but their owners. */
import { db } from '../../db'
import { ApiScope } from '../../schemas/api-key'
import type { Actor } from '../actor'

export async function listApiKeys(actor: Actor) {
  const keys = await db().apiKey.findMany({
    where: { projectId: actor.projectId },
    orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: 200,
    select: {
      id: true,
      name: true,
      hint: true,
      scopes: true,
      rateLimit: true,
      createdAt: true,
      lastUsedAt: true,
      revokedAt: true,
      createdBy: { select: { name: true } },
    },
  })
  return keys.map(({ createdBy, scopes, ...key }) => ({
    ...key,
    scopes: scopes.flatMap((scope) => ApiScope.safeParse(scope).data ?? []),
    createdBy: createdBy.name,
  }))
}
