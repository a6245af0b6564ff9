'use client'

/** How good one answer is in each way that the project asks for: a row of numbers a rating, and a count where there is no room. */
import { Gauge } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { Tag } from '@/app/_components/ui/tag'
import type { Ratings } from '@/server/schemas/aspect'
import { type NamedAspect, shownOf, useAspects } from './aspects'

export function RatingRows({
  letter,
  ratings,
  onRate,
  isLarge = false,
  tabIndex,
  className,
}: {
  letter: string
  ratings: Readonly<Ratings>
  onRate: (rating: string, value: number) => void
  /** 44 px high, for fingers. */
  isLarge?: boolean
  tabIndex?: number
  className?: string
}) {
  const t = useTranslations('rank')
  const shown = shownOf(useAspects().ratings, (code) => ratings[code] !== undefined)
  if (shown.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own layout
    <div
      role="group"
      aria-label={t('ratingsOf', { letter })}
      className={cn(
        'grid grid-cols-[auto_1fr] items-center gap-x-3',
        isLarge ? 'gap-y-2' : 'gap-y-1',
        className,
      )}
    >
      {shown.map((rating) => (
        <Row
          key={rating.code}
          rating={rating}
          value={ratings[rating.code]}
          onRate={(value) => onRate(rating.code, value)}
          isLarge={isLarge}
          tabIndex={tabIndex}
        />
      ))}
    </div>
  )
}

function Row({
  rating: { code, label, definition, points, isNeeded },
  value,
  onRate,
  isLarge,
  tabIndex,
}: {
  rating: NamedAspect
  value: number | undefined
  onRate: (value: number) => void
  isLarge: boolean
  tabIndex: number | undefined
}) {
  const t = useTranslations('rank')
  return (
    <>
      <span
        title={definition || undefined}
        className={cn('text-ink-2', isLarge ? 'text-body' : 'text-caption')}
      >
        {label}
        {isNeeded && value === undefined && (
          <span className="text-danger">
            <span aria-hidden> *</span>
            <span className="sr-only"> {t('neededRating')}</span>
          </span>
        )}
      </span>
      <span data-rating={code} className={cn('flex', isLarge ? 'w-full' : 'w-fit')}>
        {Array.from({ length: points }, (_, index) => index + 1).map((step) => (
          <button
            key={step}
            type="button"
            data-value={step}
            tabIndex={tabIndex}
            aria-pressed={value === step}
            aria-label={t('ratingValue', { rating: label, value: step, points })}
            onClick={() => onRate(step)}
            className={cn(
              '-ml-px relative border border-line-2 text-ink-2 tabular-nums transition-colors duration-90 first:ml-0 first:rounded-l-control last:rounded-r-control hover:bg-hover focus-visible:z-20',
              isLarge ? 'h-11 min-w-0 flex-1 text-body' : 'size-6 text-caption',
              value === step &&
                'z-10 border-accent bg-accent-soft font-semibold text-accent-ink hover:bg-accent-soft',
            )}
          >
            {step}
          </button>
        ))}
      </span>
    </>
  )
}

/** "2/4" of the ratings given, for a card that has no room for them. */
export function RatingCount({ ratings }: { ratings: Readonly<Ratings> }) {
  const t = useTranslations('rank')
  const asked = useAspects().ratings.filter(({ isAsked }) => isAsked)
  if (asked.length === 0) return null
  const given = asked.filter(({ code }) => ratings[code] !== undefined).length
  return (
    <Tag tone={given === asked.length ? 'accent' : 'neutral'} icon={Gauge}>
      <span aria-hidden className="tabular-nums">
        {given}/{asked.length}
      </span>
      <span className="sr-only">{t('ratingCount', { given, asked: asked.length })}</span>
    </Tag>
  )
}
