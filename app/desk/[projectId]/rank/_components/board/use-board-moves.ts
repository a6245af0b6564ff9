'use client'

/**
 * What can be done to the ranking on the desk. Every move changes the board, says so in the live region and keeps the focus
 * on the answer that moved; pointer, finger and keys all end here.
 */
import { useLayoutEffect, useRef, useState } from 'react'
import type { SpanMark } from '@/server/schemas/ranking'
import { cardOf } from '../cards/card-focus'
import * as say from './announcements'
import { type DropTarget, drop } from './drop-target'
import { choiceOf, choosePair, type PairChoice } from './pair'
import * as moves from './tiers'
import { useBoardHistory } from './use-board-history'
import { useSettle } from './use-settle'

export type BoardMoves = ReturnType<typeof useBoardMoves>

/** @param ids in display order */
export function useBoardMoves(ids: readonly string[], start: moves.Board, speaker: say.Speaker) {
  const history = useBoardHistory(start)
  const { board, lift, newest, apply } = history
  const [announcement, announce] = useState('')
  const [activeId, setActiveId] = useState(ids[0])
  const area = useRef<HTMLElement>(null)
  const capture = useSettle(area, board)
  const focusNext = useRef<string | null>(null)

  // A moved card is a new element in its new lane: the focus goes with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the board has changed
  useLayoutEffect(() => {
    if (focusNext.current) cardOf(focusNext.current)?.focus()
    focusNext.current = null
  }, [board])

  const move = (id: string, change: (board: moves.Board) => moves.Board) => {
    capture()
    focusNext.current = id
    const before = newest.current
    const after = apply(change, lift !== null)
    setActiveId(id)
    if (after === before) focusNext.current = null
    announce(lift ? say.previewInWords(after, id, speaker) : say.moved(after, id, speaker))
  }
  /** Ranking in the order of reading: a digit on an answer of the tray goes on to the next one there. */
  const rankAndGoOn = (id: string, rank: number) => {
    const wasUnplaced = newest.current.unplaced.includes(id)
    move(id, (now) => moves.setRank(now, id, rank))
    const next = wasUnplaced && newest.current.unplaced[0]
    if (!next) return
    focusNext.current = next
    setActiveId(next)
  }
  const toggleReject = (id: string) => {
    const isGoingOn = newest.current.unplaced.includes(id)
    move(id, (now) => moves.toggleUnacceptable(now, id, ids))
    const next = isGoingOn && newest.current.unplaced[0]
    if (next) focusNext.current = next
  }
  const choose = (choice: PairChoice) => {
    const after = apply((now) => choosePair(now, ids, choice))
    announce(say.chosen(choiceOf(after, ids), speaker.t))
  }
  /** `carried`: where a dragged card was let go. */
  const place = (id: string, target: DropTarget, carried?: { left: number; top: number }) => {
    capture(carried && { id, ...carried })
    focusNext.current = id
    const after = apply((now) => drop(now, id, target, ids))
    if (after === board) cardOf(id)?.focus()
    announce(say.dropped(after, id, speaker))
  }
  const undo = () => {
    capture()
    if (history.undo()) announce(say.undone(speaker.t))
  }

  const pickUp = (id: string) => {
    cardOf(id)?.focus()
    history.pickUp(id)
    announce(say.lifted(board, id, speaker))
  }
  const putDown = () => {
    if (!lift) return
    history.putDown()
    announce(say.dropped(newest.current, lift.id, speaker))
  }
  const putBack = () => {
    if (!lift) return
    capture()
    focusNext.current = lift.id
    history.putBack()
    announce(say.cancelled(lift.before, lift.id, speaker))
  }

  return {
    board,
    newest,
    lift,
    canUndo: history.canUndo,
    /** What holds the cards. */
    area,
    announcement,
    announce,
    /** The answer that has the focus, or had it last. */
    activeId,
    setActiveId,
    capture,
    apply,
    move,
    rankAndGoOn,
    toggleReject,
    choose,
    place,
    undo,
    pickUp,
    putDown,
    putBack,
    toggleFlag: (id: string, flag: string) => apply((now) => moves.toggleFlag(now, id, flag)),
    rate: (id: string, rating: string, value: number) => apply((now) => moves.rate(now, id, rating, value)),
    setMarks: (id: string, marks: readonly SpanMark[]) => apply((now) => moves.setMarks(now, id, marks)),
  }
}
