/** A number on a scale, with its value beside it. A native range: keys, touch and screen readers know it. */
import { useId } from 'react'
import { cn } from './cn'

export function Slider({
  label,
  value,
  min,
  max,
  step,
  shown,
  onChange,
  className,
}: {
  label: string
  value: number
  min: number
  max: number
  step: number
  /** The value in words, when it is not just the number. */
  shown?: string
  onChange: (value: number) => void
  className?: string
}) {
  const id = useId()
  return (
    <div className={cn('flex min-w-0 items-center gap-2 text-ui', className)}>
      <label htmlFor={id} className="whitespace-nowrap text-ink-2">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-6 w-24 min-w-16 flex-1 accent-(--accent)"
      />
      <output htmlFor={id} className="min-w-9 text-right font-medium tabular-nums">
        {shown ?? value}
      </output>
    </div>
  )
}
