'use client'

/**
 * The frame of a desk: 52 px on top (leave, title, progress, guidelines, shortcuts), the work, 60 px at the bottom
 * (hints, undo, skip, submit; 72 px on phones). The work scrolls, the bars stay;
 * where there is no height for that, as at 400 %, the whole page scrolls.
 */
import { X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { cn } from '../ui/cn'
import { useFetchLater } from '../ui/later'
import { ProgressBar } from '../ui/progress'
import { Tooltip } from '../ui/tooltip'

export function DeskShell({
  title,
  subtitle,
  leaveHref,
  progress,
  tools,
  footer,
  children,
  className,
}: {
  title: string
  subtitle?: string
  /** Where the cross leads. */
  leaveHref: string
  /** "18 of 40 ▬▬▭ about 35 min left"; `hint` is the small text after the bar. */
  progress?: { done: number; total: number; hint?: string }
  /** Guidelines, shortcuts. */
  tools?: React.ReactNode
  /** What stands in the bottom bar; null: there is none. */
  footer: React.ReactNode
  children: React.ReactNode
  className?: string
}) {
  const t = useTranslations('desk')
  useFetchLater()
  return (
    <div className="flex h-dvh flex-col low:h-auto low:min-h-dvh">
      <header className="grid h-[52px] shrink-0 grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-3 max-sm:grid-cols-[minmax(0,1fr)_auto_auto] border-b bg-canvas px-4 max-sm:px-2">
        <div className="flex min-w-0 items-center gap-2">
          <Tooltip content={t('leave')} side="bottom">
            <Link
              href={leaveHref}
              aria-label={t('leave')}
              className="grid size-8 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-hover max-sm:size-10"
            >
              <X aria-hidden className="size-4 max-sm:size-5" strokeWidth={1.75} />
            </Link>
          </Tooltip>
          <h1 className="shrink-0 truncate text-body max-sm:shrink">{title}</h1>
          {subtitle && <span className="truncate text-ink-2 text-ui max-md:hidden">{subtitle}</span>}
        </div>
        {progress ? (
          <div className="flex items-center gap-3 text-ui tabular-nums">
            <span className="whitespace-nowrap text-ink-2">
              {t('progress', { done: progress.done, total: progress.total })}
            </span>
            <ProgressBar
              value={progress.done}
              total={progress.total}
              label={t('done')}
              className="w-[220px] max-lg:w-24 max-sm:hidden"
            />
            {progress.hint && (
              <span className="whitespace-nowrap text-ink-3 max-md:hidden">{progress.hint}</span>
            )}
          </div>
        ) : (
          <span />
        )}
        <div className="flex items-center justify-end gap-1">{tools}</div>
      </header>
      <main id="main" className={cn('min-h-0 flex-1 overflow-y-auto low:overflow-visible!', className)}>
        {children}
      </main>
      {footer !== null && (
        <footer className="flex h-[60px] shrink-0 items-center gap-3 border-t bg-surface px-5 max-sm:h-auto max-sm:min-h-[72px] max-sm:flex-wrap max-sm:gap-2 max-sm:px-3 max-sm:py-2 max-sm:pb-[max(8px,env(safe-area-inset-bottom))]">
          {footer}
        </footer>
      )}
    </div>
  )
}

/** Key hints for the bottom bar; hidden on phones. */
export function DeskHints({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex items-center gap-4 text-caption text-ink-3 max-lg:hidden pointer-coarse:hidden [&>span]:inline-flex [&>span]:items-center [&>span]:gap-[5px]">
      {children}
    </div>
  )
}
