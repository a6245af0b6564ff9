/** What can be wrong with one answer: toggles on a card and in the sheet, and a count where there is no room. */
import { Flag, Highlighter } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { Tag } from '@/app/_components/ui/tag'
import type { SpanMark } from '@/server/schemas/ranking'
import { shownOf, useAspects } from './aspects'

export function FlagToggles({
  letter,
  flags,
  onToggle,
  isLarge = false,
  tabIndex,
  className,
}: {
  letter: string
  flags: readonly string[]
  onToggle: (flag: string) => void
  /** 44 px high, for fingers. */
  isLarge?: boolean
  tabIndex?: number
  className?: string
}) {
  const t = useTranslations('rank')
  const shown = shownOf(useAspects().flags, (code) => flags.includes(code))
  if (shown.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own layout
    <div
      role="group"
      aria-label={t('flagsOf', { letter })}
      className={cn('flex flex-wrap gap-1.5', className)}
    >
      {shown.map(({ code, label, definition }) => {
        const isOn = flags.includes(code)
        return (
          <button
            key={code}
            type="button"
            data-flag
            tabIndex={tabIndex}
            aria-pressed={isOn}
            title={definition || undefined}
            onClick={() => onToggle(code)}
            className={cn(
              'inline-flex items-center gap-[5px] rounded-full border border-line-2 text-ink-2 transition-colors duration-90 hover:bg-hover',
              isLarge ? 'h-11 px-3.5 text-body' : 'h-[26px] px-2.5 text-caption',
              isOn && 'border-transparent bg-danger-soft font-medium text-danger hover:bg-danger-soft',
            )}
          >
            {isOn && <Flag aria-hidden className="size-3" strokeWidth={2} />}
            {label}
          </button>
        )
      })}
    </div>
  )
}

export function FlagCount({ flags }: { flags: readonly string[] }) {
  const t = useTranslations('rank')
  if (flags.length === 0) return null
  return (
    <Tag tone="danger" icon={Flag}>
      <span className="sr-only">{t('flagCount')}</span>
      {flags.length}
    </Tag>
  )
}

export function MarkCount({ marks }: { marks: readonly SpanMark[] }) {
  const t = useTranslations('rank')
  if (marks.length === 0) return null
  return (
    <Tag tone="danger" icon={Highlighter}>
      <span aria-hidden>{marks.length}</span>
      <span className="sr-only">{t('marks.count', { count: marks.length })}</span>
    </Tag>
  )
}
