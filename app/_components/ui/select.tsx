'use client'

/** One choice out of a list. Option values are unique, non-empty strings. */
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { cn } from './cn'

export interface SelectOption<T extends string = string> {
  value: T
  label: React.ReactNode
  hint?: string
  disabled?: boolean
}

export function Select<T extends string>({
  value,
  onValueChange,
  options,
  placeholder,
  className,
  disabled,
  ...control
}: {
  value: T | undefined
  onValueChange: (value: T) => void
  options: readonly SelectOption<T>[]
  placeholder?: string
  className?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onValueChange(next as T)} disabled={disabled}>
      <Radix.Trigger
        {...control}
        className={cn(
          'inline-flex h-8 items-center justify-between gap-2 rounded-control border border-line-strong bg-surface px-2.5 text-left text-ink text-ui transition-colors duration-90 hover:bg-hover disabled:opacity-40 aria-invalid:border-danger data-placeholder:text-ink-3 max-sm:h-11',
          className,
        )}
      >
        <span className="min-w-0 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon>
          <ChevronDown aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 animate-[laurel-appear_90ms] overflow-hidden rounded-card border bg-raised shadow-e2"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex min-h-[30px] cursor-default select-none items-start gap-2 rounded-control py-[5px] pr-3 pl-2 text-ui outline-none data-disabled:opacity-40 data-highlighted:bg-hover max-sm:min-h-11 max-sm:items-center"
              >
                <span className="mt-0.5 w-4 shrink-0">
                  <Radix.ItemIndicator>
                    <Check aria-hidden className="size-4" strokeWidth={1.75} />
                  </Radix.ItemIndicator>
                </span>
                <span>
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && <span className="block text-caption text-ink-3">{option.hint}</span>}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
