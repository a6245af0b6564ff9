/** A server's models: looked up, offered for sampling, and taken away again. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { messageOf } from '../../messages/message-error'
import { RemoteError } from '../../remote-models/client'
import type { NewRemoteModel } from '../../schemas/model-server'
import type { Actor } from '../actor'
import { clientOf, requireServer } from './require-server'

const MODELS_MAX = 100

/** What the server says it has. @throws AppError NOT_FOUND, UNAVAILABLE with the server's words */
export async function lookUpModels(actor: Actor, serverId: string): Promise<string[]> {
  const server = await requireServer(actor, serverId)
  try {
    return await clientOf(server).listModels(new AbortController().signal)
  } catch (error) {
    if (error instanceof RemoteError) throw new AppError('model-server-failed', { reason: messageOf(error) })
    throw error
  }
}

/** Prices of one that is there already are changed. @throws AppError NOT_FOUND, CONFLICT */
export async function offerModel(
  actor: Actor,
  { serverId, name, inputPrice, outputPrice }: NewRemoteModel,
): Promise<{ id: string }> {
  await requireServer(actor, serverId)
  const prices = { inputPrice, outputPrice }
  const models = await db().remoteModel.findMany({
    where: { serverId, removedAt: null },
    select: { id: true, name: true },
  })
  const known = models.find((model) => model.name === name)
  if (known) return db().remoteModel.update({ where: { id: known.id }, data: prices, select: { id: true } })
  if (models.length >= MODELS_MAX) throw new AppError('too-many-remote-models', { limit: MODELS_MAX })
  return db().remoteModel.create({ data: { serverId, name, ...prices }, select: { id: true } })
}

/** @throws AppError NOT_FOUND */
export async function withdrawModel(actor: Actor, remoteModelId: string): Promise<void> {
  await requireRemoteModels(actor, [remoteModelId])
  await db().remoteModel.update({ where: { id: remoteModelId }, data: { removedAt: new Date() } })
}

/** In the order asked for, each with its server. @throws AppError NOT_FOUND unless all are offered in the project */
export async function requireRemoteModels(actor: Pick<Actor, 'projectId'>, ids: readonly string[]) {
  const models = await findRemoteModels(actor, ids)
  if (models.some(isWithdrawn)) throw noSuchModel()
  return models
}

/** The same with those that were taken away since. @throws AppError NOT_FOUND unless all are of the project */
export async function findRemoteModels({ projectId }: Pick<Actor, 'projectId'>, ids: readonly string[]) {
  const found = await db().remoteModel.findMany({
    where: { id: { in: [...ids] }, server: { projectId } },
    include: { server: true },
  })
  return ids.map((id) => {
    const model = found.find((one) => one.id === id)
    if (!model) throw noSuchModel()
    return model
  })
}

type Removable = { removedAt: Date | null }

/** By itself or with its server. */
export const isWithdrawn = ({ removedAt, server }: Removable & { server: Removable }): boolean =>
  removedAt !== null || server.removedAt !== null

const noSuchModel = () => new AppError('remote-model-not-found')
