/** What other systems can be told of, and where. Shared with the settings page. */
import { z } from 'zod'
import { wrong } from './shape-message'

export const WEBHOOK_EVENTS = [
  'run.ended',
  'model-version.registered',
  'ranking.recorded',
  'export.ready',
] as const
export const WebhookEvent = z.enum(WEBHOOK_EVENTS)
export type WebhookEvent = z.infer<typeof WebhookEvent>

export const NewWebhook = z.object({
  url: z.url({ protocol: /^https?$/, error: wrong('shape-address') }).max(1000),
  events: z.array(WebhookEvent).min(1, wrong('shape-events-missing')).max(WEBHOOK_EVENTS.length),
})
export type NewWebhook = z.infer<typeof NewWebhook>

export const WebhookId = z.object({ webhookId: z.string().min(1).max(64) })
export const DeliveryId = z.object({ deliveryId: z.string().min(1).max(64) })
