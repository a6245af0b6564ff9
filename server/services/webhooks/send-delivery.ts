/**
 * One attempt to deliver an event. A failed attempt is retried with backoff and at last given up: the delivery is then dead, and
 * stays until a person sends it again or it is forgotten.
 */

import type { Message } from '../../../ml/messages/message'
import { storableMessage } from '../../database/storable-text'
import { db } from '../../db'
import { log } from '../../log'
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/message-error'
import { OutsideError } from '../../outside/request-outside'
import { enqueueDelivery } from '../../queue/enqueue'
import { unseal } from '../../secrets/sealed-text'
import { SECRET_PURPOSE } from './create-webhook'
import { postEvent } from './post-event'
import { signedHeaders } from './signature'

/** Seconds between attempts; about a day in all. */
export const RETRY_AFTER_S = [5, 60, 600, 3600, 4 * 3600, 16 * 3600] as const
const GONE = 410
const FORGET_MS = 30 * 24 * 60 * 60_000

/** Safe to repeat: a worker that died while it sent leaves the attempt uncounted, and the receiver sees the same id again. */
export async function sendDelivery(deliveryId: string, signal: AbortSignal): Promise<void> {
  const delivery = await db().webhookDelivery.findUnique({
    where: { id: deliveryId },
    select: {
      id: true,
      webhookId: true,
      body: true,
      status: true,
      attempts: true,
      webhook: { select: { url: true, secret: true, removedAt: true } },
    },
  })
  if (delivery?.status !== 'waiting') return
  if (delivery.webhook.removedAt) return conclude(deliveryId, 'dead', message('webhook-removed'))
  const { status, problem, isTransient } = await attempt(delivery, signal)
  signal.throwIfAborted()
  if (problem === null) {
    await conclude(deliveryId, 'delivered', message('delivery-taken', { status: String(status) }))
    return forgetOld(delivery.webhookId)
  }
  const wait = RETRY_AFTER_S[delivery.attempts]
  if (wait === undefined || !isTransient || status === GONE) return conclude(deliveryId, 'dead', problem)
  const now = new Date()
  await db().$transaction(async (tx) => {
    await tx.webhookDelivery.update({
      where: { id: deliveryId },
      data: {
        attempts: { increment: 1 },
        problem: storableMessage(problem),
        attemptedAt: now,
        nextAt: new Date(now.getTime() + wait * 1000),
      },
    })
    await enqueueDelivery(tx, deliveryId, wait)
  })
}

async function attempt(
  { id, body, webhook }: { id: string; body: string; webhook: { url: string; secret: string } },
  signal: AbortSignal,
): Promise<{ status: number | null; problem: Message | null; isTransient: boolean }> {
  try {
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Laurel',
      ...signedHeaders(unseal(webhook.secret, SECRET_PURPOSE), id, body, new Date()),
    }
    const status = await postEvent({ url: webhook.url, headers, body }, signal)
    const isTaken = status >= 200 && status < 300
    return {
      status,
      problem: isTaken ? null : message('outside-answered', { status: String(status) }),
      isTransient: true,
    }
  } catch (error) {
    if (error instanceof OutsideError)
      return { status: null, problem: messageOf(error), isTransient: error.isTransient }
    log().error({ err: error, deliveryId: id }, 'a webhook delivery failed')
    return { status: null, problem: message('outside-not-sent'), isTransient: true }
  }
}

async function conclude(id: string, status: 'delivered' | 'dead', problem: Message): Promise<void> {
  await db().webhookDelivery.update({
    where: { id },
    data: {
      status,
      problem: storableMessage(problem),
      attempts: { increment: 1 },
      attemptedAt: new Date(),
      nextAt: null,
    },
  })
}

async function forgetOld(webhookId: string): Promise<void> {
  await db().webhookDelivery.deleteMany({
    where: { webhookId, status: { not: 'waiting' }, createdAt: { lt: new Date(Date.now() - FORGET_MS) } },
  })
}
