/** An estimate of the time left in words, rounded to 1 min under an hour and to 5 min above it. */
import type { Words } from '@/app/_i18n/words'

export function timeLeft(ms: number, t: Words<'desk'>): string {
  const minutes = ms / 60_000
  if (minutes < 1) return t('underMinuteLeft')
  if (minutes < 60) return t('minutesLeft', { minutes: Math.round(minutes) })
  const rounded = Math.round(minutes / 5) * 5
  const hours = Math.floor(rounded / 60)
  return rounded % 60 ? t('hoursMinutesLeft', { hours, minutes: rounded % 60 }) : t('hoursLeft', { hours })
}
