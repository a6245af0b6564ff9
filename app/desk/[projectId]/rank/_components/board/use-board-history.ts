'use client'

/** The board on the desk and the boards before it: apply a move, undo it, lift an answer and put it back. */
import { useCallback, useRef, useState } from 'react'
import type { Board } from './tiers'

const MAX_UNDO = 100

export interface Lift {
  id: string
  /** What Escape goes back to. */
  before: Board
}

export function useBoardHistory(start: Board) {
  const [board, setBoard] = useState(start)
  const [past, setPast] = useState<readonly Board[]>([])
  const [lift, setLift] = useState<Lift | null>(null)
  // Key presses come faster than renders; moves are always made on the newest board.
  const newest = useRef(start)

  const replace = useCallback((next: Board) => {
    newest.current = next
    setBoard(next)
  }, [])

  /** @returns the board after the move. While an answer is lifted, the whole lift is one step of undo. */
  const apply = useCallback(
    (move: (board: Board) => Board, isLifted = false): Board => {
      const before = newest.current
      const next = move(before)
      if (next !== before) {
        if (!isLifted) setPast((all) => [...all.slice(-MAX_UNDO + 1), before])
        replace(next)
      }
      return next
    },
    [replace],
  )

  const undo = useCallback((): boolean => {
    const last = past.at(-1)
    if (!last) return false
    setPast((all) => all.slice(0, -1))
    replace(last)
    return true
  }, [past, replace])

  const pickUp = useCallback((id: string) => setLift({ id, before: newest.current }), [])

  const putDown = useCallback(() => {
    if (lift && lift.before !== newest.current) setPast((all) => [...all.slice(-MAX_UNDO + 1), lift.before])
    setLift(null)
  }, [lift])

  const putBack = useCallback(() => {
    if (lift) replace(lift.before)
    setLift(null)
  }, [lift, replace])

  return { board, newest, canUndo: past.length > 0, lift, apply, undo, pickUp, putDown, putBack }
}
