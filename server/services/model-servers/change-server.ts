/** Changes a model server's name, limits, key or address. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { ChangeModelServer } from '../../schemas/model-server'
import type { Actor } from '../actor'
import { requireServer, sealKey } from './require-server'

/** A key goes to the address it was entered for alone. @throws AppError NOT_FOUND, CONFLICT */
export async function changeServer(
  actor: Actor,
  { serverId, key, ...settings }: ChangeModelServer,
): Promise<void> {
  const server = await requireServer(actor, serverId)
  if (key === undefined && server.key !== null && settings.baseUrl !== server.baseUrl)
    throw new AppError('server-key-for-other-address')
  await db().modelServer.update({
    where: { id: serverId },
    data: {
      ...settings,
      ...(key === null && { key: null, keyEnd: null }),
      ...(typeof key === 'string' && sealKey(key)),
    },
  })
}

/** Its models are offered no more; what they answered stays. @throws AppError NOT_FOUND */
export async function removeServer(actor: Actor, serverId: string): Promise<void> {
  await requireServer(actor, serverId)
  await db().modelServer.update({
    where: { id: serverId },
    data: { removedAt: new Date(), key: null, keyEnd: null },
  })
}
