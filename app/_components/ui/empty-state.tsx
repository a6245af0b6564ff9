/** Nothing here yet: what is missing, why, and one way forward. */
import type { LucideIcon } from 'lucide-react'
import { cn } from './cn'

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  className,
}: {
  icon: LucideIcon
  title: string
  /** Why, in a sentence. */
  children?: React.ReactNode
  /** One button. */
  action?: React.ReactNode
  className?: string
}) {
  return (
    <div className={cn('flex flex-col items-center gap-1 px-6 py-10 text-center', className)}>
      <Icon aria-hidden className="mb-1 size-6 text-ink-3" strokeWidth={1.5} />
      <h2 className="text-read">{title}</h2>
      {children && <p className="max-w-[46ch] text-ink-2 text-ui">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
