/** One choice out of a list by the browser's own list: light, and at home on phones. Wrap it in `Field`, or name it. */
import { ChevronDown } from 'lucide-react'
import { cn } from './cn'

export function NativeSelect<T extends string>({
  value,
  onValueChange,
  options,
  className,
  ...control
}: {
  value: T
  onValueChange: (value: T) => void
  options: readonly { value: T; label: string }[]
  className?: string
  id?: string
  'aria-label'?: string
}) {
  return (
    <span className={cn('relative inline-flex', className)}>
      <select
        {...control}
        value={value}
        onChange={(event) => onValueChange(event.target.value as T)}
        className="h-8 w-full cursor-default appearance-none truncate rounded-control border border-line-strong bg-surface pr-8 pl-2.5 text-ink text-ui transition-colors duration-90 hover:bg-hover max-sm:h-11 max-sm:text-[16px]"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
        strokeWidth={1.75}
      />
    </span>
  )
}
