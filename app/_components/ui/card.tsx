/** A bordered box of one subject. `CardHead` has the name, a caption and, on the right, a value or buttons. */
import { cn } from './cn'

export function Card({ className, ...rest }: React.ComponentProps<'section'>) {
  return <section className={cn('rounded-card border bg-surface p-4', className)} {...rest} />
}

export function CardHead({
  title,
  caption,
  children,
  className,
}: {
  title: React.ReactNode
  caption?: React.ReactNode
  children?: React.ReactNode
  className?: string
}) {
  return (
    <div className={cn('mb-2 flex flex-wrap items-center gap-x-2 gap-y-1', className)}>
      <h2>{title}</h2>
      {caption && <p className="text-caption text-ink-3">{caption}</p>}
      {children && (
        <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2">{children}</div>
      )}
    </div>
  )
}
