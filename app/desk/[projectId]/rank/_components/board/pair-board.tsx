'use client'

/** Two answers side by side and the scale between them: one press says which is better and by how much. */
import { Ban, Maximize2, PenLine } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { AnswerText } from '../../../_components/answer-text'
import { countWords } from '../../../_components/count-words'
import { type Answer, type AnswerActions, FOLDED, Letter } from '../cards/answer-card'
import { FlagToggles, MarkCount } from '../cards/flags'
import { RatingRows } from '../cards/ratings'
import { DEGREE_NAMES, type Degree, type PairChoice, SCALE } from './pair'

export function PairBoard({
  answers,
  choice,
  language,
  actions,
  isFolded,
  onChoose,
}: {
  /** In display order: the first is A. */
  answers: readonly [Answer, Answer]
  choice: PairChoice | null
  language: string
  actions: AnswerActions
  isFolded: boolean
  onChoose: (choice: PairChoice) => void
}) {
  const t = useTranslations('rank')
  const [first, second] = answers
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 in-data-[stacked=true]:grid-cols-1 max-md:grid-cols-1">
        {answers.map((answer) => (
          <PairAnswer
            key={answer.id}
            answer={answer}
            language={language}
            actions={actions}
            isFolded={isFolded}
            isBetter={typeof choice === 'number' && (answer === first ? choice < 0 : choice > 0)}
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own layout */}
      <div
        role="group"
        aria-label={t('pair.scale')}
        className="sticky bottom-0 flex flex-col gap-2 rounded-card border bg-surface p-2.5 shadow-e1 max-sm:p-1.5"
      >
        <div className="grid grid-cols-9 gap-1.5 max-lg:grid-cols-4 max-sm:gap-1">
          {SCALE.map((step) => (
            <ScaleButton
              key={step}
              step={step}
              isChosen={choice === step}
              letter={step < 0 ? first.letter : second.letter}
              onClick={() => onChoose(step)}
            />
          ))}
        </div>
        <button
          type="button"
          aria-pressed={choice === 'bothBad'}
          onClick={() => onChoose('bothBad')}
          className={cn(
            'flex h-9 items-center justify-center gap-1.5 rounded-control border border-line-2 text-ink-2 text-ui hover:bg-hover max-sm:h-11',
            choice === 'bothBad' &&
              'border-danger bg-danger-soft font-medium text-danger hover:bg-danger-soft',
          )}
        >
          <Ban aria-hidden className="size-4" strokeWidth={1.75} />
          {t('pair.bothBad')}
        </button>
      </div>
    </div>
  )
}

function ScaleButton({
  step,
  isChosen,
  letter,
  onClick,
}: {
  step: (typeof SCALE)[number]
  isChosen: boolean
  letter: string
  onClick: () => void
}) {
  const t = useTranslations('rank')
  const degree = step === 0 ? null : t(`pair.degrees.${DEGREE_NAMES[Math.abs(step) as Degree]}`)
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={degree === null ? t('pair.equal') : t('pair.better', { letter, degree })}
      onClick={onClick}
      className={cn(
        'flex min-h-12 min-w-0 flex-col items-center justify-center rounded-control border border-line-2 px-1 py-1 text-center text-caption text-ink-2 leading-4 hover:bg-hover',
        step === 0 && 'max-lg:col-span-4',
        isChosen && 'border-accent bg-accent-soft text-accent-ink ring-1 ring-accent hover:bg-accent-soft',
      )}
    >
      <b className="font-semibold text-body">{step === 0 ? '=' : letter}</b>
      <span className="max-w-full [overflow-wrap:anywhere]">{degree ?? t('pair.equal')}</span>
    </button>
  )
}

function PairAnswer({
  answer,
  language,
  actions,
  isFolded,
  isBetter,
}: {
  answer: Answer
  language: string
  actions: AnswerActions
  isFolded: boolean
  isBetter: boolean
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const { id, letter, text, flags, ratings, marks } = answer
  return (
    <article
      data-answer={id}
      data-flags-of={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the focused answer
      tabIndex={0}
      aria-label={tDesk('answer', { letter })}
      aria-describedby="rank-help"
      onFocus={() => actions.onFocus(id)}
      className={cn(
        'flex min-w-0 scroll-my-6 flex-col gap-1.5 rounded-card border border-line-2 bg-surface px-3.5 pt-2.5 pb-3 shadow-e1',
        isBetter && 'border-accent ring-1 ring-accent',
        answer.isUnacceptable && 'border-danger',
      )}
    >
      <header className="flex items-center gap-2">
        <Letter>{letter}</Letter>
        <span className="text-caption text-ink-3 tabular-nums">
          {tDesk('words', { count: countWords(text) })}
        </span>
        <MarkCount marks={marks} />
        <span className="flex-1" />
        {actions.onBetter && (
          <IconButton
            icon={PenLine}
            size="small"
            tabIndex={-1}
            label={t('better.write', { letter })}
            onClick={() => actions.onBetter?.(id)}
          />
        )}
        <IconButton
          icon={Maximize2}
          size="small"
          tabIndex={-1}
          label={t('openAnswer', { letter })}
          onClick={() => actions.onOpen(id)}
        />
      </header>
      <AnswerText text={text} language={language} marks={marks} className={cn('pl-1', isFolded && FOLDED)} />
      <FlagToggles
        letter={letter}
        flags={flags}
        tabIndex={-1}
        onToggle={(flag) => actions.onFlag(id, flag)}
        className="mt-auto pt-2 pl-1"
      />
      <RatingRows
        letter={letter}
        ratings={ratings}
        tabIndex={-1}
        onRate={(rating, value) => actions.onRate(id, rating, value)}
        className="pl-1"
      />
    </article>
  )
}
