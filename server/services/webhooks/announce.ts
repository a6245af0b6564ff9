/**
 * Tells the project's webhooks what has happened, in the transaction in which it happens: either both are written or
 * neither. Sending is a worker's work.
 */
import type { Tx } from '../../db'
import { enqueueDelivery } from '../../queue/enqueue'
import type { WebhookEvent } from '../../schemas/webhook'

export interface Announcement {
  type: WebhookEvent
  /** Ids and states; texts are read over the API by those who may. */
  data: Record<string, string | number | boolean | null>
}

export async function announce(tx: Tx, projectId: string, { type, data }: Announcement): Promise<void> {
  const webhooks = await tx.webhook.findMany({
    where: { projectId, removedAt: null, events: { has: type } },
    select: { id: true },
  })
  if (webhooks.length === 0) return
  const body = JSON.stringify({ type, timestamp: new Date().toISOString(), data: { projectId, ...data } })
  for (const { id: webhookId } of webhooks) await addDelivery(tx, { webhookId, event: type, body })
}

/** One event for one webhook, and its job. */
export async function addDelivery(
  tx: Tx,
  delivery: { webhookId: string; event: string; body: string },
): Promise<string> {
  const { id } = await tx.webhookDelivery.create({
    data: { ...delivery, nextAt: new Date() },
    select: { id: true },
  })
  await enqueueDelivery(tx, id, 0)
  return id
}
