'use client'

/** A box to tick; `checked` may be "indeterminate". Without `label` it needs an `aria-label`. */
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { useId } from 'react'
import { cn } from './cn'

export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: React.ComponentProps<typeof Radix.Root> & { label?: React.ReactNode; hint?: string }) {
  const id = useId()
  const box = (
    <Radix.Root
      id={id}
      {...rest}
      className="relative grid size-4 shrink-0 place-items-center rounded-tag border-[1.5px] border-line-strong bg-surface after:absolute after:-inset-[6px] disabled:opacity-40 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent"
    >
      <Radix.Indicator className="text-on-accent">
        {rest.checked === 'indeterminate' ? (
          <Minus aria-hidden className="size-3" strokeWidth={3} />
        ) : (
          <Check aria-hidden className="size-3" strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  )
  if (!label) return box
  return (
    <div className={cn('flex items-start gap-2', className)}>
      <span className="flex h-5 items-center">{box}</span>
      <label htmlFor={rest.id ?? id} className="text-ui">
        {label}
        {hint && <span className="block text-caption text-ink-3">{hint}</span>}
      </label>
    </div>
  )
}
