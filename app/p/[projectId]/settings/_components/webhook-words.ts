/** Events and deliveries of webhooks in words. */
import type { TagTone } from '@/app/_components/ui/tag'
import type { WebhookEvent } from '@/server/schemas/webhook'

export const EVENT_WORDS: Record<WebhookEvent, { label: string; hint: string }> = {
  'run.ended': { label: 'A run ended', hint: 'Done, failed or stopped.' },
  'model-version.registered': { label: 'A model version was registered', hint: 'Training made new weights.' },
  'ranking.recorded': { label: 'A ranking was recorded', hint: 'Or corrected.' },
  'export.ready': { label: 'An export is ready', hint: 'A snapshot was taken and can be downloaded.' },
}

export const DELIVERY_STATES: Record<'waiting' | 'delivered' | 'dead', { word: string; tone: TagTone }> = {
  waiting: { word: 'Trying', tone: 'warn' },
  delivered: { word: 'Delivered', tone: 'accent' },
  dead: { word: 'Given up', tone: 'danger' },
}
