'use client'

/** Gives the task back with a reason. */
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import type { SkipReason } from '@/server/schemas/ranking'

const REASONS: { value: SkipReason; label: string }[] = [
  { value: 'prompt-unclear', label: 'I do not understand the prompt' },
  { value: 'cannot-judge', label: 'I cannot judge this topic' },
  { value: 'answers-alike', label: 'I see no difference between the answers' },
  { value: 'all-unusable', label: 'No answer is usable' },
  { value: 'other', label: 'Something else' },
]

export function SkipDialog({
  open,
  onOpenChange,
  onSkip,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  onSkip: (reason: SkipReason) => void
}) {
  const [reason, setReason] = useState<SkipReason>('cannot-judge')
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Skip this prompt?"
      description="Somebody else will rank it. It does not come back to you."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep ranking</Button>
          <Button variant="primary" onClick={() => onSkip(reason)}>
            Skip it
          </Button>
        </>
      }
    >
      <RadioCards
        label="Why?"
        className="sm:grid-flow-row"
        value={reason}
        onValueChange={setReason}
        options={REASONS}
      />
    </Dialog>
  )
}
