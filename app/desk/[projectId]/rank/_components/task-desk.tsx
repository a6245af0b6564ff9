'use client'

/**
 * One task on the ranking desk. State is a board of tiers (`tiers.ts`); pointer, finger and keyboard all make the same
 * moves on it. Every change is mirrored at once, so a reload loses nothing.
 */
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  MeasuringStrategy,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { Check, Undo2 } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button, IconButton } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Segmented } from '@/app/_components/ui/tabs'
import { Tag } from '@/app/_components/ui/tag'
import type { Words } from '@/app/_i18n/words'
import type { RankingDraft, RankingFlag, RankingSubmission, SkipReason } from '@/server/schemas/ranking'
import { DeskTools } from '../../_components/desk-tools'
import { useActiveTime } from '../../_components/use-active-time'
import { useSingleKeys } from '../../_components/use-single-keys'
import * as say from './announcements'
import { type Answer, type AnswerActions, CarriedCard } from './answer-card'
import { closestTarget } from './closest-target'
import { type DropTarget, drop, parseDropId } from './drop-target'
import * as guide from './guided'
import { GuidedPane } from './guided-pane'
import { Hints } from './hints'
import { Lanes } from './lanes'
import { MoveSheet } from './move-sheet'
import {
  choiceOf,
  choiceOfDigit,
  choosePair,
  DEGREE_NAMES,
  type Degree,
  type PairChoice,
  stepPair,
} from './pair'
import { PairBoard } from './pair-board'
import { PromptPanel } from './prompt-panel'
import { ReaderDialog } from './reader-dialog'
import { ReadingPane } from './reading-pane'
import { RecentButton } from './recent-button'
import { shortcutsOf } from './shortcuts'
import { SkipDialog } from './skip-dialog'
import * as moves from './tiers'
import { useBoardHistory } from './use-board-history'
import { useBoardKeys } from './use-board-keys'
import type { RankingTask } from './use-ranking-queue'
import { useSettle } from './use-settle'

/** From six answers on, the full text is read on the left and ranked as one-line cards on the right. */
const RAIL_FROM = 6

export interface TaskDeskProps {
  task: Pick<RankingTask, 'taskId' | 'prompt' | 'completions'>
  /** The newer of the browser's and the server's draft; for a correction, the ranking as it was sent. */
  draft: Omit<RankingDraft, 'savedAt'> | null
  /** A ranking sent before is changed: nothing is mirrored, and leaving it keeps it as it was. */
  isCorrection?: boolean
  shell: Pick<React.ComponentProps<typeof DeskShell>, 'title' | 'subtitle' | 'leaveHref' | 'progress'>
  guidelines: string
  /** "Saved", "No connection…" and the like. */
  status: React.ReactNode
  onChange: (draft: RankingDraft) => void
  /** `isShownOrder`: the ranks are exactly the order in which the answers were shown. */
  onSubmit: (ranking: RankingSubmission, isShownOrder: boolean) => void
  onSkip: (reason: SkipReason) => void
  /** Opens one's recent rankings; ends a correction without sending it. */
  onRecent: () => void
}

export function TaskDesk({
  task,
  draft,
  shell,
  guidelines,
  status,
  onChange,
  onSubmit,
  onSkip,
  onRecent,
  isCorrection = false,
}: TaskDeskProps) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const locale = useLocale()
  const ids = useMemo(() => task.completions.map(({ id }) => id), [task])
  const letterOf = useCallback((id: string) => String.fromCharCode(65 + ids.indexOf(id)), [ids])
  const speaker: say.Speaker = { t, locale, letterOf }
  const [start] = useState(() => (draft && moves.boardFromDraft(ids, draft)) ?? moves.newBoard(ids))
  const history = useBoardHistory(start)
  const { board, lift } = history
  const [note, setNote] = useState(draft?.note ?? '')
  const [announcement, setAnnouncement] = useState('')
  const [open, setOpen] = useState<{ kind: 'reader' | 'sheet'; id: string } | { kind: 'skip' } | null>(null)
  const [drag, setDrag] = useState<{ id: string; over: DropTarget | null } | null>(null)
  const [activeId, setActiveId] = useState(ids[0])
  const [singleKeys] = useSingleKeys()
  const { restart, read } = useActiveTime()
  const area = useRef<HTMLElement>(null)
  const capture = useSettle(area, board)
  const focusNext = useRef<string | null>(null)
  const isPair = ids.length === 2
  const isRail = ids.length >= RAIL_FROM
  const [isGuided, setGuided] = useState(false)
  const [search, setSearch] = useState<guide.Search | null>(null)
  const isSent = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts once per task
  useEffect(() => {
    // The time of a correction is added to what the ranking took at first.
    if (isCorrection) restart()
    else restart(draft?.activeMs, draft?.idleMs)
    if (window.matchMedia('(pointer: fine)').matches) cardOf(moves.screenOrder(start)[0])?.focus()
  }, [])

  const saved = useRef({ board, note })
  // biome-ignore lint/correctness/useExhaustiveDependencies: saves when the work changes, nothing else
  useEffect(() => {
    if (saved.current.board === board && saved.current.note === note) return
    saved.current = { board, note }
    onChange({
      ...moves.toDraft(board),
      note,
      ...read(),
      savedAt: Date.now(),
    })
  }, [board, note])

  // A moved card is a new element in its new lane: the focus goes with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the board has changed
  useLayoutEffect(() => {
    if (focusNext.current) cardOf(focusNext.current)?.focus()
    focusNext.current = null
  }, [board])

  const move = (id: string, change: (board: moves.Board) => moves.Board) => {
    capture()
    focusNext.current = id
    const before = history.newest.current
    const after = history.apply(change, lift !== null)
    setActiveId(id)
    if (after === before) focusNext.current = null
    setAnnouncement(lift ? say.previewInWords(after, id, speaker) : say.moved(after, id, speaker))
  }

  const whyNotReady = (now: moves.Board) =>
    isPair && now.unplaced.length > 0 ? t('pair.notReady') : say.whyNotReady(now, t)
  const problem = whyNotReady(board)
  const submit = () => {
    const now = history.newest.current
    const missing = whyNotReady(now)
    if (missing) return setAnnouncement(missing)
    if (isSent.current) return
    isSent.current = true
    onSubmit(
      { taskId: task.taskId, items: moves.rankedItems(now), degree: now.degree, note, ...read() },
      // Two answers are in the shown order half of the time.
      !isPair && moves.isDisplayOrder(now, ids),
    )
  }
  /** Ranking in the order of reading: a digit on an answer of the tray goes on to the next one there. */
  const rankAndGoOn = (id: string, rank: number) => {
    const wasUnplaced = history.newest.current.unplaced.includes(id)
    move(id, (now) => moves.setRank(now, id, rank))
    const next = wasUnplaced && history.newest.current.unplaced[0]
    if (!next) return
    focusNext.current = next
    setActiveId(next)
  }
  const toggleReject = (id: string) => {
    const isGoingOn = history.newest.current.unplaced.includes(id)
    move(id, (now) => moves.toggleUnacceptable(now, id, ids))
    const next = isGoingOn && history.newest.current.unplaced[0]
    if (next) focusNext.current = next
  }
  const undo = () => {
    capture()
    if (history.undo()) setAnnouncement(t('undone'))
  }
  const cancelLift = () => {
    if (!lift) return
    capture()
    focusNext.current = lift.id
    history.putBack()
    setAnnouncement(say.cancelled(lift.before, lift.id, speaker))
  }
  const putDown = () => {
    if (!lift) return
    history.putDown()
    setAnnouncement(say.dropped(history.newest.current, lift.id, speaker))
  }

  const choose = (choice: PairChoice) => {
    const after = history.apply((now) => choosePair(now, ids, choice))
    setAnnouncement(t('pair.chosen', { choice: choiceInWords(choiceOf(after, ids), t) }))
  }
  /** Goes on with the search on the newest board; the first answer is placed on the way. */
  const guideOn = (now: moves.Board) => {
    const next = guide.startSearch(now)
    if (next.board !== now) history.apply(() => next.board)
    setSearch(next.search)
    focusSoon(next.search?.id)
  }
  const decide = (verdict: guide.Verdict) => {
    const now = history.newest.current
    if (!search || !guide.isCurrent(now, search)) return guideOn(now)
    capture()
    const next = guide.decide(now, search, verdict)
    if (next.board !== now) {
      history.apply(() => next.board)
      setActiveId(search.id)
      setAnnouncement(say.moved(next.board, search.id, speaker))
    }
    setSearch(next.search)
    focusSoon(next.search?.id ?? search.id)
  }
  // A drag or an undo changed the board under the search: it starts again from what stands there now.
  const current = search && guide.isCurrent(board, search) ? search : guide.startSearch(board).search
  const onSide = (side: -1 | 1) => {
    if (isPair) choose(stepPair(choiceOf(history.newest.current, ids), side))
    else if (isGuided) decide(side < 0 ? 'better' : 'worse')
  }

  useBoardKeys(
    {
      activeId: () => focusedAnswer() ?? activeId,
      isLifted: () => lift !== null,
      onRank: (id, rank) => (isPair ? choose(choiceOfDigit(rank)) : rankAndGoOn(id, rank)),
      onUp: (id) => !isPair && move(id, (now) => moves.moveUp(now, id)),
      onDown: (id) => !isPair && move(id, (now) => moves.moveDown(now, id)),
      onTie: (id) => {
        if (isPair) choose(0)
        else if (isGuided && current) decide('equal')
        else move(id, (now) => moves.tieWithAbove(now, id))
      },
      onBreakTie: (id) => !isPair && move(id, (now) => moves.breakTie(now, id)),
      onUnplace: (id) => move(id, (now) => moves.unplace(now, id, ids)),
      onReject: (id) => (isPair ? choose('bothBad') : toggleReject(isGuided && current ? current.id : id)),
      onSide,
      onRecent,
      onFlags: (id) => document.querySelector<HTMLElement>(`[data-flags-of="${id}"] [data-flag]`)?.focus(),
      onOpen: (id) => setOpen({ kind: 'reader', id }),
      onStep: (id, by) => {
        const order = isPair ? ids : moves.screenOrder(board)
        cardOf(order[order.indexOf(id) + by])?.focus()
      },
      onLift: (id) => {
        if (isPair) return
        cardOf(id)?.focus()
        history.pickUp(id)
        setAnnouncement(say.lifted(board, id, speaker))
      },
      onDrop: putDown,
      onCancel: cancelLift,
      onUndo: undo,
      onSubmit: submit,
    },
    singleKeys,
  )

  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
  )
  const onDragStart = ({ active, activatorEvent }: DragStartEvent) => {
    const id = String(active.id)
    if (activatorEvent.type.startsWith('touch')) navigator.vibrate?.(10)
    putDown()
    setActiveId(id)
    setDrag({ id, over: null })
    setAnnouncement(say.lifted(board, id, speaker))
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const id = String(active.id)
    const target = over && parseDropId(String(over.id))
    const carried = active.rect.current.translated
    setDrag(null)
    if (!target) return setAnnouncement(say.cancelled(board, id, speaker))
    capture(carried ? { id, left: carried.left, top: carried.top } : undefined)
    focusNext.current = id
    const after = history.apply((now) => drop(now, id, target, ids))
    if (after === board) cardOf(id)?.focus()
    setAnnouncement(say.dropped(after, id, speaker))
  }

  const answerOf = (id: string): Answer => {
    const tier = moves.tierOf(board, id)
    const isTied = tier >= 0 && board.tiers[tier].length > 1
    return {
      id,
      letter: letterOf(id),
      text: task.completions[ids.indexOf(id)].text,
      flags: board.flags[id] ?? [],
      marks: board.marks[id] ?? [],
      isUnacceptable: moves.isUnacceptable(board, id),
      place: say.placeInWords(board, id, speaker),
      canMoveUp: tier !== 0 || isTied,
      canMoveDown: tier < 0 || isTied || tier < board.tiers.length - 1,
    }
  }
  const flag = (id: string, one: RankingFlag) => history.apply((now) => moves.toggleFlag(now, id, one))
  const actions: AnswerActions = {
    onMoveUp: (id) => move(id, (now) => moves.moveUp(now, id)),
    onMoveDown: (id) => move(id, (now) => moves.moveDown(now, id)),
    onOpen: (id) => setOpen({ kind: 'reader', id }),
    onMove: (id) => setOpen({ kind: 'sheet', id }),
    onFlag: flag,
    onReject: toggleReject,
    onFocus: setActiveId,
  }
  const { language } = task.prompt
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
      })}
    />
  )
  const placed = ids.length - board.unplaced.length
  const head = (
    <div
      className={
        isRail ? 'mb-2 ml-11 flex items-center gap-2' : 'flex items-center gap-2 pl-[68px] max-sm:hidden'
      }
    >
      <h2>{isPair ? t('pair.title') : t('bestFirst')}</h2>
      {!isRail && !isPair && <span className="text-ink-2 text-ui">{t('sameRank')}</span>}
      <span className="flex-1" />
      {ids.length >= guide.GUIDED_FROM && (
        <Segmented
          label={t('guided.label')}
          value={isGuided ? 'guided' : 'free'}
          onValueChange={(way) => {
            setGuided(way === 'guided')
            if (way === 'guided') guideOn(history.newest.current)
          }}
          options={[
            { value: 'free', label: t('guided.off') },
            { value: 'guided', label: t('guided.on') },
          ]}
        />
      )}
      {isPair ? null : drag ? (
        <Tag>{t('moving', { letter: letterOf(drag.id) })}</Tag>
      ) : problem ? (
        <Tag tone="warn">{t('leftToPlace', { count: board.unplaced.length })}</Tag>
      ) : (
        <Tag tone="accent" icon={Check}>
          {t('placed', { placed, total: ids.length })}
        </Tag>
      )}
    </div>
  )
  const opened = open && 'id' in open ? answerOf(open.id) : null

  return (
    <DeskShell
      {...shell}
      className="overflow-hidden"
      tools={
        <>
          {!isCorrection && <RecentButton onClick={onRecent} />}
          <DeskTools guidelines={guidelines} shortcuts={shortcutsOf(t, tDesk('keySpace'), ids.length)} />
        </>
      }
      footer={
        <>
          <Hints isMoving={lift !== null || drag !== null} isRail={isRail} isPair={isPair} />
          <span className="flex-1 max-sm:hidden" />
          <span className="truncate text-caption text-ink-3 max-md:hidden">{status}</span>
          <Button
            variant="quiet"
            icon={Undo2}
            kbd="Z"
            disabled={!history.canUndo}
            onClick={undo}
            className="max-sm:hidden"
          >
            {t('undo')}
          </Button>
          <IconButton
            icon={Undo2}
            label={t('undo')}
            disabled={!history.canUndo}
            onClick={undo}
            className="sm:hidden"
          />
          {isCorrection ? (
            <Button onClick={onRecent}>{t('recent.cancel')}</Button>
          ) : (
            <Button onClick={() => setOpen({ kind: 'skip' })}>{tDesk('skip')}</Button>
          )}
          <Button
            variant="primary"
            kbd="Ctrl ↵"
            disabledReason={problem}
            onClick={submit}
            className="max-sm:flex-1"
          >
            {isCorrection ? t('recent.send') : tDesk('submitAndNext')}
          </Button>
        </>
      }
    >
      <p id="rank-help" className="sr-only">
        {isPair ? t('pair.help') : t('help')}
      </p>
      <p role="alert" aria-live="assertive" aria-atomic className="sr-only">
        {announcement}
      </p>
      <DndContext
        id="ranking"
        sensors={sensors}
        collisionDetection={closestTarget}
        measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
        autoScroll={{ threshold: { x: 0, y: 0.12 } }}
        accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }}
        onDragStart={onDragStart}
        onDragOver={({ over }) => {
          const target = over ? parseDropId(String(over.id)) : null
          setDrag((now) => now && { ...now, over: target })
          if (drag && target) {
            setAnnouncement(say.previewInWords(drop(board, drag.id, target, ids), drag.id, speaker))
          }
        }}
        onDragEnd={onDragEnd}
        onDragCancel={() => {
          if (drag) setAnnouncement(say.cancelled(board, drag.id, speaker))
          setDrag(null)
        }}
      >
        {isRail ? (
          <div className="grid h-full grid-cols-[minmax(0,1fr)_minmax(0,520px)] max-lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)] max-sm:flex max-sm:flex-col max-sm:overflow-y-auto">
            {isGuided ? (
              <GuidedPane
                prompt={task.prompt}
                subject={current && answerOf(current.id)}
                opponent={current && answerOf(guide.opponentOf(board, current))}
                opponentRank={current ? 1 + moves.tierOf(board, guide.opponentOf(board, current)) : 1}
                left={guide.choicesLeft(board, current)}
                onDecide={decide}
              />
            ) : (
              <ReadingPane
                task={task}
                current={answerOf(activeId)}
                above={neighbourAbove(board, activeId, answerOf)}
                actions={actions}
                onTie={() => move(activeId, (now) => moves.tieWithAbove(now, activeId))}
                note={note}
                onNote={setNote}
              />
            )}
            <section
              ref={area}
              aria-label={t('ranking')}
              className="border-l bg-canvas px-[18px] pt-5 pb-6 pl-3 sm:overflow-y-auto max-sm:border-l-0 max-sm:px-2"
            >
              {head}
              {lanes}
            </section>
          </div>
        ) : (
          <div className="grid h-full grid-cols-[384px_minmax(0,1fr)] max-lg:grid-cols-[300px_minmax(0,1fr)] max-sm:block max-sm:overflow-y-auto">
            <PromptPanel prompt={task.prompt} guidelines={guidelines} note={note} onNote={setNote} />
            <section
              ref={area}
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
                    onChoose={choose}
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
              origin={originOf(board, drag.id, speaker)}
              language={language}
            />
          )}
        </DragOverlay>
      </DndContext>
      <ReaderDialog
        answer={open?.kind === 'reader' ? opened : null}
        language={language}
        onFlag={(one) => opened && flag(opened.id, one)}
        onMarks={(marks) => opened && history.apply((now) => moves.setMarks(now, opened.id, marks))}
        onClose={() => {
          setOpen(null)
          if (opened) requestAnimationFrame(() => cardOf(opened.id)?.focus())
        }}
      />
      <MoveSheet
        answer={open?.kind === 'sheet' ? opened : null}
        board={board}
        letterOf={letterOf}
        language={language}
        onClose={() => setOpen(null)}
        onRank={(rank) => opened && move(opened.id, (now) => moves.setRank(now, opened.id, rank))}
        onInsert={(gap) => opened && move(opened.id, (now) => moves.insertTier(now, opened.id, gap))}
        onFlag={(one) => opened && flag(opened.id, one)}
        onReject={() => opened && toggleReject(opened.id)}
      />
      <SkipDialog
        open={open?.kind === 'skip'}
        onOpenChange={(isOpen) => setOpen(isOpen ? { kind: 'skip' } : null)}
        onSkip={onSkip}
      />
    </DeskShell>
  )
}

function choiceInWords(choice: PairChoice | null, t: Words<'rank'>): string {
  if (choice === 'bothBad') return t('pair.bothBad')
  if (choice === null || choice === 0) return t('pair.equal')
  return t('pair.better', {
    letter: choice < 0 ? 'A' : 'B',
    degree: t(`pair.degrees.${DEGREE_NAMES[Math.abs(choice) as Degree]}`),
  })
}

const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

const cardOf = (id: string | undefined) =>
  id ? document.querySelector<HTMLElement>(`[data-answer="${id}"]`) : null

/** Off the button that was pressed, so that the arrows choose again. */
const focusSoon = (id: string | undefined) => requestAnimationFrame(() => cardOf(id)?.focus())

const focusedAnswer = () =>
  document.activeElement?.closest<HTMLElement>('[data-answer]')?.dataset.answer ?? null

function originOf(board: moves.Board, id: string, { t, letterOf }: say.Speaker): string | null {
  const tier = moves.tierOf(board, id)
  if (tier < 0) return null
  const others = board.tiers[tier].filter((other) => other !== id).map(letterOf)
  return others.length
    ? t('wasTied', { letters: others.join(', ') })
    : t('wasRank', { rank: board.numbers[tier] })
}

/** The answer just above the focused one: the one to compare it with. */
function neighbourAbove(board: moves.Board, id: string, answerOf: (id: string) => Answer): Answer | null {
  const order = moves.screenOrder(board)
  const above = order[order.indexOf(id) - 1]
  return above && moves.tierOf(board, above) >= 0 ? answerOf(above) : null
}
