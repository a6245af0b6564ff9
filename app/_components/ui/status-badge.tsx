'use client'

/** How a run stands: an icon and a word, never colour alone. */
import { Check, Clock, Pause, Square, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from './cn'

export type Status = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'stopped'

const LOOK: Record<Status, { tone: string; icon: typeof Check | null }> = {
  waiting: { tone: 'bg-hover text-ink-2', icon: Clock },
  running: { tone: 'bg-info-soft text-info', icon: null },
  paused: { tone: 'bg-hover text-ink-2', icon: Pause },
  done: { tone: 'bg-accent-soft text-accent-ink', icon: Check },
  failed: { tone: 'bg-danger-soft text-danger', icon: X },
  stopped: { tone: 'bg-hover text-ink-2', icon: Square },
}

export function StatusBadge({ status, className }: { status: Status; className?: string }) {
  const t = useTranslations('common')
  const { tone, icon: Icon } = LOOK[status]
  return (
    <span
      className={cn(
        'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full pr-2.5 pl-2 font-medium text-caption',
        tone,
        className,
      )}
    >
      {Icon ? (
        <Icon aria-hidden className="size-3.5" strokeWidth={2} />
      ) : (
        <span
          aria-hidden
          className="relative mx-[3px] size-2 rounded-full bg-current after:absolute after:-inset-1 after:animate-[laurel-pulse_2s_ease-out_infinite] after:rounded-full after:border-[1.5px] after:border-current after:opacity-50"
        />
      )}
      {t(`status.${status}`)}
    </span>
  )
}
