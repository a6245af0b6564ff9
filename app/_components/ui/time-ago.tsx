'use client'

/** When something happened, as people say it; the exact time is in its title. Refreshes every minute. */
import { useEffect, useState } from 'react'
import { formatAgo } from '../format'

export function TimeAgo({ date, className }: { date: Date; className?: string }) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time
      dateTime={date.toISOString()}
      title={`${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`}
      className={className}
      suppressHydrationWarning
    >
      {formatAgo(date, now)}
    </time>
  )
}
