'use client'

/** The board of a task: its head, and the answers in lanes, in the rail, or as a pair. */
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { BoardHead } from '../board/board-head'
import { Lanes } from '../board/lanes'
import { choiceOf } from '../board/pair'
import { PairBoard } from '../board/pair-board'
import type { TaskState } from './use-task-desk'

export function TaskBoard({ desk, language }: { desk: TaskState; language: string }) {
  const t = useTranslations('rank')
  const { ids, isPair, isRail, moves, guided, drag, arrangement, openDialog, speaker } = desk
  return (
    <section
      ref={moves.area}
      aria-label={t('ranking')}
      className={
        isRail
          ? 'border-l bg-canvas px-[18px] pt-5 pb-6 pl-3 sm:overflow-y-auto max-sm:border-l-0 max-sm:px-2'
          : cn(
              'px-6 pt-4 pb-4 pl-5 sm:overflow-y-auto max-sm:px-3 max-sm:pt-0',
              // The numerals of the lanes stand in the margin; a pair has none.
              !isPair && 'max-sm:pl-0.5',
            )
      }
    >
      <BoardHead
        answers={ids.length}
        left={moves.board.unplaced.length}
        movingLetter={drag && speaker.letterOf(drag.id)}
        isRail={isRail}
        isGuided={guided.isGuided}
        onWay={guided.switchTo}
        isFolded={arrangement.isFolded}
        onFold={arrangement.toggleFolded}
        isStacked={arrangement.isStacked}
        onArrange={arrangement.toggleStacked}
        onDifferences={() => openDialog({ kind: 'differences', id: moves.activeId })}
        onDefinitions={() => openDialog({ kind: 'definitions' })}
      />
      {isPair ? <TaskPair desk={desk} language={language} /> : <TaskLanes desk={desk} language={language} />}
    </section>
  )
}

function TaskPair({ desk, language }: { desk: TaskState; language: string }) {
  const { ids, moves, answerOf, actions, arrangement } = desk
  return (
    <div className="pt-2.5">
      <PairBoard
        answers={[answerOf(ids[0]), answerOf(ids[1])]}
        choice={choiceOf(moves.board, ids)}
        language={language}
        actions={actions}
        isFolded={arrangement.isFolded}
        onChoose={moves.choose}
      />
    </div>
  )
}

function TaskLanes({ desk, language }: { desk: TaskState; language: string }) {
  const { moves, drag, isRail, answerOf, actions, arrangement } = desk
  return (
    <Lanes
      board={moves.board}
      draggedId={drag?.id ?? null}
      over={drag?.over ?? null}
      isRail={isRail}
      cardProps={(id) => ({
        answer: answerOf(id),
        actions,
        language,
        isLifted: moves.lift?.id === id,
        isCurrent: id === moves.activeId,
        isFolded: arrangement.isFolded,
      })}
    />
  )
}
