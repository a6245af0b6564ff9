/** Adds an address that is told what happens. Its signing secret is shown once, here. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { NewWebhook } from '../../schemas/webhook'
import { seal } from '../../secrets/sealed-text'
import type { Actor } from '../actor'
import { newSigningSecret } from './signature'

export const SECRET_PURPOSE = 'webhook'
const WEBHOOKS_MAX = 20

/** @throws AppError CONFLICT when there are as many as a project may have */
export async function createWebhook(
  actor: Actor,
  { url, events }: NewWebhook,
): Promise<{ id: string; secret: string }> {
  const { projectId } = actor
  if ((await db().webhook.count({ where: { projectId, removedAt: null } })) >= WEBHOOKS_MAX)
    throw new AppError('too-many-webhooks', { limit: WEBHOOKS_MAX })
  const secret = newSigningSecret()
  const { id } = await db().webhook.create({
    data: { projectId, url, events: [...new Set(events)], secret: seal(secret, SECRET_PURPOSE) },
    select: { id: true },
  })
  return { id, secret }
}
