/**
 * The state of a ranking being made, and every move on it. Pure: each move returns a new board, or the same one when it
 * changes nothing, so that undo is a list of boards. Ranks are dense by construction: a rank is a tier's place.
 */
import type { RankingDraft, RankingFlag } from '@/server/schemas/ranking'

export interface Board {
  /** Best first; answers in one tier are tied. No tier is empty. */
  tiers: readonly (readonly string[])[]
  /** Not ranked yet, in display order. */
  unplaced: readonly string[]
  flags: Readonly<Record<string, readonly RankingFlag[]>>
}

/** Nothing is placed at first: an order nobody chose must not be sent. */
export function newBoard(ids: readonly string[]): Board {
  return { tiers: [], unplaced: ids, flags: {} }
}

/** The board of a draft, or null when the draft is of other answers. */
export function boardFromDraft(ids: readonly string[], draft: RankingDraft): Board | null {
  const kept = [...draft.tiers.flat(), ...draft.unplaced]
  if (kept.length !== ids.length || ids.some((id) => !kept.includes(id))) return null
  return { tiers: draft.tiers, unplaced: draft.unplaced, flags: draft.flags }
}

/** The tier of an answer, 0 is best; −1 when it is not placed. */
export function tierOf(board: Board, id: string): number {
  return board.tiers.findIndex((tier) => tier.includes(id))
}

export const isComplete = (board: Board) => board.unplaced.length === 0

/** Answers in the order in which they stand on the screen. */
export const screenOrder = (board: Board) => [...board.tiers.flat(), ...board.unplaced]

/** Puts an answer into an existing tier: a tie. */
export function joinTier(board: Board, id: string, tier: number): Board {
  if (tierOf(board, id) === tier || !board.tiers[tier]) return board
  const tiers = board.tiers.map((ids, index) =>
    index === tier ? [...ids, id] : ids.filter((other) => other !== id),
  )
  return settled(board, tiers, id)
}

/** Gives an answer a rank of its own: `gap` 0 is above the first tier, `tiers.length` below the last. */
export function insertTier(board: Board, id: string, gap: number): Board {
  const from = tierOf(board, id)
  const isAlone = from >= 0 && board.tiers[from].length === 1
  if (isAlone && (gap === from || gap === from + 1)) return board
  const without = board.tiers.map((ids) => ids.filter((other) => other !== id))
  return settled(board, [...without.slice(0, gap), [id], ...without.slice(gap)], id)
}

/** `1`–`9`: joins that rank as it stands on the screen; one past the last makes a new last rank. */
export function setRank(board: Board, id: string, rank: number): Board {
  return rank <= board.tiers.length
    ? joinTier(board, id, rank - 1)
    : insertTier(board, id, board.tiers.length)
}

/** `↑`: out of a tie, else past the lane above; what is not placed becomes the last rank. */
export function moveUp(board: Board, id: string): Board {
  const tier = tierOf(board, id)
  if (tier < 0) return insertTier(board, id, board.tiers.length)
  if (board.tiers[tier].length > 1) return insertTier(board, id, tier)
  return tier === 0 ? board : insertTier(board, id, tier - 1)
}

/** `↓`: out of a tie, else past the lane below; what is not placed becomes the last rank. */
export function moveDown(board: Board, id: string): Board {
  const tier = tierOf(board, id)
  if (tier < 0) return insertTier(board, id, board.tiers.length)
  if (board.tiers[tier].length > 1) return insertTier(board, id, tier + 1)
  return insertTier(board, id, tier + 2 > board.tiers.length ? tier : tier + 2)
}

/** `=`: shares the rank of the lane above; what is not placed joins the last rank. */
export function tieWithAbove(board: Board, id: string): Board {
  const tier = tierOf(board, id)
  if (tier < 0) {
    return board.tiers.length ? joinTier(board, id, board.tiers.length - 1) : insertTier(board, id, 0)
  }
  return tier === 0 ? board : joinTier(board, id, tier - 1)
}

/** `Shift =`: leaves a tie for a rank of its own just below. */
export function breakTie(board: Board, id: string): Board {
  const tier = tierOf(board, id)
  return tier >= 0 && board.tiers[tier].length > 1 ? insertTier(board, id, tier + 1) : board
}

/** Takes the rank away again. `displayOrder` keeps the tray in the order of the letters. */
export function unplace(board: Board, id: string, displayOrder: readonly string[]): Board {
  if (tierOf(board, id) < 0) return board
  const unplaced = displayOrder.filter((other) => other === id || board.unplaced.includes(other))
  const tiers = board.tiers.map((ids) => ids.filter((other) => other !== id))
  return { ...board, tiers: tiers.filter((ids) => ids.length > 0), unplaced }
}

export function toggleFlag(board: Board, id: string, flag: RankingFlag): Board {
  const flags = board.flags[id] ?? []
  const next = flags.includes(flag) ? flags.filter((other) => other !== flag) : [...flags, flag]
  return { ...board, flags: { ...board.flags, [id]: next } }
}

/** What is sent. */
export function rankedItems(board: Board): { completionId: string; rank: number; flags: RankingFlag[] }[] {
  return board.tiers.flatMap((tier, index) =>
    tier.map((completionId) => ({
      completionId,
      rank: index + 1,
      flags: [...(board.flags[completionId] ?? [])],
    })),
  )
}

function settled(board: Board, tiers: readonly (readonly string[])[], placed: string): Board {
  return {
    ...board,
    tiers: tiers.filter((ids) => ids.length > 0),
    unplaced: board.unplaced.filter((id) => id !== placed),
  }
}
