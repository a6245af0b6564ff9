'use client'

/** One answer in full, large, with its flags, its ratings and its marked passages. */
import { useTranslations } from 'use-intl'
import { Dialog } from '@/app/_components/ui/dialog'
import type { SpanMark } from '@/server/schemas/ranking'
import { AnswerText } from '../../../_components/answer-text'
import { countWords } from '../../../_components/count-words'
import { type Answer, Letter } from '../cards/answer-card'
import { FlagToggles } from '../cards/flags'
import { RatingRows } from '../cards/ratings'
import { SpanMarks } from '../cards/span-marks'

export function ReaderDialog({
  answer,
  language,
  onFlag,
  onRate,
  onMarks,
  onClose,
}: {
  /** Null: closed. */
  answer: Answer | null
  language: string
  onFlag: (flag: string) => void
  onRate: (rating: string, value: number) => void
  onMarks: (marks: readonly SpanMark[]) => void
  onClose: () => void
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  if (!answer) return null
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="w-[min(760px,calc(100vw-32px))]"
      title={
        <span className="flex items-center gap-2">
          <Letter>{answer.letter}</Letter>
          {tDesk('answer', { letter: answer.letter })}
          <span className="font-normal text-caption text-ink-3">
            {t('placeAndWords', {
              place: answer.place,
              words: tDesk('words', { count: countWords(answer.text) }),
            })}
          </span>
        </span>
      }
    >
      <AnswerText
        text={answer.text}
        language={language}
        marks={answer.marks}
        className="gap-2 text-[16px] leading-[26px]"
      />
      <FlagToggles letter={answer.letter} flags={answer.flags} onToggle={onFlag} className="pt-1" />
      <RatingRows letter={answer.letter} ratings={answer.ratings} onRate={onRate} />
      <SpanMarks answer={answer} language={language} onMarks={onMarks} />
    </Dialog>
  )
}
