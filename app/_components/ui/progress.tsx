'use client'

/** How far something is, and an estimate of the time left. No estimate before 3 %. */
import { useEffect, useState } from 'react'
import { formatClock, formatCount, formatEstimate } from '../format'
import { cn } from './cn'

export function ProgressBar({
  value,
  total,
  label,
  tone = 'accent',
  className,
}: {
  value: number
  total: number
  /** Its name for screen readers. */
  label: string
  tone?: 'accent' | 'info'
  className?: string
}) {
  const share = total > 0 ? Math.min(1, value / total) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={value}
      className={cn('h-1.5 overflow-hidden rounded-[3px] bg-hover', className)}
    >
      <div
        className={cn('h-full rounded-[3px]', tone === 'info' ? 'bg-info' : 'bg-accent')}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  )
}

/** "Step 420 of 2,000 ▬▬▭▭ 1 h 20 min left, ends about 16:20". */
export function Progress({
  value,
  total,
  unit = 'Step',
  etaMs,
  isRunning = true,
  className,
}: {
  value: number
  total: number
  unit?: string
  /** Milliseconds left as the worker estimates them; null while it does not know. */
  etaMs: number | null
  isRunning?: boolean
  className?: string
}) {
  return (
    <div className={cn('flex flex-wrap items-center gap-x-3.5 gap-y-1 text-ui tabular-nums', className)}>
      <span className="text-ink-2">
        <b className="font-semibold text-ink">
          {unit} {formatCount(value)}
        </b>
        {total > 0 && ` of ${formatCount(total)}`}
      </span>
      <ProgressBar
        value={value}
        total={total}
        label={unit}
        tone={isRunning ? 'info' : 'accent'}
        className="min-w-24 flex-1"
      />
      {isRunning && <Remaining share={total > 0 ? value / total : 0} etaMs={etaMs} />}
    </div>
  )
}

function Remaining({ share, etaMs }: { share: number; etaMs: number | null }) {
  const [end, setEnd] = useState<string | null>(null)
  useEffect(() => setEnd(etaMs === null ? null : formatClock(new Date(Date.now() + etaMs))), [etaMs])
  if (share < 0.03 || etaMs === null) return <span className="text-ink-3">Working out the time</span>
  return (
    <span className="text-ink-2">
      {formatEstimate(etaMs)} left{end && `, ends about ${end}`}
    </span>
  )
}
