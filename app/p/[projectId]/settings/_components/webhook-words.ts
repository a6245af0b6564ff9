/** Events and deliveries of webhooks: which word of the room, which tone. */
import type { TagTone } from '@/app/_components/ui/tag'
import type { WebhookEvent } from '@/server/schemas/webhook'

export const EVENT_KEYS = {
  'run.ended': 'ended',
  'model-version.registered': 'registered',
  'ranking.recorded': 'recorded',
  'export.ready': 'ready',
} as const satisfies Record<WebhookEvent, string>

export const DELIVERY_TONES: Record<'waiting' | 'delivered' | 'dead', TagTone> = {
  waiting: 'warn',
  delivered: 'accent',
  dead: 'danger',
}
