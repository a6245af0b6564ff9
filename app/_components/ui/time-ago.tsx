'use client'

/** When something happened, as people say it, within a week; the exact time is in its title. Refreshes every minute. */
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

export function TimeAgo({ date, className }: { date: Date; className?: string }) {
  const t = useTranslations('common')
  const format = useFormatter()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  function words(): string {
    if (minutes < 1) return t('justNow')
    if (minutes < 60) return t('minutesAgo', { count: minutes })
    if (hours < 24) return t('hoursAgo', { count: hours })
    if (days < 7) return t('daysAgo', { count: days })
    return format.dateTime(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  }
  return (
    <time
      dateTime={date.toISOString()}
      title={`${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`}
      className={className}
      suppressHydrationWarning
    >
      {words()}
    </time>
  )
}
