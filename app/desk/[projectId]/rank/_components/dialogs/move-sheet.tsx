'use client'

/** The phone's way to move: the whole answer, its flags and ratings, and the ranks with who is there. */
import { Ban, CircleHelp, Diff, PenLine, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Sheet } from '@/app/_components/ui/dialog'
import type { Words } from '@/app/_i18n/words'
import { AnswerText } from '../../../_components/answer-text'
import { type Board, tierOf } from '../board/tiers'
import { type Answer, Letter } from '../cards/answer-card'
import { FlagToggles } from '../cards/flags'
import { RatingRows } from '../cards/ratings'

export function MoveSheet({
  answer,
  board,
  letterOf,
  language,
  onClose,
  onRank,
  onInsert,
  onFlag,
  onRate,
  onDefinitions,
  onReject,
  onBetter,
  onDifferences,
}: {
  /** Null: closed. */
  answer: Answer | null
  board: Board
  letterOf: (id: string) => string
  language: string
  onClose: () => void
  /** A tie with those who have this rank. */
  onRank: (rank: number) => void
  /** A rank of its own in this gap. */
  onInsert: (gap: number) => void
  onFlag: (flag: string) => void
  onRate: (rating: string, value: number) => void
  onReject: () => void
  /** Null for a prompt that nothing may be trained on. */
  onBetter: (() => void) | null
  onDifferences: () => void
  onDefinitions: () => void
}) {
  const t = useTranslations('rank')
  if (!answer) return null
  const tier = tierOf(board, answer.id)
  const isTied = tier >= 0 && board.tiers[tier].length > 1
  const isAlone = tier >= 0 && !isTied
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={
        <span className="flex items-center gap-2">
          <Letter>{answer.letter}</Letter>
          {t('moveAnswer', { letter: answer.letter })}
        </span>
      }
      className="gap-3"
    >
      <AnswerText
        text={answer.text}
        language={language}
        marks={answer.marks}
        className="max-h-[34dvh] shrink-0 gap-2 overflow-y-auto text-[16px] leading-[25px]"
      />
      <FlagToggles isLarge letter={answer.letter} flags={answer.flags} onToggle={onFlag} />
      <RatingRows isLarge letter={answer.letter} ratings={answer.ratings} onRate={onRate} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own layout */}
      <div role="group" aria-label={t('rank')} className="grid grid-cols-4 gap-2">
        {board.tiers.map((ids, index) => {
          const others = ids.filter((id) => id !== answer.id).map(letterOf)
          const isHere = index === tier
          return (
            <button
              key={ids.join(' ')}
              type="button"
              aria-pressed={isHere}
              onClick={() => onRank(board.numbers[index])}
              className={cn(
                'flex h-16 flex-col items-center justify-center rounded-card border border-line-strong bg-surface font-semibold text-title leading-[22px]',
                isHere && 'border-accent bg-accent-soft text-accent-ink ring-1 ring-accent',
              )}
            >
              {board.numbers[index]}
              <span className={cn('font-normal text-caption', isHere ? 'text-accent-ink' : 'text-ink-3')}>
                {others.length ? t('withOthers', { letters: others.join(', ') }) : t('alone')}
              </span>
            </button>
          )
        })}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own layout */}
      <div role="group" aria-label={t('newRankGroup')} className="flex flex-wrap gap-2">
        {Array.from({ length: board.tiers.length + 1 }, (_, gap) => gap)
          .filter((gap) => !(isAlone && (gap === tier || gap === tier + 1)))
          .map((gap) => (
            <Button key={gap} icon={Plus} onClick={() => onInsert(gap)}>
              {gapInWords(gap, board, letterOf, t)}
            </Button>
          ))}
        <Button icon={Ban} aria-pressed={answer.isUnacceptable} onClick={onReject}>
          {answer.isUnacceptable ? t('markAcceptable') : t('markUnacceptable')}
        </Button>
        <Button icon={Diff} onClick={onDifferences}>
          {t('compare.title')}
        </Button>
        <Button icon={CircleHelp} onClick={onDefinitions}>
          {t('definitions.title')}
        </Button>
        {onBetter && (
          <Button icon={PenLine} onClick={onBetter}>
            {t('better.write', { letter: answer.letter })}
          </Button>
        )}
      </div>
      <Button variant="primary" size="large" onClick={onClose} className="mt-1 w-full">
        {t('doneButton')}
      </Button>
    </Sheet>
  )
}

function gapInWords(gap: number, board: Board, letterOf: (id: string) => string, t: Words<'rank'>): string {
  if (board.tiers.length === 0) return t('rankNumber', { rank: 1 })
  if (gap === 0) return t('aboveAll')
  if (gap === board.tiers.length) return t('belowAll')
  return t('below', { letters: board.tiers[gap - 1].map(letterOf).join(', ') })
}
