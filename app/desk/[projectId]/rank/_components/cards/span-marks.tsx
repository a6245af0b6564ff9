'use client'

/**
 * Marks passages of one answer as wrong. The text is a read-only field, so that words are selected with the mouse, a finger
 * or Shift and arrows, and offsets are exact; the marks stand below it with their words.
 */
import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/app/_components/ui/button'
import { Select } from '@/app/_components/ui/select'
import { MARK_REASONS, MAX_MARKS } from '@/server/schemas/desk-terms'
import type { MarkReason, SpanMark } from '@/server/schemas/ranking'
import type { Answer } from './answer-card'
import { addMark } from './marks'

export function SpanMarks({
  answer,
  language,
  onMarks,
}: {
  answer: Answer
  language: string
  onMarks: (marks: readonly SpanMark[]) => void
}) {
  const t = useTranslations('rank')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState<MarkReason>('untrue')
  const [selection, setSelection] = useState({ start: 0, end: 0 })
  // Mouse, finger, keys and scripts all end in this event; React's own `onSelect` misses some of them.
  useEffect(() => {
    const onSelectionChange = () => {
      if (document.activeElement !== field.current || !field.current) return
      const { selectionStart, selectionEnd } = field.current
      setSelection({ start: selectionStart, end: selectionEnd })
    }
    document.addEventListener('selectionchange', onSelectionChange)
    return () => document.removeEventListener('selectionchange', onSelectionChange)
  }, [])
  const { marks, text, letter } = answer
  const problem =
    selection.start === selection.end
      ? t('marks.selectFirst')
      : marks.length >= MAX_MARKS
        ? t('marks.full', { max: MAX_MARKS })
        : null
  return (
    <section aria-label={t('marks.title')} className="flex flex-col gap-2 border-t pt-3">
      <h3>{t('marks.title')}</h3>
      <p id={`${id}-hint`} className="text-ink-3 text-ui">
        {t('marks.hint')}
      </p>
      <textarea
        ref={field}
        readOnly
        rows={Math.min(10, Math.max(3, Math.ceil(text.length / 80)))}
        lang={language}
        dir="auto"
        value={text}
        aria-label={t('marks.field', { letter })}
        aria-describedby={`${id}-hint`}
        className="resize-y rounded-control border border-line-strong bg-canvas px-3 py-2 text-body outline-none focus:border-focus focus:ring-1 focus:ring-focus"
      />
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t('marks.reason')}
          value={reason}
          onValueChange={setReason}
          options={MARK_REASONS.map((value) => ({ value, label: t(`marks.reasons.${value}`) }))}
          className="min-w-44"
        />
        <Button
          disabledReason={problem}
          onClick={() => {
            onMarks(addMark(marks, { ...selection, reason, note: '' }))
            setSelection({ start: 0, end: 0 })
          }}
        >
          {t('marks.add')}
        </Button>
      </div>
      {marks.length > 0 && (
        <ul className="flex flex-col gap-1">
          {marks.map((mark) => {
            const quote = text.slice(mark.start, mark.end)
            return (
              <li key={`${mark.start} ${mark.end}`} className="flex items-center gap-2 text-ui">
                <span
                  lang={language}
                  dir="auto"
                  className="min-w-0 flex-1 truncate rounded-tag bg-del-soft px-1.5 py-0.5"
                >
                  {quote}
                </span>
                <span className="shrink-0 text-ink-2">{t(`marks.reasons.${mark.reason}`)}</span>
                <IconButton
                  icon={X}
                  size="small"
                  label={t('marks.remove', { quote })}
                  onClick={() => onMarks(marks.filter((other) => other !== mark))}
                />
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
