'use client'

/**
 * The state of one task on the ranking desk and what can be done to it. The state is a board of tiers (`tiers.ts`); pointer,
 * finger and keyboard all make the same moves on it (`use-board-moves.ts`). Every change is mirrored at once, so a reload loses
 * nothing.
 */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { RankingDraft, RankingSubmission, SkipReason } from '@/server/schemas/ranking'
import { useGuidelines } from '../../../_components/guidelines-beside'
import type { PromptComplaint } from '../../../_components/report-dialog'
import { useActiveTime } from '../../../_components/use-active-time'
import { useRememberedSwitch } from '../../../_components/use-remembered-switch'
import { useSingleKeys } from '../../../_components/use-single-keys'
import type { Speaker } from '../board/announcements'
import * as tiers from '../board/tiers'
import { useBoardMoves } from '../board/use-board-moves'
import { useDrag } from '../board/use-drag'
import type { AnswerActions } from '../cards/answer-card'
import { cardOf } from '../cards/card-focus'
import type { OpenDialog } from '../dialogs/task-dialogs'
import { useGuided } from '../guided/use-guided'
import { useBoardKeys } from '../keys/use-board-keys'
import type { BetterAnswers } from '../use-better-answers'
import type { RankingTask } from '../use-ranking-queue'
import { answersOf } from './answers'
import { boardCommands } from './board-commands'
import { useSubmitOnce } from './use-submit-once'

/** From six answers on, the full text is read on the left and ranked as one-line cards on the right. */
const RAIL_FROM = 6

export interface TaskWork {
  task: Pick<RankingTask, 'taskId' | 'prompt' | 'completions'>
  /** The newer of the browser's and the server's draft; for a correction, the ranking as it was sent. */
  draft: Omit<RankingDraft, 'savedAt'> | null
  /** A correction changes a ranking sent before; practice is held against gold. Neither can be skipped. */
  work?: 'ranking' | 'correction' | 'practice'
  /** Left out where no better answer can be written. */
  better?: BetterAnswers
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

export type TaskState = ReturnType<typeof useTaskDesk>

export function useTaskDesk({ task, draft, better, work, onChange, onSubmit, onRecent }: TaskWork) {
  const ids = useMemo(() => task.completions.map(({ id }) => id), [task])
  const speaker = useSpeaker(ids)
  const isPair = ids.length === 2
  const isRail = ids.length >= RAIL_FROM
  const [start] = useState(() => (draft && tiers.boardFromDraft(ids, draft)) ?? tiers.newBoard(ids))
  const moves = useBoardMoves(ids, start, speaker)
  const { board, activeId } = moves
  const guided = useGuided(moves, speaker)
  const { drag, context } = useDrag(ids, moves, speaker)
  const [note, setNote] = useState(draft?.note ?? '')
  const [dialog, openDialog] = useState<OpenDialog | null>(null)
  const [singleKeys] = useSingleKeys()
  const arrangement = useArrangement(isRail)
  // The time of a correction is added to what the ranking took at first.
  const readTime = useTaskClock(work === 'correction' ? null : draft, tiers.screenOrder(start)[0])
  useMirror(board, note, readTime, onChange)
  const { problem, submit } = useSubmitOnce({
    taskId: task.taskId,
    ids,
    moves,
    speaker,
    note,
    readTime,
    onSubmit,
  })

  const answerOn = answersOf(task.completions, speaker)
  const actions: AnswerActions = {
    onMoveUp: (id) => moves.move(id, (now) => tiers.moveUp(now, id)),
    onMoveDown: (id) => moves.move(id, (now) => tiers.moveDown(now, id)),
    onOpen: (id) => openDialog({ kind: 'reader', id }),
    onMove: (id) => openDialog({ kind: 'sheet', id }),
    onFlag: moves.toggleFlag,
    onRate: moves.rate,
    onReject: moves.toggleReject,
    onBetter: better && task.prompt.isForTraining ? (id) => openDialog({ kind: 'better', id }) : null,
    onFocus: moves.setActiveId,
  }
  // The rail moves with the key; the long answers beside it follow when there is a moment.
  const inFull = useDeferredValue(useMemo(() => ({ board, activeId }), [board, activeId]))
  const desk = {
    ids,
    speaker,
    isPair,
    isRail,
    moves,
    guided,
    drag,
    /** Of dnd-kit. */
    context,
    note,
    setNote,
    dialog,
    openDialog,
    arrangement,
    /** Why it cannot be sent yet. */
    problem,
    submit,
    actions,
    answerOn,
    answerOf: (id: string) => answerOn(board, id),
    inFull,
  }
  useBoardKeys(boardCommands(desk, onRecent), singleKeys)
  return desk
}

function useSpeaker(ids: readonly string[]): Speaker {
  const t = useTranslations('rank')
  const locale = useLocale()
  const letterOf = useCallback((id: string) => String.fromCharCode(65 + ids.indexOf(id)), [ids])
  return { t, locale, letterOf }
}

/** How the answers stand: folded to a few lines or not, side by side or one under the other. This browser remembers both. */
function useArrangement(isRail: boolean) {
  const [isFolded, setFolded] = useRememberedSwitch('laurel.rank.folded', false)
  // Two columns of long answers do not fit beside a rail as well: each has its own memory.
  const [isStacked, setStacked] = useRememberedSwitch(
    isRail ? 'laurel.rank.rail.stacked' : 'laurel.rank.stacked',
    isRail,
  )
  return {
    isFolded,
    toggleFolded: () => setFolded(!isFolded),
    isStacked,
    toggleStacked: () => setStacked(!isStacked),
  }
}

/**
 * When a task begins, its clock starts, its guidelines are the newest, and the first answer has the focus.
 * @param earlier the time that somebody has worked on the task already
 * @returns a function that reads the time so far
 */
function useTaskClock(earlier: { activeMs: number; idleMs: number } | null, firstId: string) {
  const { restart, read } = useActiveTime()
  const guidelines = useGuidelines()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts once per task
  useEffect(() => {
    restart(earlier?.activeMs, earlier?.idleMs)
    guidelines.catchUp()
    if (window.matchMedia('(pointer: fine)').matches) cardOf(firstId)?.focus()
  }, [])
  return read
}

/** Tells every change of the board and of the note, with the time so far. */
function useMirror(
  board: tiers.Board,
  note: string,
  readTime: () => { activeMs: number; idleMs: number },
  onChange: (draft: RankingDraft) => void,
): void {
  const saved = useRef({ board, note })
  // biome-ignore lint/correctness/useExhaustiveDependencies: saves when the work changes, nothing else
  useEffect(() => {
    if (saved.current.board === board && saved.current.note === note) return
    saved.current = { board, note }
    onChange({ ...tiers.toDraft(board), note, ...readTime(), savedAt: Date.now() })
  }, [board, note])
}
