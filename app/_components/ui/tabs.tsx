'use client'

/** Tabs (panels of one page) and Segmented (a setting with a few values). */
import { Tabs as Radix, ToggleGroup } from 'radix-ui'
import { cn } from './cn'

export function Tabs({
  items,
  value,
  defaultValue,
  onValueChange,
  label,
  className,
}: {
  items: { value: string; label: React.ReactNode; count?: number; content: React.ReactNode }[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  label: string
  className?: string
}) {
  return (
    <Radix.Root
      value={value}
      defaultValue={defaultValue ?? (value === undefined ? items[0]?.value : undefined)}
      onValueChange={onValueChange}
      className={className}
    >
      <Radix.List aria-label={label} className="mb-3.5 flex gap-4 overflow-x-auto border-b">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="-mb-px flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 font-medium text-ink-2 text-ui outline-offset-[-2px] hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink max-sm:h-11"
          >
            {item.label}
            {item.count !== undefined && (
              <span className="text-caption text-ink-3 tabular-nums">{item.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="outline-none">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

export function Segmented<T extends string>({
  value,
  onValueChange,
  options,
  label,
  className,
}: {
  value: T
  onValueChange: (value: T) => void
  options: readonly { value: T; label: React.ReactNode; ariaLabel?: string }[]
  label: string
  className?: string
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // Pressing the chosen one again keeps it chosen.
      onValueChange={(next) => next && onValueChange(next as T)}
      className={cn('inline-flex gap-0.5 rounded-[8px] bg-hover p-0.5', className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.ariaLabel}
          className="flex h-7 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-control px-2.5 font-medium text-ink-2 text-ui transition-colors duration-90 hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-e1 max-sm:h-10"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
