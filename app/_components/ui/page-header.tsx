'use client'

/** The head of a workshop page: its name, a sentence, and the page's buttons. */
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { cn } from './cn'

export function PageHeader({
  title,
  description,
  crumbs,
  beside,
  actions,
  className,
}: {
  title: React.ReactNode
  description?: React.ReactNode
  /** The way here, outermost first. */
  crumbs?: { label: string; href: string }[]
  /** Right of the title: a status badge. */
  beside?: React.ReactNode
  actions?: React.ReactNode
  className?: string
}) {
  const t = useTranslations('common')
  return (
    <header className={cn('flex flex-wrap items-center gap-x-3 gap-y-2', className)}>
      <div className="min-w-0 flex-1 basis-60">
        {crumbs && (
          <nav
            aria-label={t('breadcrumb')}
            className="mb-1 flex flex-wrap items-center gap-1.5 text-ink-3 text-ui"
          >
            {crumbs.map((crumb) => (
              <span key={crumb.href} className="inline-flex items-center gap-1.5">
                <Link href={crumb.href} className="text-ink-2 hover:underline">
                  {crumb.label}
                </Link>
                <ChevronRight aria-hidden className="size-3.5" strokeWidth={1.75} />
              </span>
            ))}
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 [overflow-wrap:anywhere]">{title}</h1>
          {beside}
        </div>
        {description && <p className="max-w-[80ch] text-ink-2 text-ui">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
