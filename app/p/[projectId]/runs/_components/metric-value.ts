/** A metric with its unit: "62%", "0.42 nats", "12 MB". Pure. */
import type { Formats } from '@/app/_i18n/formats'
import type { Words } from '@/app/_i18n/words'

/** Units that are words; others, such as "s" and "MB", are the same in every language. */
const UNIT_WORDS = {
  tokens: 'tokens',
  'tokens/s': 'tokensPerSecond',
  passes: 'passes',
  nats: 'nats',
  'nats per token': 'natsPerToken',
  score: 'score',
  cores: 'cores',
  answers: 'answers',
} as const

export function metricValue(value: number, unit: string, f: Formats, t: Words<'fields'>): string {
  if (unit === 'share') return f.share(value)
  if (unit === '1' || unit === 'count') return f.metric(value)
  const word =
    unit in UNIT_WORDS
      ? t(`metricUnits.${UNIT_WORDS[unit as keyof typeof UNIT_WORDS]}`, { count: value })
      : unit
  return `${f.metric(value)} ${word}`
}
