'use client'

import { useTranslations } from 'use-intl'
/** Where content will be; it appears after 300 ms so that fast pages do not flicker. */
import { cn } from './cn'

export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={cn('animate-[laurel-appear_200ms_300ms_both] rounded-control bg-hover', className)}
    />
  )
}

/** A whole page being fetched: head, then cards. */
export function PageSkeleton({ cards = 2 }: { cards?: number }) {
  const t = useTranslations('common')
  return (
    <div role="status" className="flex flex-col gap-3.5">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-7 w-56" />
      <Skeleton className="mb-2 h-4 w-80 max-w-full" />
      {Array.from({ length: cards }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Skeleton key={index} className="h-56 w-full rounded-card" />
      ))}
    </div>
  )
}
