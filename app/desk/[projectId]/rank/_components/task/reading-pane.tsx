'use client'

/** With six answers and more: the prompt, the focused answer in full, and the one just above it to compare with. */
import { ArrowUp, Equal, PenLine } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { AnswerText } from '../../../_components/answer-text'
import { countWords } from '../../../_components/count-words'
import { type Answer, type AnswerActions, Letter } from '../cards/answer-card'
import { FlagToggles } from '../cards/flags'
import { RatingRows } from '../cards/ratings'
import type { RankingTask } from '../use-ranking-queue'
import { PromptHead } from './prompt-head'
import { NoteField } from './prompt-panel'

export function ReadingPane({
  task,
  current,
  above,
  actions,
  onTie,
  note,
  onNote,
  onReport,
}: {
  task: Pick<RankingTask, 'prompt'>
  current: Answer
  above: Answer | null
  actions: AnswerActions
  onTie: () => void
  note: string
  onNote: (note: string) => void
  onReport: () => void
}) {
  const t = useTranslations('rank')
  const { prompt } = task
  return (
    <section
      aria-label={t('promptAndAnswer')}
      className="flex flex-col gap-4 px-7 pb-5 sm:overflow-y-auto max-sm:px-4"
    >
      <PromptHead prompt={prompt} onReport={onReport} />
      <div className="grid grid-cols-2 items-start gap-4 in-data-[stacked=true]:grid-cols-1 max-lg:grid-cols-1">
        <FullAnswer
          answer={current}
          label={current.place}
          language={prompt.language}
          actions={actions}
          isCurrent
        >
          {above && (
            <span className="flex gap-1 not-in-data-[stacked=true]:hidden max-lg:hidden">
              <Button
                size="small"
                variant="quiet"
                icon={ArrowUp}
                onClick={() => actions.onMoveUp(current.id)}
              >
                {t('moveAbove', { letter: above.letter })}
              </Button>
              <Button size="small" variant="quiet" icon={Equal} onClick={onTie}>
                {t('tieWithAbove')}
              </Button>
            </span>
          )}
        </FullAnswer>
        {above && (
          <FullAnswer
            answer={above}
            label={t('justAbove', { place: above.place })}
            language={prompt.language}
            actions={actions}
          />
        )}
      </div>
      <span className="flex-1" />
      <NoteField note={note} onNote={onNote} />
    </section>
  )
}

function FullAnswer({
  answer,
  label,
  language,
  actions,
  isCurrent = false,
  children,
}: {
  answer: Answer
  label: string
  language: string
  actions: AnswerActions
  isCurrent?: boolean
  children?: React.ReactNode
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  return (
    <article
      aria-label={t('answerInFull', { letter: answer.letter })}
      data-flags-of={answer.id}
      className={cn(
        'flex min-w-0 flex-col gap-1.5 rounded-card border bg-surface px-3.5 pt-2.5 pb-3',
        isCurrent && 'border-accent',
      )}
    >
      <header className="flex items-center gap-2">
        <Letter>{answer.letter}</Letter>
        <b className="font-semibold text-ui first-letter:uppercase">{label}</b>
        <span className="text-caption text-ink-3">{tDesk('words', { count: countWords(answer.text) })}</span>
        <span className="flex-1" />
        {children}
        {actions.onBetter && (
          <IconButton
            size="small"
            icon={PenLine}
            label={t('better.write', { letter: answer.letter })}
            onClick={() => actions.onBetter?.(answer.id)}
          />
        )}
      </header>
      <AnswerText text={answer.text} language={language} marks={answer.marks} className="pl-1" />
      <FlagToggles
        letter={answer.letter}
        flags={answer.flags}
        onToggle={(flag) => actions.onFlag(answer.id, flag)}
        className="pt-1.5 pl-1"
      />
      <RatingRows
        letter={answer.letter}
        ratings={answer.ratings}
        onRate={(rating, value) => actions.onRate(answer.id, rating, value)}
        className="pl-1"
      />
    </article>
  )
}
