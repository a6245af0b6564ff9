/**
 * Guided ranking of many answers: each is put in its place by a few choices between two (insertion by binary search), at
 * most ⌈log₂ n⌉ + 1 of them. Pure.
 */
import { type Board, insertTier, joinTier } from '../board/tiers'

/** From seven answers on, dragging alone is a long way. */
export const GUIDED_FROM = 7

/** The place of `id` is searched among the gaps `low` … `high` of the board's tiers. */
export interface Search {
  id: string
  low: number
  high: number
}

export type Verdict = 'better' | 'worse' | 'equal'

/** The next answer without a rank; null when there is none. The very first is placed without a question. */
export function startSearch(board: Board): { board: Board; search: Search | null } {
  const [id] = board.unplaced
  if (id === undefined) return { board, search: null }
  if (board.tiers.length === 0) return startSearch(insertTier(board, id, 0))
  return { board, search: { id, low: 0, high: board.tiers.length } }
}

const middle = ({ low, high }: Search) => (low + high) >> 1

/** The answer to compare with: the first of the tier in the middle. */
export const opponentOf = (board: Board, search: Search) => board.tiers[middle(search)][0]

/** What is known after a choice; once the place is found, the answer stands there and the next search starts. */
export function decide(
  board: Board,
  search: Search,
  verdict: Verdict,
): { board: Board; search: Search | null } {
  const at = middle(search)
  if (verdict === 'equal') return startSearch(joinTier(board, search.id, at))
  const narrowed = verdict === 'better' ? { ...search, high: at } : { ...search, low: at + 1 }
  return narrowed.low === narrowed.high
    ? startSearch(insertTier(board, search.id, narrowed.low))
    : { board, search: narrowed }
}

/** Whether a search still fits the board, after an undo or a drag. */
export const isCurrent = (board: Board, search: Search) =>
  board.unplaced.includes(search.id) && search.high <= board.tiers.length

/** How many choices are left at most. */
export function choicesLeft(board: Board, search: Search | null): number {
  if (!search) return 0
  let left = Math.ceil(Math.log2(search.high - search.low + 1))
  for (let placed = 1; placed < board.unplaced.length; placed++) {
    left += Math.ceil(Math.log2(board.tiers.length + placed + 1))
  }
  return left
}
