'use client'

/**
 * What opens over a task, one at a time: an answer in full, the phone's sheet, differences, a better answer, what flags and
 * ratings mean, skipping, reporting the prompt.
 */
import type { SkipReason } from '@/server/schemas/ranking'
import { type PromptComplaint, ReportDialog } from '../../../_components/report-dialog'
import * as tiers from '../board/tiers'
import type { BoardMoves } from '../board/use-board-moves'
import type { Answer } from '../cards/answer-card'
import { focusSoon } from '../cards/card-focus'
import type { BetterAnswers } from '../use-better-answers'
import type { RankingTask } from '../use-ranking-queue'
import { BetterDialog } from './better-dialog'
import { DefinitionsDialog } from './definitions-dialog'
import { DifferencesDialog } from './differences-dialog'
import { MoveSheet } from './move-sheet'
import { ReaderDialog } from './reader-dialog'
import { SkipDialog } from './skip-dialog'

export type OpenDialog =
  | { kind: 'reader' | 'sheet' | 'differences' | 'better'; id: string }
  | { kind: 'skip' | 'report' | 'definitions' }

export function TaskDialogs({
  open,
  onOpen,
  ids,
  answerOf,
  moves,
  prompt,
  better,
  onSkip,
  onReport,
}: {
  open: OpenDialog | null
  onOpen: (next: OpenDialog | null) => void
  /** In display order. */
  ids: readonly string[]
  answerOf: (id: string) => Answer
  moves: BoardMoves
  prompt: RankingTask['prompt']
  better?: BetterAnswers
  /** Left out where nothing can be skipped. */
  onSkip?: (reason: SkipReason) => void
  onReport: (complaint: PromptComplaint) => void
}) {
  const { language } = prompt
  const opened = open && 'id' in open ? answerOf(open.id) : null
  const close = () => onOpen(null)
  return (
    <>
      <ReaderDialog
        answer={open?.kind === 'reader' ? opened : null}
        language={language}
        onFlag={(flag) => opened && moves.toggleFlag(opened.id, flag)}
        onRate={(rating, value) => opened && moves.rate(opened.id, rating, value)}
        onMarks={(marks) => opened && moves.setMarks(opened.id, marks)}
        onClose={() => {
          close()
          focusSoon(opened?.id)
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
        onRate={(rating, value) => opened && moves.rate(opened.id, rating, value)}
        onReject={() => opened && moves.toggleReject(opened.id)}
        onDifferences={() => opened && onOpen({ kind: 'differences', id: opened.id })}
        onDefinitions={() => onOpen({ kind: 'definitions' })}
        onBetter={
          opened && better && prompt.isForTraining ? () => onOpen({ kind: 'better', id: opened.id }) : null
        }
      />
      {open?.kind === 'better' && opened && better && (
        <BetterDialog
          answer={opened}
          prompt={prompt}
          better={better}
          onClose={() => {
            close()
            focusSoon(opened.id)
          }}
        />
      )}
      {open?.kind === 'differences' && (
        <DifferencesDialog
          answers={ids.map(answerOf)}
          initial={withTheOneBefore(open.id, ids, moves.board)}
          language={language}
          onClose={() => {
            close()
            focusSoon(open.id)
          }}
        />
      )}
      {onSkip && (
        <SkipDialog
          open={open?.kind === 'skip'}
          onOpenChange={(isOpen) => onOpen(isOpen ? { kind: 'skip' } : null)}
          onSkip={onSkip}
        />
      )}
      {open?.kind === 'definitions' && (
        <DefinitionsDialog
          onClose={() => {
            close()
            focusSoon(moves.activeId)
          }}
        />
      )}
      {open?.kind === 'report' && <ReportDialog onClose={close} onReport={onReport} />}
    </>
  )
}

/** An answer beside the one before it on the screen; the first beside the second. */
function withTheOneBefore(id: string, ids: readonly string[], board: tiers.Board): [string, string] {
  // Two answers stay where they are.
  const order = ids.length === 2 ? ids : tiers.screenOrder(board)
  const at = Math.max(1, order.indexOf(id))
  return [order[at - 1], order[at]]
}
