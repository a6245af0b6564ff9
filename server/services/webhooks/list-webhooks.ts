/** A project's webhooks, and what became of their latest deliveries. Secrets stay here. */
import { db } from '../../db'
import { WebhookEvent } from '../../schemas/webhook'
import type { Actor } from '../actor'
import { requireWebhook } from './require-webhook'

const DELIVERIES = 50

export async function listWebhooks(actor: Actor) {
  const webhooks = await db().webhook.findMany({
    where: { projectId: actor.projectId, removedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      url: true,
      events: true,
      createdAt: true,
      deliveries: { orderBy: { createdAt: 'desc' }, take: 1, select: { status: true, createdAt: true } },
      _count: { select: { deliveries: { where: { status: 'dead' } } } },
    },
  })
  return webhooks.map(({ deliveries, _count, events, ...webhook }) => ({
    ...webhook,
    events: events.flatMap((event) => WebhookEvent.safeParse(event).data ?? []),
    latest: deliveries[0] ?? null,
    dead: _count.deliveries,
  }))
}

/** The latest first. @throws AppError NOT_FOUND */
export async function listDeliveries(actor: Actor, { webhookId }: { webhookId: string }) {
  await requireWebhook(actor, webhookId)
  return db().webhookDelivery.findMany({
    where: { webhookId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: DELIVERIES,
    select: {
      id: true,
      event: true,
      status: true,
      attempts: true,
      problem: true,
      createdAt: true,
      attemptedAt: true,
      nextAt: true,
    },
  })
}
