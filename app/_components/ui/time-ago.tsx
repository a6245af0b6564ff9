'use client'

/**
 * When something happened or will happen, as people say it, within a week; the exact time is in its title. Refreshes every
 * minute. The reader's clock may be some seconds off: what `isAhead` is never "just now", all else is never "in a moment".
 */
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

export function TimeAgo({
  date,
  isAhead = false,
  className,
}: {
  date: Date
  isAhead?: boolean
  className?: string
}) {
  const t = useTranslations('common')
  const format = useFormatter()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  const elapsed = now.getTime() - date.getTime()
  const isFuture = isAhead || elapsed < -60_000
  const minutes = Math.floor(Math.abs(elapsed) / 60_000)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  function words(): string {
    if (minutes < 1) return t(isFuture ? 'inAMoment' : 'justNow')
    if (minutes < 60) return t(isFuture ? 'inMinutes' : 'minutesAgo', { count: minutes })
    if (hours < 24) return t(isFuture ? 'inHours' : 'hoursAgo', { count: hours })
    if (days < 7) return t(isFuture ? 'inDays' : 'daysAgo', { count: days })
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
