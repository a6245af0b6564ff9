/** Nothing here yet: what is missing, why, and one way forward. */
import type { LucideIcon } from 'lucide-react'
import { cn } from './cn'

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  isPage = false,
  className,
}: {
  icon: LucideIcon
  title: string
  /** Why, in a sentence. */
  children?: React.ReactNode
  /** One button. */
  action?: React.ReactNode
  /** It is all there is on the page, so its title is the page's. */
  isPage?: boolean
  className?: string
}) {
  const Title = isPage ? 'h1' : 'h2'
  return (
    <div className={cn('flex flex-col items-center gap-1 px-6 py-10 text-center', className)}>
      <Icon aria-hidden className="mb-1 size-6 text-ink-3" strokeWidth={1.5} />
      <Title className={isPage ? undefined : 'text-read'}>{title}</Title>
      {children && <p className="max-w-[46ch] text-ink-2 text-ui">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
