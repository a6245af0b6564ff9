'use client'

/** A setting with a few values, one of them on. Arrow keys go through the values; pressing the chosen one keeps it chosen. */
import { useRef } from 'react'
import { cn } from './cn'

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

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
  const buttons = useRef<(HTMLButtonElement | null)[]>([])
  const goTo = (index: number) => {
    const at = (index + options.length) % options.length
    buttons.current[at]?.focus()
    onValueChange(options[at].value)
  }
  const onKeyDown = (event: React.KeyboardEvent, index: number) => {
    const at =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? -1
          : event.key in STEPS
            ? index + STEPS[event.key]
            : null
    if (at === null) return
    event.preventDefault()
    goTo(at)
  }
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn('inline-flex gap-0.5 rounded-[8px] bg-hover p-0.5', className)}
    >
      {options.map((option, index) => {
        const isOn = option.value === value
        return (
          // biome-ignore lint/a11y/useSemanticElements: an input of type radio cannot hold our words
          <button
            key={option.value}
            ref={(button) => {
              buttons.current[index] = button
            }}
            type="button"
            role="radio"
            aria-checked={isOn}
            aria-label={option.ariaLabel}
            data-state={isOn ? 'on' : 'off'}
            tabIndex={isOn ? 0 : -1}
            onClick={() => !isOn && onValueChange(option.value)}
            onKeyDown={(event) => onKeyDown(event, index)}
            className="flex h-7 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-control px-2.5 font-medium text-ink-2 text-ui transition-colors duration-90 hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-e1 max-sm:h-10"
          >
            {option.label}
          </button>
        )
      })}
    </div>
  )
}
