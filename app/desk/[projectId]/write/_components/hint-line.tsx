'use client'

/** A hint in one quiet line, with the way to be rid of it. */
import { Lightbulb, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/app/_components/ui/button'
import type { Hint, HintKind } from './use-hints'

export function HintLine({ hint, onDismiss }: { hint: Hint; onDismiss: (kind: HintKind) => void }) {
  const t = useTranslations('write')
  return (
    <p role="status" className="flex items-center gap-2 text-ink-2 text-ui">
      <Lightbulb aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{hint.text}</span>
      <IconButton size="small" icon={X} label={t('hints.dismiss')} onClick={() => onDismiss(hint.kind)} />
    </p>
  )
}
