/** Sends a delivery again, with the same id and body: a receiver that has it already can tell. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { Prisma } from '../../generated/prisma/client'
import { openQueue } from '../../queue/boss'
import { enqueueDelivery } from '../../queue/enqueue'
import type { Actor } from '../actor'
import { addDelivery } from './announce'
import { requireWebhook } from './require-webhook'

/** @throws AppError NOT_FOUND, CONFLICT while it is still being tried */
export async function resendDelivery(actor: Actor, { deliveryId }: { deliveryId: string }): Promise<void> {
  const delivery = await db().webhookDelivery.findFirst({
    where: { id: deliveryId, webhook: { projectId: actor.projectId, removedAt: null } },
    select: { id: true },
  })
  if (!delivery) throw new AppError('delivery-not-found')
  await openQueue()
  await db().$transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: deliveryId, status: { not: 'waiting' } },
      data: { status: 'waiting', attempts: 0, problem: Prisma.DbNull, nextAt: new Date() },
    })
    if (count === 0) throw new AppError('delivery-under-way')
    await enqueueDelivery(tx, deliveryId, 0)
  })
}

/** Sends an event that says nothing, to see whether it arrives. @throws AppError NOT_FOUND */
export async function sendTestEvent(
  actor: Actor,
  { webhookId }: { webhookId: string },
): Promise<{ deliveryId: string }> {
  await requireWebhook(actor, webhookId)
  await openQueue()
  const body = JSON.stringify({
    type: 'test',
    timestamp: new Date().toISOString(),
    data: { projectId: actor.projectId },
  })
  return db().$transaction(async (tx) => ({
    deliveryId: await addDelivery(tx, { webhookId, event: 'test', body }),
  }))
}
