'use client'

/**
 * One task on the ranking desk. State is a board of tiers (`tiers.ts`); pointer, finger and keyboard all make the same
 * moves on it (`use-board-moves.ts`). Every change is mirrored at once, so a reload loses nothing.
 */
import { DndContext, DragOverlay } from '@dnd-kit/core'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { cn } from '@/app/_components/ui/cn'
import { later } from '@/app/_components/ui/later'
import type { RankingDraft, RankingSubmission, SkipReason } from '@/server/schemas/ranking'
import { NO_MARKS } from '../../../_components/answer-text'
import { DeskTools } from '../../../_components/desk-tools'
import { useGuidelines } from '../../../_components/guidelines-beside'
import type { PromptComplaint } from '../../../_components/report-dialog'
import { useActiveTime } from '../../../_components/use-active-time'
import { useRememberedSwitch } from '../../../_components/use-remembered-switch'
import { useSingleKeys } from '../../../_components/use-single-keys'
import * as say from '../board/announcements'
import { BoardHead } from '../board/board-head'
import { Lanes } from '../board/lanes'
import { choiceOf, choiceOfDigit, stepPair } from '../board/pair'
import { PairBoard } from '../board/pair-board'
import * as tiers from '../board/tiers'
import { useBoardMoves } from '../board/use-board-moves'
import { useDrag } from '../board/use-drag'
import { type Answer, type AnswerActions, CarriedCard } from '../cards/answer-card'
import { useAspects } from '../cards/aspects'
import { cardOf, focusedAnswer, focusFlags, focusRatings } from '../cards/card-focus'
import type { OpenDialog } from '../dialogs/task-dialogs'
import * as guide from '../guided/guided'
import { GuidedPane } from '../guided/guided-pane'
import { useGuided } from '../guided/use-guided'
import { Hints } from '../keys/hints'
import { shortcutsOf } from '../keys/shortcuts'
import { useBoardKeys } from '../keys/use-board-keys'
import { RecentButton } from '../recent-button'
import type { BetterAnswers } from '../use-better-answers'
import type { RankingTask } from '../use-ranking-queue'
import { PromptPanel } from './prompt-panel'
import { ReadingPane } from './reading-pane'
import { TaskFooter } from './task-footer'

const TaskDialogs = later(async () => (await import('../dialogs/task-dialogs')).TaskDialogs)

/** From six answers on, the full text is read on the left and ranked as one-line cards on the right. */
const RAIL_FROM = 6
const NO_RATINGS = {}

export interface TaskDeskProps {
  task: Pick<RankingTask, 'taskId' | 'prompt' | 'completions'>
  /** The newer of the browser's and the server's draft; for a correction, the ranking as it was sent. */
  draft: Omit<RankingDraft, 'savedAt'> | null
  /** A correction changes a ranking sent before; practice is held against gold. Neither can be skipped. */
  work?: 'ranking' | 'correction' | 'practice'
  shell: Pick<React.ComponentProps<typeof DeskShell>, 'title' | 'subtitle' | 'leaveHref' | 'progress'>
  /** Left out where no better answer can be written. */
  better?: BetterAnswers
  /** "Saved", "No connection…" and the like. */
  status: React.ReactNode
  onChange: (draft: RankingDraft) => void
  /**
   * `isShownOrder`: the ranks are exactly the order in which the answers were shown. A promise of false says that it could not
   * be sent, and may be sent again.
   */
  onSubmit: (ranking: RankingSubmission, isShownOrder: boolean) => unknown
  onSkip?: (reason: SkipReason) => void
  onReport: (complaint: PromptComplaint) => void
  /** Opens one's recent rankings; ends a correction without sending it. */
  onRecent?: () => void
}

export function TaskDesk({
  task,
  draft,
  shell,
  better,
  status,
  onChange,
  onSubmit,
  onSkip,
  onReport,
  onRecent,
  work = 'ranking',
}: TaskDeskProps) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const locale = useLocale()
  const ids = useMemo(() => task.completions.map(({ id }) => id), [task])
  const letterOf = useCallback((id: string) => String.fromCharCode(65 + ids.indexOf(id)), [ids])
  const speaker: say.Speaker = { t, locale, letterOf }
  const [start] = useState(() => (draft && tiers.boardFromDraft(ids, draft)) ?? tiers.newBoard(ids))
  const moves = useBoardMoves(ids, start, speaker)
  const { board, newest, lift, activeId, move } = moves
  const guided = useGuided(moves, speaker)
  const { isGuided, current } = guided
  const { drag, context } = useDrag(ids, moves, speaker)
  const [note, setNote] = useState(draft?.note ?? '')
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const [singleKeys] = useSingleKeys()
  const [isFolded, setFolded] = useRememberedSwitch('laurel.rank.folded', false)
  const { restart, read } = useActiveTime()
  const guidelines = useGuidelines()
  const isPair = ids.length === 2
  const isRail = ids.length >= RAIL_FROM
  // Two columns of long answers do not fit beside a rail as well: each has its own memory.
  const [isStacked, setStacked] = useRememberedSwitch(
    isRail ? 'laurel.rank.rail.stacked' : 'laurel.rank.stacked',
    isRail,
  )
  const isSent = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts once per task
  useEffect(() => {
    // The time of a correction is added to what the ranking took at first.
    if (work === 'correction') restart()
    else restart(draft?.activeMs, draft?.idleMs)
    guidelines.catchUp()
    if (window.matchMedia('(pointer: fine)').matches) cardOf(tiers.screenOrder(start)[0])?.focus()
  }, [])

  const saved = useRef({ board, note })
  // biome-ignore lint/correctness/useExhaustiveDependencies: saves when the work changes, nothing else
  useEffect(() => {
    if (saved.current.board === board && saved.current.note === note) return
    saved.current = { board, note }
    onChange({ ...tiers.toDraft(board), note, ...read(), savedAt: Date.now() })
  }, [board, note])

  const needed = useAspects().ratings.filter(({ isAsked, isNeeded }) => isAsked && isNeeded)
  const whyNotReady = (now: tiers.Board) =>
    isPair && now.unplaced.length > 0 ? t('pair.notReady') : say.whyNotReady(now, speaker, needed)
  const submit = () => {
    const now = newest.current
    const missing = whyNotReady(now)
    if (missing) return moves.announce(missing)
    if (isSent.current) return
    isSent.current = true
    const sending = onSubmit(
      {
        taskId: task.taskId,
        items: tiers.rankedItems(now),
        degree: now.degree,
        note,
        guidelinesVersion: guidelines.version,
        ...read(),
      },
      // Two answers are in the shown order half of the time.
      !isPair && tiers.isDisplayOrder(now, ids),
    )
    void Promise.resolve(sending).then((isTaken) => {
      if (isTaken === false) isSent.current = false
    })
  }

  const openDefinitions = () => setOpen({ kind: 'definitions' })
  useBoardKeys(
    {
      activeId: () => focusedAnswer() ?? activeId,
      isLifted: () => lift !== null,
      onRank: (id, rank) => (isPair ? moves.choose(choiceOfDigit(rank)) : moves.rankAndGoOn(id, rank)),
      onUp: (id) => !isPair && move(id, (now) => tiers.moveUp(now, id)),
      onDown: (id) => !isPair && move(id, (now) => tiers.moveDown(now, id)),
      onTie: (id) => {
        if (isPair) moves.choose(0)
        else if (isGuided && current) guided.decide('equal')
        else move(id, (now) => tiers.tieWithAbove(now, id))
      },
      onBreakTie: (id) => !isPair && move(id, (now) => tiers.breakTie(now, id)),
      onUnplace: (id) => move(id, (now) => tiers.unplace(now, id, ids)),
      onReject: (id) =>
        isPair ? moves.choose('bothBad') : moves.toggleReject(isGuided && current ? current.id : id),
      onSide: (side) => {
        if (isPair) moves.choose(stepPair(choiceOf(newest.current, ids), side))
        else if (isGuided) guided.decide(side < 0 ? 'better' : 'worse')
      },
      onFold: () => setFolded(!isFolded),
      onArrange: () => setStacked(!isStacked),
      onDifferences: (id) => setOpen({ kind: 'differences', id }),
      onRecent: onRecent ?? (() => undefined),
      onFlags: focusFlags,
      onRatings: focusRatings,
      onRate: moves.rate,
      onDefinitions: openDefinitions,
      onOpen: (id) => setOpen({ kind: 'reader', id }),
      onBetter: (id) => actions.onBetter?.(id),
      onStep: (id, by) => {
        const order = isPair ? ids : tiers.screenOrder(board)
        cardOf(order[order.indexOf(id) + by])?.focus()
      },
      onLift: (id) => !isPair && moves.pickUp(id),
      onDrop: moves.putDown,
      onCancel: moves.putBack,
      onUndo: moves.undo,
      onSubmit: submit,
    },
    singleKeys,
  )

  const answerOn = (on: tiers.Board, id: string): Answer => {
    const tier = tiers.tierOf(on, id)
    const isTied = tier >= 0 && on.tiers[tier].length > 1
    return {
      id,
      letter: letterOf(id),
      text: task.completions[ids.indexOf(id)].text,
      flags: on.flags[id] ?? [],
      ratings: on.ratings[id] ?? NO_RATINGS,
      marks: on.marks[id] ?? NO_MARKS,
      isUnacceptable: tiers.isUnacceptable(on, id),
      place: say.placeInWords(on, id, speaker),
      canMoveUp: tier !== 0 || isTied,
      canMoveDown: tier < 0 || isTied || tier < on.tiers.length - 1,
    }
  }
  const answerOf = (id: string) => answerOn(board, id)
  // The rail moves with the key; the long answers beside it follow when there is a moment.
  const inFull = useDeferredValue(useMemo(() => ({ board, activeId }), [board, activeId]))
  const actions: AnswerActions = {
    onMoveUp: (id) => move(id, (now) => tiers.moveUp(now, id)),
    onMoveDown: (id) => move(id, (now) => tiers.moveDown(now, id)),
    onOpen: (id) => setOpen({ kind: 'reader', id }),
    onMove: (id) => setOpen({ kind: 'sheet', id }),
    onFlag: moves.toggleFlag,
    onRate: moves.rate,
    onReject: moves.toggleReject,
    onBetter: better && task.prompt.isForTraining ? (id) => setOpen({ kind: 'better', id }) : null,
    onFocus: moves.setActiveId,
  }
  const openReport = () => setOpen({ kind: 'report' })
  const { language } = task.prompt
  const head = (
    <BoardHead
      answers={ids.length}
      left={board.unplaced.length}
      movingLetter={drag && letterOf(drag.id)}
      isRail={isRail}
      isGuided={isGuided}
      onWay={guided.switchTo}
      isFolded={isFolded}
      onFold={() => setFolded(!isFolded)}
      isStacked={isStacked}
      onArrange={() => setStacked(!isStacked)}
      onDifferences={() => setOpen({ kind: 'differences', id: activeId })}
      onDefinitions={openDefinitions}
    />
  )
  const lanes = (
    <Lanes
      board={board}
      draggedId={drag?.id ?? null}
      over={drag?.over ?? null}
      isRail={isRail}
      cardProps={(id) => ({
        answer: answerOf(id),
        actions,
        language,
        isLifted: lift?.id === id,
        isCurrent: id === activeId,
        isFolded,
      })}
    />
  )

  return (
    <DeskShell
      {...shell}
      className="overflow-hidden"
      tools={
        <>
          {work === 'ranking' && onRecent && <RecentButton onClick={onRecent} />}
          <DeskTools shortcuts={shortcutsOf(t, tDesk('keySpace'), ids.length)} />
        </>
      }
      footer={
        <TaskFooter
          hints={<Hints isMoving={lift !== null || drag !== null} isRail={isRail} isPair={isPair} />}
          status={status}
          problem={whyNotReady(board)}
          canUndo={moves.canUndo}
          work={work}
          onUndo={moves.undo}
          onLeave={work === 'ranking' ? () => setOpen({ kind: 'skip' }) : onRecent}
          onSubmit={submit}
        />
      }
    >
      <p id="rank-help" className="sr-only">
        {isPair ? t('pair.help') : t('help')}
      </p>
      <p role="alert" aria-live="assertive" aria-atomic className="sr-only">
        {moves.announcement}
      </p>
      <DndContext {...context}>
        {isRail ? (
          <div
            data-stacked={isStacked}
            className="grid h-full low:h-auto grid-cols-[minmax(0,1fr)_minmax(0,520px)] max-lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)] max-sm:flex max-sm:flex-col max-sm:overflow-y-auto low:overflow-visible!"
          >
            {isGuided ? (
              <GuidedPane
                prompt={task.prompt}
                subject={current && answerOf(current.id)}
                opponent={current && answerOf(guide.opponentOf(board, current))}
                opponentRank={current ? 1 + tiers.tierOf(board, guide.opponentOf(board, current)) : 1}
                left={guide.choicesLeft(board, current)}
                onDecide={guided.decide}
                onReport={openReport}
              />
            ) : (
              <ReadingPane
                task={task}
                current={answerOn(inFull.board, inFull.activeId)}
                above={neighbourAbove(inFull.board, inFull.activeId, answerOn)}
                actions={actions}
                onTie={() => move(activeId, (now) => tiers.tieWithAbove(now, activeId))}
                note={note}
                onNote={setNote}
                onReport={openReport}
              />
            )}
            <section
              ref={moves.area}
              aria-label={t('ranking')}
              className="border-l bg-canvas px-[18px] pt-5 pb-6 pl-3 sm:overflow-y-auto max-sm:border-l-0 max-sm:px-2"
            >
              {head}
              {lanes}
            </section>
          </div>
        ) : (
          <div
            data-stacked={isStacked}
            className="grid h-full low:h-auto grid-cols-[384px_minmax(0,1fr)] max-lg:grid-cols-[300px_minmax(0,1fr)] max-sm:block max-sm:overflow-y-auto low:overflow-visible!"
          >
            <PromptPanel prompt={task.prompt} note={note} onNote={setNote} onReport={openReport} />
            <section
              ref={moves.area}
              aria-label={t('ranking')}
              className={cn(
                'px-6 pt-4 pb-4 pl-5 sm:overflow-y-auto max-sm:px-3 max-sm:pt-0',
                // The numerals of the lanes stand in the margin; a pair has none.
                !isPair && 'max-sm:pl-0.5',
              )}
            >
              {head}
              {isPair ? (
                <div className="pt-2.5">
                  <PairBoard
                    answers={[answerOf(ids[0]), answerOf(ids[1])]}
                    choice={choiceOf(board, ids)}
                    language={language}
                    actions={actions}
                    isFolded={isFolded}
                    onChoose={moves.choose}
                  />
                </div>
              ) : (
                lanes
              )}
            </section>
          </div>
        )}
        <DragOverlay dropAnimation={null}>
          {drag && (
            <CarriedCard
              answer={answerOf(drag.id)}
              origin={say.originInWords(board, drag.id, speaker)}
              language={language}
            />
          )}
        </DragOverlay>
      </DndContext>
      <TaskDialogs
        open={open}
        onOpen={setOpen}
        ids={ids}
        answerOf={answerOf}
        moves={moves}
        prompt={task.prompt}
        better={better}
        onSkip={onSkip}
        onReport={onReport}
      />
    </DeskShell>
  )
}

/** The answer just above the focused one: the one to compare it with. */
function neighbourAbove(
  board: tiers.Board,
  id: string,
  answerOn: (board: tiers.Board, id: string) => Answer,
): Answer | null {
  const order = tiers.screenOrder(board)
  const above = order[order.indexOf(id) - 1]
  return above && tiers.tierOf(board, above) >= 0 ? answerOn(board, above) : null
}
