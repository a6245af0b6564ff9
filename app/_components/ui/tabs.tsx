'use client'

/** Tabs: panels of one page. */
import { Tabs as Radix } from 'radix-ui'

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
