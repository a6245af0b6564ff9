'use client'

/** Five stars filled to the mean, a bracket under them for ± 1 standard error, then the numbers. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import { cn } from '../ui/cn'

const STAR = 'M8 1.6l1.95 3.98 4.38.62-3.18 3.08.77 4.36L8 11.56l-3.92 2.08.77-4.36L1.67 6.2l4.38-.62z'
const STEP = 17

export function Stars({
  mean,
  standardError,
  count,
  isCompact = false,
  className,
}: {
  /** 0–5, or null when there is no rating yet. */
  mean: number | null
  standardError?: number
  /** Rankings it was estimated from; left out when unknown. */
  count?: number
  /** Without the words after the stars. */
  isCompact?: boolean
  className?: string
}) {
  const t = useTranslations('charts')
  const f = useFormats()
  const clip = useId()
  if (mean === null) return <span className={cn('text-ink-3 text-ui', className)}>{t('noRating')}</span>
  const at = (stars: number) => (Math.max(0, Math.min(5, stars)) / 5) * (STEP * 5 - 1)
  const words = `${f.decimal(mean, 1)}${standardError === undefined ? '' : ` ± ${f.decimal(standardError, 1)}`}`
  return (
    <span className={cn('inline-flex items-center gap-2 whitespace-nowrap text-ui', className)}>
      <svg
        role="img"
        aria-label={t('stars', { stars: words })}
        width={STEP * 5}
        height="21"
        viewBox={`0 0 ${STEP * 5} 21`}
        className="shrink-0"
      >
        <clipPath id={clip}>
          <rect width={at(mean)} height="16" />
        </clipPath>
        {[0, 1, 2, 3, 4].map((index) => (
          <path key={index} d={STAR} transform={`translate(${index * STEP} 0)`} fill="var(--line-2)" />
        ))}
        <g clipPath={`url(#${clip})`}>
          {[0, 1, 2, 3, 4].map((index) => (
            <path key={index} d={STAR} transform={`translate(${index * STEP} 0)`} fill="var(--m-rm)" />
          ))}
        </g>
        {standardError !== undefined && standardError > 0 && (
          <path
            d={`M${at(mean - standardError) + 0.5} 17v3M${at(mean - standardError) + 0.5} 18.5H${at(mean + standardError) + 0.5}M${at(mean + standardError) + 0.5} 17v3`}
            stroke="var(--ink-3)"
            fill="none"
          />
        )}
      </svg>
      {!isCompact && (
        <span className="text-ink-2 tabular-nums">
          <b className="font-semibold text-ink">{f.decimal(mean, 1)}</b>
          {standardError !== undefined && ` ± ${f.decimal(standardError, 1)}`}
          {count !== undefined && `, ${t('fromRankings', { count })}`}
        </span>
      )}
    </span>
  )
}
