/** A small label on a thing: a task type, a split, a language. */
import type { LucideIcon } from 'lucide-react'
import { cn } from './cn'

export type TagTone = 'neutral' | 'outline' | 'accent' | 'warn' | 'danger' | 'info'

const TONES: Record<TagTone, string> = {
  neutral: 'bg-ink/7 text-ink-2',
  outline: 'border border-line-2 text-ink-2',
  accent: 'bg-accent-soft text-accent-ink',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
}

export function Tag({
  tone = 'neutral',
  icon: Icon,
  children,
  className,
}: {
  tone?: TagTone
  icon?: LucideIcon
  children: React.ReactNode
  className?: string
}) {
  return (
    <span
      className={cn(
        'inline-flex h-5 items-center gap-[5px] whitespace-nowrap rounded-tag px-[7px] text-caption',
        TONES[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3" strokeWidth={2} />}
      {children}
    </span>
  )
}
