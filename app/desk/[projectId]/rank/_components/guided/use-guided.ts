'use client'

/** Guided ranking on the desk: whose place is being searched, and what a choice does. */
import { useState } from 'react'
import * as say from '../board/announcements'
import type { Board } from '../board/tiers'
import type { BoardMoves } from '../board/use-board-moves'
import { focusSoon } from '../cards/card-focus'
import * as guide from './guided'

export type Guided = ReturnType<typeof useGuided>

export function useGuided(
  { board, newest, apply, capture, setActiveId, announce }: BoardMoves,
  speaker: say.Speaker,
) {
  const [isGuided, setGuided] = useState(false)
  const [search, setSearch] = useState<guide.Search | null>(null)

  /** Goes on with the search on the newest board; the first answer is placed on the way. */
  const goOn = (now: Board) => {
    const next = guide.startSearch(now)
    if (next.board !== now) apply(() => next.board)
    setSearch(next.search)
    focusSoon(next.search?.id)
  }
  const decide = (verdict: guide.Verdict) => {
    const now = newest.current
    if (!search || !guide.isCurrent(now, search)) return goOn(now)
    capture()
    const next = guide.decide(now, search, verdict)
    if (next.board !== now) {
      apply(() => next.board)
      setActiveId(search.id)
      announce(say.moved(next.board, search.id, speaker))
    }
    setSearch(next.search)
    focusSoon(next.search?.id ?? search.id)
  }
  const switchTo = (way: 'guided' | 'free') => {
    setGuided(way === 'guided')
    if (way === 'guided') goOn(newest.current)
  }
  // A drag or an undo changed the board under the search: it starts again from what stands there now.
  const current = search && guide.isCurrent(board, search) ? search : guide.startSearch(board).search

  return { isGuided, current, decide, switchTo }
}
