'use client'

/** One choice out of a few, each explained on a card. */
import { RadioGroup } from 'radix-ui'
import { cn } from './cn'

export interface RadioCard<T extends string = string> {
  value: T
  label: React.ReactNode
  hint?: React.ReactNode
  disabled?: boolean
}

export function RadioCards<T extends string>({
  value,
  onValueChange,
  options,
  label,
  className,
}: {
  value: T | undefined
  onValueChange: (value: T) => void
  options: readonly RadioCard<T>[]
  /** The question, for screen readers. */
  label: string
  className?: string
}) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value ?? null}
      onValueChange={(next) => onValueChange(next as T)}
      className={cn('grid gap-2 sm:grid-flow-col sm:auto-cols-fr', className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className="flex items-start gap-2.5 rounded-card border border-line-strong bg-surface p-3 text-left transition-colors duration-90 hover:bg-hover disabled:opacity-40 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
        >
          <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border-[1.5px] border-line-strong bg-surface in-data-[state=checked]:border-accent">
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          <span className="min-w-0">
            <span className="block font-medium text-ui">{option.label}</span>
            {option.hint && <span className="block text-caption text-ink-2">{option.hint}</span>}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
