/** One-line and many-line text fields. Wrap them in `Field` for a label, a hint and an error in words. */
import { Search } from 'lucide-react'
import { cn } from './cn'

const FIELD =
  'w-full rounded-control border border-line-strong bg-surface text-ink text-ui outline-none transition-colors duration-90 focus-visible:border-focus focus-visible:ring-1 focus-visible:ring-focus focus-visible:outline-none disabled:opacity-40 read-only:border-line read-only:bg-transparent aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger max-sm:text-[16px]'

export function Input({ className, ...rest }: React.ComponentProps<'input'>) {
  return <input className={cn(FIELD, 'h-8 px-2.5 max-sm:h-11', className)} {...rest} />
}

export function Textarea({ className, rows = 4, ...rest }: React.ComponentProps<'textarea'>) {
  return (
    <textarea rows={rows} className={cn(FIELD, 'resize-y px-2.5 py-1.5 max-sm:py-2', className)} {...rest} />
  )
}

/** A search box; `label` is its name for screen readers. */
export function SearchInput({
  label,
  className,
  ...rest
}: React.ComponentProps<'input'> & { label: string }) {
  return (
    <div className={cn('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
        strokeWidth={1.75}
      />
      <Input type="search" aria-label={label} placeholder={label} className="pl-8" {...rest} />
    </div>
  )
}
