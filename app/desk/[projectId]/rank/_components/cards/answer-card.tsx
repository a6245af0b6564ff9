'use client'

/**
 * One answer: grip, letter, word count, up, down, open; text; flags and ratings. On a phone the text is folded to four lines and
 * "Move" opens a sheet. The card takes the focus, and every button on it has a key; so buttons are not tab stops.
 */
import { useDraggable } from '@dnd-kit/core'
import { ArrowDown, ArrowDownUp, ArrowUp, Ban, Flag, GripVertical, Maximize2, PenLine } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import type { Ratings } from '@/server/schemas/aspect'
import type { SpanMark } from '@/server/schemas/ranking'
import { AnswerText } from '../../../_components/answer-text'
import { countWords } from '../../../_components/count-words'
import { FlagCount, FlagToggles, MarkCount } from './flags'
import { RatingCount, RatingRows } from './ratings'

export interface Answer {
  id: string
  letter: string
  text: string
  flags: readonly string[]
  ratings: Readonly<Ratings>
  marks: readonly SpanMark[]
  isUnacceptable: boolean
  /** "rank 2 of 3, tied with D" or "not placed". */
  place: string
  canMoveUp: boolean
  canMoveDown: boolean
}

export interface AnswerActions {
  onMoveUp: (id: string) => void
  onMoveDown: (id: string) => void
  /** Full text. */
  onOpen: (id: string) => void
  /** The phone's sheet with ranks, flags and ratings. */
  onMove: (id: string) => void
  onFlag: (id: string, flag: string) => void
  onRate: (id: string, rating: string, value: number) => void
  /** Into the lane of the unacceptable, or out of it. */
  onReject: (id: string) => void
  /** Writes a better one. Null for a prompt that nothing may be trained on. */
  onBetter: ((id: string) => void) | null
  onFocus: (id: string) => void
}

export interface AnswerProps {
  answer: Answer
  actions: AnswerActions
  language: string
  isLifted: boolean
  /** One line in the rank rail, for six answers and more. */
  isRow?: boolean
  isCurrent?: boolean
  /** Four lines of text only. */
  isFolded?: boolean
}

/** Four lines, the last one fading. */
export const FOLDED = 'max-h-[92px] overflow-hidden [mask-image:linear-gradient(#000_69px,transparent_92px)]'
const FOLDED_ON_PHONE =
  'max-sm:max-h-[84px] max-sm:overflow-hidden max-sm:text-body max-sm:leading-[21px] max-sm:[mask-image:linear-gradient(#000_63px,transparent_84px)]'

/** More than a line shows. The browser would lay out the rest of nine long answers as well. */
const ROW_CHARS = 200

export function Letter({ children }: { children: string }) {
  return (
    <span className="grid size-6 shrink-0 place-items-center rounded-control bg-hover font-semibold text-ui">
      {children}
    </span>
  )
}

export function AnswerCard(props: AnswerProps) {
  const { answer, actions, language, isLifted, isRow = false, isCurrent = false, isFolded = false } = props
  const { id, letter, text, flags, ratings, marks } = answer
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const { setNodeRef, listeners, isDragging } = useDraggable({ id })
  const words = tDesk('words', { count: countWords(text) })
  return (
    <article
      ref={setNodeRef}
      data-answer={id}
      data-flags-of={isRow ? undefined : id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card is what arrow keys and digits move
      tabIndex={0}
      aria-label={t('cardName', { letter, place: answer.place, words })}
      aria-roledescription={t('movable')}
      aria-describedby="rank-help"
      onFocus={() => actions.onFocus(id)}
      className={cn(
        'relative min-w-0 scroll-my-6 rounded-card border border-line-2 bg-surface shadow-e1',
        isRow
          ? 'flex h-11 items-center gap-1.5 rounded-[8px] pr-2.5 pl-1.5'
          : 'flex flex-1 basis-[300px] in-data-[stacked=true]:basis-auto flex-col gap-1.5 pt-2.5 pr-3.5 pb-3 pl-2.5 max-sm:basis-auto max-sm:gap-0 max-sm:pt-1 max-sm:pr-1.5 max-sm:pb-2.5 max-sm:pl-3',
        isRow && isCurrent && 'border-accent-line bg-accent-soft',
        isLifted && 'z-10 rotate-[0.6deg] bg-raised shadow-e3 outline-2 outline-focus outline-offset-2',
        isDragging && 'opacity-35',
      )}
    >
      <header
        {...listeners}
        className={cn(
          'flex shrink-0 cursor-grab select-none items-center gap-2 active:cursor-grabbing [-webkit-touch-callout:none]',
          isRow ? 'min-w-0 flex-1' : 'max-sm:h-10 max-sm:gap-1.5',
        )}
      >
        <GripVertical
          aria-hidden
          className={cn('mx-1 size-4 shrink-0 text-ink-3', !isRow && 'max-sm:hidden')}
          strokeWidth={1.75}
        />
        <Letter>{letter}</Letter>
        {isRow ? (
          <span
            lang={language}
            dir="auto"
            className={cn('min-w-0 flex-1 truncate text-ui', isCurrent ? 'text-ink' : 'text-ink-2')}
          >
            {text.slice(0, ROW_CHARS)}
          </span>
        ) : (
          <>
            <span className="whitespace-nowrap text-caption text-ink-3 tabular-nums">{words}</span>
            <span className="flex gap-1 sm:hidden">
              <FlagCount flags={flags} />
              <RatingCount ratings={ratings} />
            </span>
            <MarkCount marks={marks} />
            <span className="flex-1" />
            <DesktopButtons answer={answer} actions={actions} />
            <PhoneButtons answer={answer} actions={actions} />
          </>
        )}
        {isRow && <FlagCount flags={flags} />}
        {isRow && <RatingCount ratings={ratings} />}
        {isRow && <MarkCount marks={marks} />}
      </header>
      {!isRow && (
        <>
          <AnswerText
            text={text}
            language={language}
            marks={marks}
            className={cn('pr-1 pl-2 max-sm:pl-0', isFolded ? FOLDED : FOLDED_ON_PHONE)}
          />
          <FlagToggles
            letter={letter}
            flags={flags}
            tabIndex={-1}
            onToggle={(flag) => actions.onFlag(id, flag)}
            className="mt-auto pt-2 pl-2 max-sm:hidden"
          />
          <RatingRows
            letter={letter}
            ratings={ratings}
            tabIndex={-1}
            onRate={(rating, value) => actions.onRate(id, rating, value)}
            className="pt-1 pl-2 max-sm:hidden"
          />
        </>
      )}
    </article>
  )
}

interface ButtonsProps {
  answer: Answer
  actions: AnswerActions
}

function DesktopButtons({ answer, actions }: ButtonsProps) {
  const { id, letter, canMoveUp, canMoveDown, isUnacceptable } = answer
  const t = useTranslations('rank')
  const shared = { size: 'small', tabIndex: -1 } as const
  return (
    <span className="flex gap-1.5 max-sm:hidden">
      <IconButton
        {...shared}
        icon={ArrowUp}
        label={t('moveUp', { letter })}
        disabled={!canMoveUp}
        onClick={() => actions.onMoveUp(id)}
      />
      <IconButton
        {...shared}
        icon={ArrowDown}
        label={t('moveDown', { letter })}
        disabled={!canMoveDown}
        onClick={() => actions.onMoveDown(id)}
      />
      <IconButton
        {...shared}
        icon={Ban}
        label={isUnacceptable ? t('markAcceptable') : t('markUnacceptable')}
        aria-pressed={isUnacceptable}
        className={isUnacceptable ? 'text-danger' : undefined}
        onClick={() => actions.onReject(id)}
      />
      {actions.onBetter && (
        <IconButton
          {...shared}
          icon={PenLine}
          label={t('better.write', { letter })}
          onClick={() => actions.onBetter?.(id)}
        />
      )}
      <IconButton
        {...shared}
        icon={Maximize2}
        label={t('openAnswer', { letter })}
        onClick={() => actions.onOpen(id)}
      />
    </span>
  )
}

function PhoneButtons({ answer: { id, letter }, actions }: ButtonsProps) {
  const t = useTranslations('rank')
  return (
    <span className="flex items-center sm:hidden">
      <button
        type="button"
        aria-label={t('moveAnswer', { letter })}
        onClick={() => actions.onMove(id)}
        className="flex h-10 items-center gap-[5px] rounded-control px-2 font-medium text-ink-2 text-ui"
      >
        <ArrowDownUp aria-hidden className="size-3.5" strokeWidth={1.75} />
        {t('move')}
      </button>
      <button
        type="button"
        aria-label={t('flagAnswer', { letter })}
        onClick={() => actions.onMove(id)}
        className="grid size-10 place-items-center rounded-control text-ink-3"
      >
        <Flag aria-hidden className="size-5" strokeWidth={1.75} />
      </button>
    </span>
  )
}

/** What the pointer carries: two lines, so that the targets under it stay visible. */
export function CarriedCard({
  answer,
  origin,
  language,
}: {
  answer: Answer
  origin: string | null
  language: string
}) {
  const tDesk = useTranslations('desk')
  return (
    <div className="w-[min(500px,86vw)] rotate-[0.6deg] cursor-grabbing rounded-card border border-line-2 bg-raised px-3.5 pt-2.5 pb-3 shadow-e3 outline-2 outline-focus outline-offset-2">
      <div className="flex items-center gap-2">
        <GripVertical aria-hidden className="size-4" strokeWidth={1.75} />
        <Letter>{answer.letter}</Letter>
        <span className="text-caption text-ink-3">{tDesk('words', { count: countWords(answer.text) })}</span>
        <span className="flex-1" />
        {origin && (
          <span className="rounded-tag bg-hover px-1.5 py-0.5 text-caption text-ink-2">{origin}</span>
        )}
      </div>
      <p lang={language} dir="auto" className="mt-1 line-clamp-2 text-body leading-[21px]">
        {answer.text}
      </p>
    </div>
  )
}
