'use client'

/** The run's log, newest at the bottom; follows the end unless the reader scrolled up. */
import { useEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { useSay } from '@/app/_i18n/use-say'
import type { LogLines } from './use-live-run'

const NEAR_END_PX = 40

export function RunLog({ lines }: { lines: LogLines }) {
  const t = useTranslations('run')
  const locale = useLocale()
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const count = lines.length
  useEffect(() => {
    if (count > 0 && follows.current && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [count])
  if (count === 0) return <p className="px-1 py-4 text-ink-3 text-ui">{t('nothingLogged')}</p>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not a scrolling box
    <div
      ref={box}
      role="group"
      aria-label={t('log')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
      }}
      className="max-h-80 overflow-y-auto rounded-card border bg-surface px-4 py-3"
    >
      <ol className="flex flex-col gap-1">
        {lines.map((line) => (
          <li key={line.id} className="flex gap-3 text-ui">
            <time
              dateTime={line.createdAt.toISOString()}
              suppressHydrationWarning
              className="shrink-0 text-ink-3 tabular-nums"
            >
              {line.createdAt.toLocaleTimeString(locale)}
            </time>
            <span
              className={cn(
                'min-w-0 [overflow-wrap:anywhere]',
                line.level === 'error' && 'text-danger',
                line.level === 'warn' && 'text-warn',
              )}
            >
              {line.level !== 'info' && (
                <span className="sr-only">{t(`levels.${line.level}` as never)}: </span>
              )}
              {say(line.message)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
