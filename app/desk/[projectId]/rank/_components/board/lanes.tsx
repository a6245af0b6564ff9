'use client'

/**
 * The ranks: lanes with big numerals, dashed gaps between them that open into a new rank, the tray of what is not placed,
 * and the lane of the unacceptable.
 */
import { useDroppable } from '@dnd-kit/core'
import { Ban } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import type { Words } from '@/app/_i18n/words'
import { AnswerCard, type AnswerProps } from '../cards/answer-card'
import { type DropTarget, dropId, previewNumbers } from './drop-target'
import type { Board } from './tiers'

export interface LanesProps {
  board: Board
  /** Carried by the pointer or a finger. */
  draggedId: string | null
  over: DropTarget | null
  /** One-line cards in a rail. */
  isRail: boolean
  cardProps: (id: string) => AnswerProps
}

export function Lanes({ board, draggedId, over, isRail, cardProps }: LanesProps) {
  const t = useTranslations('rank')
  const preview = draggedId ? previewNumbers(board, draggedId, over) : null
  const card = (id: string) => <AnswerCard key={id} {...cardProps(id)} isRow={isRail} />
  const last = board.tiers.length - 1
  return (
    <>
      <ol className="flex flex-col" aria-label={t('ranksBestFirst')}>
        {board.tiers.map((tier, index) => (
          <li key={tier.join(' ')}>
            <Gap
              at={index}
              rank={preview?.gaps[index] ?? null}
              isOver={isOver(over, 'gap', index)}
              isRail={isRail}
            />
            <Lane
              at={index}
              number={preview ? preview.lanes[index] : board.numbers[index]}
              caption={captionOf(board, index, t)}
              isTie={tier.length > 1}
              isOver={isOver(over, 'lane', index) && !tier.includes(draggedId ?? '')}
              isRail={isRail}
            >
              {tier.map(card)}
            </Lane>
            {index === last && (
              <Gap
                at={index + 1}
                rank={preview?.gaps[index + 1] ?? null}
                isOver={isOver(over, 'gap', index + 1)}
                isRail={isRail}
                isLast
              />
            )}
          </li>
        ))}
        {board.tiers.length === 0 && <FirstLane isOver={isOver(over, 'gap', 0)} isRail={isRail} />}
      </ol>
      {(board.unplaced.length > 0 || draggedId) && (
        <Tray isRail={isRail} isEmpty={board.unplaced.length === 0} isOver={over?.kind === 'tray'}>
          {board.unplaced.map(card)}
        </Tray>
      )}
      <RejectLane isRail={isRail} isEmpty={board.unacceptable.length === 0} isOver={over?.kind === 'reject'}>
        {board.unacceptable.map(card)}
      </RejectLane>
    </>
  )
}

const isOver = (over: DropTarget | null, kind: 'gap' | 'lane', at: number) =>
  over !== null && over.kind === kind && over.at === at

function captionOf({ tiers, numbers, unplaced }: Board, index: number, t: Words<'rank'>): string | null {
  if (numbers[index] === 1) return t('best')
  if (index === tiers.length - 1 && unplaced.length === 0) return t('worst')
  return tiers[index].length > 1 ? t('tie') : null
}

/** Cards beside each other where there is room and nobody stacked them. */
const BESIDE = 'grid grid-cols-2 gap-2 in-data-[stacked=true]:grid-cols-1 max-xl:grid-cols-1 max-sm:gap-1.5'

const columns = (isRail: boolean) =>
  isRail
    ? 'grid grid-cols-[38px_minmax(0,1fr)] gap-1.5'
    : 'grid grid-cols-[60px_minmax(0,1fr)] gap-2 max-sm:grid-cols-[54px_minmax(0,1fr)] max-sm:gap-1'

function Numeral({
  children,
  isBest,
  isRail,
}: {
  children: React.ReactNode
  isBest: boolean
  isRail: boolean
}) {
  return (
    <span
      className={cn(
        'font-semibold tabular-nums tracking-[-0.03em]',
        isRail ? 'text-[18px] leading-6' : 'text-[26px] leading-8 max-sm:text-title max-sm:leading-6',
        isBest ? 'text-accent' : 'text-ink-2',
      )}
    >
      {children}
    </span>
  )
}

function Lane({
  at,
  number,
  caption,
  isTie,
  isOver,
  isRail,
  children,
}: {
  at: number
  number: number | null
  caption: string | null
  isTie: boolean
  isOver: boolean
  isRail: boolean
  children: React.ReactNode
}) {
  const t = useTranslations('rank')
  const { setNodeRef } = useDroppable({ id: dropId({ kind: 'lane', at }) })
  return (
    <div className={columns(isRail)}>
      <div
        className={cn(
          'flex flex-col items-center justify-center gap-0.5',
          !isRail && 'max-sm:justify-start max-sm:pt-2.5',
        )}
      >
        <Numeral isBest={number === 1} isRail={isRail}>
          {number ?? '–'}
        </Numeral>
        {caption && <span className="text-caption text-ink-3 max-sm:text-axis">{caption}</span>}
      </div>
      <div
        ref={setNodeRef}
        className={cn(
          'relative min-w-0 rounded-dialog transition-[background-color,box-shadow] duration-90',
          isRail
            ? 'flex flex-col gap-1 rounded-card'
            : 'flex flex-wrap gap-2 in-data-[stacked=true]:flex-col max-sm:flex-col max-sm:gap-1.5',
          (isTie || isOver) && 'bg-hover',
          (isTie || isOver) && (isRail ? 'p-1' : 'p-2 max-sm:p-1.5'),
          isOver && 'bg-accent-soft ring-2 ring-accent',
        )}
      >
        {children}
        {isOver && (
          <span className="-top-3 absolute left-4 rounded-tag bg-accent px-1.5 font-medium text-caption text-on-accent">
            {t('tieAtRank', { rank: number ?? 1 })}
          </span>
        )}
      </div>
    </div>
  )
}

function Gap({
  at,
  rank,
  isOver,
  isRail,
  isLast = false,
}: {
  at: number
  /** The rank a drop here makes; null when nothing is carried, or a drop here changes nothing. */
  rank: number | null
  isOver: boolean
  isRail: boolean
  isLast?: boolean
}) {
  const t = useTranslations('rank')
  const { setNodeRef } = useDroppable({ id: dropId({ kind: 'gap', at }) })
  const isOpen = isOver && rank !== null
  return (
    <div ref={setNodeRef} aria-hidden className={columns(isRail)}>
      {isOpen ? (
        <>
          <span className="grid place-items-center">
            <Numeral isBest isRail={isRail}>
              {rank}
            </Numeral>
          </span>
          <span
            className={cn(
              'my-2 flex items-center justify-end rounded-card border-2 border-accent border-dashed bg-accent-soft pr-[18px] font-medium text-accent-ink text-ui',
              isRail ? 'h-10' : 'h-16',
            )}
          >
            {t('newRank', { rank })}
          </span>
        </>
      ) : (
        <span
          className={cn(
            'col-start-2 flex items-center',
            isRail ? 'h-3' : at === 0 ? 'h-2.5' : isLast ? 'h-7' : 'h-5',
          )}
        >
          {at > 0 && !isLast && !isRail && (
            <span className="h-px w-full bg-[repeating-linear-gradient(90deg,var(--line-2)_0_4px,transparent_4px_9px)]" />
          )}
        </span>
      )}
    </div>
  )
}

function FirstLane({ isOver, isRail }: { isOver: boolean; isRail: boolean }) {
  const t = useTranslations('rank')
  const { setNodeRef } = useDroppable({ id: dropId({ kind: 'gap', at: 0 }) })
  return (
    <li className={cn(columns(isRail), 'mt-2.5')}>
      <div className="flex flex-col items-center justify-center">
        <Numeral isBest isRail={isRail}>
          1
        </Numeral>
        <span className="text-caption text-ink-3">{t('best')}</span>
      </div>
      <div
        ref={setNodeRef}
        className={cn(
          'flex min-h-24 items-center justify-center rounded-card border border-line-strong border-dashed px-4 text-center text-ink-3 text-ui',
          isOver && 'border-2 border-accent bg-accent-soft font-medium text-accent-ink',
        )}
      >
        {isOver ? (
          t('newRank', { rank: 1 })
        ) : (
          <>
            <span className="pointer-coarse:hidden">{t('startWithBest')}</span>
            <span className="hidden pointer-coarse:inline">{t('startWithBestTouch')}</span>
          </>
        )}
      </div>
    </li>
  )
}

function Tray({
  isRail,
  isEmpty,
  isOver,
  children,
}: {
  isRail: boolean
  isEmpty: boolean
  isOver: boolean
  children: React.ReactNode
}) {
  const t = useTranslations('rank')
  const { setNodeRef } = useDroppable({ id: dropId({ kind: 'tray' }) })
  return (
    <section
      ref={setNodeRef}
      aria-label={t('stillToPlace')}
      className={cn(
        'rounded-dialog border border-line-strong border-dashed',
        isRail ? 'mt-6 ml-11 p-2' : 'mt-4 ml-[68px] p-2.5 max-sm:ml-[58px] max-sm:p-1.5',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      <div className="flex items-baseline gap-2 px-1.5 pb-2">
        <h3>{t('stillToPlace')}</h3>
        <span className="text-ink-3 text-ui pointer-coarse:hidden">
          {isEmpty ? t('dropToUnplace') : t('stillToPlaceHint')}
        </span>
      </div>
      <div className={cn(isRail ? 'flex flex-col gap-1' : BESIDE)}>{children}</div>
    </section>
  )
}

function RejectLane({
  isRail,
  isEmpty,
  isOver,
  children,
}: {
  isRail: boolean
  isEmpty: boolean
  isOver: boolean
  children: React.ReactNode
}) {
  const t = useTranslations('rank')
  const { setNodeRef } = useDroppable({ id: dropId({ kind: 'reject' }) })
  return (
    <section
      ref={setNodeRef}
      aria-label={t('unacceptable')}
      className={cn(
        'rounded-dialog border border-transparent',
        isRail ? 'mt-4 ml-11 p-2' : 'mt-4 ml-[68px] p-2.5 max-sm:ml-[58px] max-sm:p-1.5',
        isEmpty ? 'border-line-2 border-dashed' : 'bg-danger-soft',
        isOver && 'border-danger bg-danger-soft',
      )}
    >
      <div className={cn('flex flex-wrap items-baseline gap-x-2 px-1.5', !isEmpty && 'pb-2')}>
        <Ban
          aria-hidden
          className={cn('size-4 shrink-0 self-center', isEmpty && !isOver ? 'text-ink-3' : 'text-danger')}
          strokeWidth={1.75}
        />
        <h3 className={cn(!isEmpty && 'text-danger')}>{t('unacceptable')}</h3>
        <span className={cn('text-ui pointer-coarse:hidden', isEmpty ? 'text-ink-3' : 'text-ink-2')}>
          {isOver ? t('rejectDrop') : isEmpty ? t('unacceptableHint') : null}
        </span>
      </div>
      {!isEmpty && <div className={cn(isRail ? 'flex flex-col gap-1' : BESIDE)}>{children}</div>}
    </section>
  )
}
