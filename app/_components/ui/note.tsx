/** Something to know before going on: a word in bold, a sentence, perhaps a link. */
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { cn } from './cn'

export type NoteTone = 'info' | 'success' | 'warn' | 'danger'

const TONES = {
  info: { box: 'bg-info-soft', icon: 'text-info', Icon: Info },
  success: { box: 'bg-accent-soft', icon: 'text-accent-ink', Icon: CircleCheck },
  warn: { box: 'bg-warn-soft', icon: 'text-warn', Icon: TriangleAlert },
  danger: { box: 'bg-danger-soft', icon: 'text-danger', Icon: CircleAlert },
} as const

export function Note({
  tone = 'info',
  title,
  children,
  action,
  className,
}: {
  tone?: NoteTone
  title?: string
  children?: React.ReactNode
  action?: React.ReactNode
  className?: string
}) {
  const { box, icon, Icon } = TONES[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      className={cn('flex items-start gap-2.5 rounded-[8px] px-3 py-2.5 text-ink-2 text-ui', box, className)}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', icon)} strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        {title && <b className="font-semibold text-ink">{title} </b>}
        {children}
      </div>
      {action}
    </div>
  )
}
