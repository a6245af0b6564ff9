import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND when it is not of the actor's project, or was removed. */
export async function requireWebhook(actor: Actor, webhookId: string): Promise<void> {
  const where = { id: webhookId, projectId: actor.projectId, removedAt: null }
  if ((await db().webhook.count({ where })) === 0) throw new AppError('webhook-not-found')
}
