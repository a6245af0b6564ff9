'use client'

/** The bottom bar of the writing desk: keys that matter now, another prompt, and submit. */
import { useTranslations } from 'use-intl'
import { DeskHints } from '@/app/_components/desk-shell/desk-shell'
import { Button } from '@/app/_components/ui/button'
import { Kbd } from '@/app/_components/ui/kbd'

export function WriteFooter({
  problem,
  onPass,
  onSubmit,
}: {
  /** Why it cannot be sent yet. */
  problem: string | null
  /** Null where there is no prompt to pass. */
  onPass: (() => void) | null
  onSubmit: () => void
}) {
  const t = useTranslations('write')
  const tDesk = useTranslations('desk')
  return (
    <>
      <DeskHints>
        <span>
          <Kbd>Ctrl</Kbd>
          <Kbd>S</Kbd> {t('saveDraft')}
        </span>
        <span>
          <Kbd>Esc</Kbd> {t('leaveEditor')}
        </span>
      </DeskHints>
      <span className="flex-1 max-sm:hidden" />
      {onPass && <Button onClick={onPass}>{t('anotherPrompt')}</Button>}
      <Button
        variant="primary"
        kbd="Ctrl ↵"
        disabledReason={problem}
        onClick={onSubmit}
        className="max-sm:flex-1"
      >
        {tDesk('submitAndNext')}
      </Button>
    </>
  )
}
