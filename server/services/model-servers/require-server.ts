import { db } from '../../db'
import { AppError } from '../../errors'
import { message } from '../../messages/catalogue'
import {
  createRemoteClient,
  type RemoteClient,
  RemoteError,
  type ServerAccess,
} from '../../remote-models/client'
import { seal, unseal } from '../../secrets/sealed-text'
import type { Actor } from '../actor'

const PURPOSE = 'model server'

export const sealKey = (key: string) => ({ key: seal(key, PURPOSE), keyEnd: key.slice(-4) })

/** @throws AppError NOT_FOUND when it is not of the actor's project, or was removed */
export async function requireServer(actor: Pick<Actor, 'projectId'>, serverId: string) {
  const server = await db().modelServer.findFirst({
    where: { id: serverId, projectId: actor.projectId, removedAt: null },
  })
  if (!server) throw new AppError('model-server-not-found')
  return server
}

/** @throws RemoteError when the key was sealed under another installation's secret */
export function clientOf({ baseUrl, key, name }: ServerAccess & { name: string }): RemoteClient {
  if (key === null) return createRemoteClient({ baseUrl, key })
  let opened: string
  try {
    opened = unseal(key, PURPOSE)
  } catch {
    throw new RemoteError(message('key-unreadable', { server: name }), true)
  }
  return createRemoteClient({ baseUrl, key: opened })
}
