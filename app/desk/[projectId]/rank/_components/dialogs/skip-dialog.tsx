'use client'

/** Gives the task back with a reason. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { SKIP_REASONS } from '@/server/schemas/desk-terms'
import type { SkipReason } from '@/server/schemas/ranking'

export function SkipDialog({
  open,
  onOpenChange,
  onSkip,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  onSkip: (reason: SkipReason) => void
}) {
  const t = useTranslations('rank')
  const [reason, setReason] = useState<SkipReason>('cannot-judge')
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('skipTitle')}
      description={t('skipDescription')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('skipKeep')}</Button>
          <Button variant="primary" onClick={() => onSkip(reason)}>
            {t('skipIt')}
          </Button>
        </>
      }
    >
      <RadioCards
        label={t('skipWhy')}
        className="sm:grid-flow-row"
        value={reason}
        onValueChange={setReason}
        options={SKIP_REASONS.map((value) => ({ value, label: t(`skipReasons.${value}`) }))}
      />
    </Dialog>
  )
}
