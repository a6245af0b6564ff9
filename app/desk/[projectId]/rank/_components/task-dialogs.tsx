'use client'

/** What opens over a task: an answer in full, the phone's sheet, differences, the reasons for skipping. One at a time. */
import type { SkipReason } from '@/server/schemas/ranking'
import type { Answer } from './answer-card'
import { cardOf } from './card-focus'
import { DifferencesDialog } from './differences-dialog'
import { MoveSheet } from './move-sheet'
import { ReaderDialog } from './reader-dialog'
import { SkipDialog } from './skip-dialog'
import * as tiers from './tiers'
import type { BoardMoves } from './use-board-moves'

export type OpenDialog =
  | { kind: 'reader' | 'sheet'; id: string }
  | { kind: 'differences'; ids: readonly [string, string] }
  | { kind: 'skip' }

export function TaskDialogs({
  open,
  onOpen,
  ids,
  answerOf,
  moves,
  language,
  onSkip,
}: {
  open: OpenDialog | null
  onOpen: (next: OpenDialog | null) => void
  /** In display order. */
  ids: readonly string[]
  answerOf: (id: string) => Answer
  moves: BoardMoves
  language: string
  onSkip: (reason: SkipReason) => void
}) {
  const opened = open && 'id' in open ? answerOf(open.id) : null
  const close = () => onOpen(null)
  return (
    <>
      <ReaderDialog
        answer={open?.kind === 'reader' ? opened : null}
        language={language}
        onFlag={(flag) => opened && moves.toggleFlag(opened.id, flag)}
        onMarks={(marks) => opened && moves.setMarks(opened.id, marks)}
        onClose={() => {
          close()
          if (opened) requestAnimationFrame(() => cardOf(opened.id)?.focus())
        }}
      />
      <MoveSheet
        answer={open?.kind === 'sheet' ? opened : null}
        board={moves.board}
        letterOf={(id) => answerOf(id).letter}
        language={language}
        onClose={close}
        onRank={(rank) => opened && moves.move(opened.id, (now) => tiers.setRank(now, opened.id, rank))}
        onInsert={(gap) => opened && moves.move(opened.id, (now) => tiers.insertTier(now, opened.id, gap))}
        onFlag={(flag) => opened && moves.toggleFlag(opened.id, flag)}
        onReject={() => opened && moves.toggleReject(opened.id)}
      />
      {open?.kind === 'differences' && (
        <DifferencesDialog answers={ids.map(answerOf)} initial={open.ids} language={language} onClose={close} />
      )}
      <SkipDialog
        open={open?.kind === 'skip'}
        onOpenChange={(isOpen) => onOpen(isOpen ? { kind: 'skip' } : null)}
        onSkip={onSkip}
      />
    </>
  )
}
