'use client'

/** Says what is wrong with a prompt itself. Whoever reports one is not given it again. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { MAX_REPORT_COMMENT, REPORT_REASONS } from '@/server/schemas/desk-terms'
import type { PromptReport, ReportReason } from '@/server/schemas/prompt'

export type PromptComplaint = Pick<PromptReport, 'reason' | 'comment'>

export function ReportDialog({
  onClose,
  onReport,
}: {
  onClose: () => void
  onReport: (complaint: PromptComplaint) => void
}) {
  const t = useTranslations('desk')
  const [reason, setReason] = useState<ReportReason>('unclear')
  const [comment, setComment] = useState('')
  // "Something else" says nothing by itself.
  const problem = reason === 'other' && !comment.trim() ? t('report.sayWhat') : null
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('report.title')}
      description={t('report.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('report.keep')}</Button>
          <Button
            variant="primary"
            disabledReason={problem}
            onClick={() => {
              onReport({ reason, comment })
              onClose()
            }}
          >
            {t('report.send')}
          </Button>
        </>
      }
    >
      <RadioCards
        label={t('report.why')}
        className="sm:grid-flow-row"
        value={reason}
        onValueChange={setReason}
        options={REPORT_REASONS.map((value) => ({ value, label: t(`report.reasons.${value}`) }))}
      />
      <Field label={t('report.comment')} isOptional={reason !== 'other'}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            dir="auto"
            maxLength={MAX_REPORT_COMMENT}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
