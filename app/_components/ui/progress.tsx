'use client'

/** How far something is, and an estimate of the time left. No estimate before 3 %. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
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

/** "Step 420 of 2,000 ▬▬▭▭ 1 h 20 min left, ends about 16:20"; `unit` stands in for "Step". */
export function Progress({
  value,
  total,
  unit,
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
  const t = useTranslations('common')
  const f = useFormats()
  const name = unit ?? t('progress.step')
  return (
    <div className={cn('flex flex-wrap items-center gap-x-3.5 gap-y-1 text-ui tabular-nums', className)}>
      <span className="text-ink-2">
        <b className="font-semibold text-ink">
          {name} {f.count(value)}
        </b>
        {total > 0 && ` ${t('progress.of', { total })}`}
      </span>
      <ProgressBar
        value={value}
        total={total}
        label={name}
        tone={isRunning ? 'info' : 'accent'}
        className="min-w-24 flex-1"
      />
      {isRunning && <Remaining share={total > 0 ? value / total : 0} etaMs={etaMs} />}
    </div>
  )
}

function Remaining({ share, etaMs }: { share: number; etaMs: number | null }) {
  const t = useTranslations('common')
  const f = useFormats()
  const [end, setEnd] = useState<string | null>(null)
  useEffect(() => setEnd(etaMs === null ? null : f.clock(new Date(Date.now() + etaMs))), [etaMs, f])
  if (share < 0.03 || etaMs === null) return <span className="text-ink-3">{t('progress.unknown')}</span>
  return (
    <span className="text-ink-2">
      {end
        ? t('progress.leftUntil', { time: f.estimate(etaMs), end })
        : t('progress.left', { time: f.estimate(etaMs) })}
    </span>
  )
}
