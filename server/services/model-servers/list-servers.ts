/** A project's model servers with their models and what those have cost so far. Keys stay here. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function listServers(actor: Actor) {
  const servers = await db().modelServer.findMany({
    where: { projectId: actor.projectId, removedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      name: true,
      baseUrl: true,
      keyEnd: true,
      requestsPerMinute: true,
      atOnce: true,
      models: {
        where: { removedAt: null },
        orderBy: { name: 'asc' },
        select: { id: true, name: true, inputPrice: true, outputPrice: true },
      },
    },
  })
  const modelIds = servers.flatMap(({ models }) => models.map(({ id }) => id))
  const spent = await db().remoteUsage.groupBy({
    by: ['remoteModelId'],
    where: { remoteModelId: { in: modelIds } },
    _sum: { answers: true, promptTokens: true, completionTokens: true, cost: true },
  })
  return servers.map(({ models, ...server }) => ({
    ...server,
    models: models.map((model) => {
      const sum = spent.find(({ remoteModelId }) => remoteModelId === model.id)?._sum
      return {
        ...model,
        answers: sum?.answers ?? 0,
        tokens: (sum?.promptTokens ?? 0) + (sum?.completionTokens ?? 0),
        cost: sum?.cost ?? null,
      }
    }),
  }))
}

/** What sampling may ask beside the project's own versions. */
export async function listRemoteModels(actor: Actor) {
  const models = await db().remoteModel.findMany({
    where: { removedAt: null, server: { projectId: actor.projectId, removedAt: null } },
    orderBy: [{ server: { createdAt: 'asc' } }, { name: 'asc' }],
    select: { id: true, name: true, server: { select: { name: true } } },
  })
  return models.map(({ id, name, server }) => ({ id, name, server: server.name }))
}
