/** Adds a model server. Its key is sealed, and shown to nobody again. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { NewModelServer } from '../../schemas/model-server'
import type { Actor } from '../actor'
import { sealKey } from './require-server'

const SERVERS_MAX = 50

/** @throws AppError CONFLICT when there are as many as a project may have */
export async function addServer(actor: Actor, { key, ...settings }: NewModelServer): Promise<{ id: string }> {
  const { projectId } = actor
  if ((await db().modelServer.count({ where: { projectId, removedAt: null } })) >= SERVERS_MAX)
    throw new AppError('too-many-model-servers', { limit: SERVERS_MAX })
  return db().modelServer.create({
    data: { projectId, ...settings, ...(key !== null && sealKey(key)) },
    select: { id: true },
  })
}
