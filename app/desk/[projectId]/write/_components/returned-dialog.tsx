'use client'

/** Changes what came back from a review and sends it again. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ReadTurns, TurnFields } from '@/app/_components/annotation/turns'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPCClient } from '@/app/_trpc/client'
import { MAX_TEXT_LENGTH } from '@/server/schemas/desk-terms'
import { refusalOf } from '../../_components/refusal'
import { useActiveTime } from '../../_components/use-active-time'
import type { Returned } from './returned'

export function ReturnedDialog({
  projectId,
  returned: {
    demonstrationId,
    revision,
    instruction,
    isOwnInstruction,
    turns,
    promptTurns,
    response,
    reviewer,
    comment,
  },
  onClose,
  onSent,
}: {
  projectId: string
  returned: Returned
  onClose: () => void
  onSent: () => void
}) {
  const t = useTranslations('write')
  const client = useTRPCClient()
  const toast = useToast()
  const { read } = useActiveTime()
  const [draft, setDraft] = useState({ instruction, turns, response })
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const isDialogue = turns.length > Math.max(1, promptTurns)
  const isSame =
    draft.instruction.trim() === instruction &&
    draft.response.trim() === response &&
    draft.turns.every(({ content }, i) => content.trim() === turns[i].content)
  const problem = !draft.response.trim()
    ? t('problems.noAnswer')
    : !draft.instruction.trim()
      ? t('problems.noInstruction')
      : draft.turns.some(({ content }) => !content.trim())
        ? t('problems.emptyTurn')
        : isSame && t('returned.unchanged')
  const send = async () => {
    setSending(true)
    setError(null)
    try {
      const { activeMs } = read()
      await client.demonstrations.resubmit.mutate({
        projectId,
        demonstrationId,
        revision,
        instruction: draft.instruction,
        response: draft.response,
        ...(isDialogue && { turns: draft.turns }),
        activeMs,
      })
      toast({ message: t('returned.sent') })
      onSent()
    } catch (failure) {
      setError(refusalOf(failure) ?? t('returned.notSent'))
    } finally {
      setSending(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="w-[min(680px,calc(100vw-32px))]"
      title={t('returned.dialog')}
      description={t('returned.by', { reviewer })}
      footer={
        <>
          <Button onClick={onClose}>{t('returned.later')}</Button>
          <Button
            variant="primary"
            busy={isSending && t('returned.sending')}
            disabledReason={problem || null}
            onClick={() => void send()}
          >
            {t('returned.send')}
          </Button>
        </>
      }
    >
      <blockquote dir="auto" className="whitespace-pre-wrap border-l-2 pl-3 [overflow-wrap:anywhere]">
        {comment}
      </blockquote>
      {isDialogue ? (
        <>
          {promptTurns > 0 && <ReadTurns turns={turns.slice(0, promptTurns)} />}
          <TurnFields
            turns={draft.turns}
            first={promptTurns}
            onChange={(changed) => setDraft({ ...draft, turns: changed })}
          />
        </>
      ) : isOwnInstruction ? (
        <Field label={t('yourInstruction')}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              dir="auto"
              maxLength={MAX_TEXT_LENGTH}
              value={draft.instruction}
              onChange={(event) => setDraft({ ...draft, instruction: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <p dir="auto" className="whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
          {instruction}
        </p>
      )}
      <Field label={t('yourAnswer')}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            dir="auto"
            maxLength={MAX_TEXT_LENGTH}
            value={draft.response}
            onChange={(event) => setDraft({ ...draft, response: event.target.value })}
          />
        )}
      </Field>
      {error && <Note tone="danger">{error}</Note>}
    </Dialog>
  )
}
