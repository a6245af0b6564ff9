/** Tells an address nothing any more; what still waits is not sent. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { requireWebhook } from './require-webhook'

/** @throws AppError NOT_FOUND */
export async function removeWebhook(actor: Actor, { webhookId }: { webhookId: string }): Promise<void> {
  await requireWebhook(actor, webhookId)
  await db().webhook.update({ where: { id: webhookId }, data: { removedAt: new Date() } })
}
