'use client'

/** The bottom bar of the ranking desk: keys that matter now, what is saved, undo, skip and submit. */
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/app/_components/ui/button'

export function TaskFooter({
  hints,
  status,
  problem,
  canUndo,
  work,
  onUndo,
  onLeave,
  onSubmit,
}: {
  hints: React.ReactNode
  status: React.ReactNode
  /** Why it cannot be sent yet. */
  problem: string | null
  canUndo: boolean
  work: 'ranking' | 'correction' | 'practice'
  onUndo: () => void
  /** Skips the task; leaves a correction unsent. Left out where neither can be done. */
  onLeave?: () => void
  onSubmit: () => void
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const submitLabel = {
    ranking: tDesk('submitAndNext'),
    correction: t('recent.send'),
    practice: t('practice.compare'),
  }[work]
  return (
    <>
      {hints}
      <span className="flex-1 max-sm:hidden" />
      <span className="truncate text-caption text-ink-3 max-md:hidden">{status}</span>
      <Button
        variant="quiet"
        icon={Undo2}
        kbd="Z"
        disabled={!canUndo}
        onClick={onUndo}
        className="max-sm:hidden"
      >
        {t('undo')}
      </Button>
      <IconButton icon={Undo2} label={t('undo')} disabled={!canUndo} onClick={onUndo} className="sm:hidden" />
      {onLeave && (
        <Button onClick={onLeave}>{work === 'correction' ? t('recent.cancel') : tDesk('skip')}</Button>
      )}
      <Button
        variant="primary"
        kbd="Ctrl ↵"
        disabledReason={problem}
        onClick={onSubmit}
        className="max-sm:flex-1"
      >
        {submitLabel}
      </Button>
    </>
  )
}
