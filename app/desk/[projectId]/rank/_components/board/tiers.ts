/**
 * The state of a ranking being made, and every move on it. Pure: each move returns a new board, or the same one when it
 * changes nothing, so that undo is a list of boards.
 *
 * What is sent is dense: a rank is a tier's place. Until everything is placed, a tier keeps the digit it was given: "2"
 * on the first answer leaves room for a "1", so answers are ranked in the order they are read, one digit each.
 */
import type { Ratings } from '@/server/schemas/aspect'
import type { RankedItem, RankingDraft, SpanMark } from '@/server/schemas/ranking'

export interface Board {
  /** Best first; answers in one tier are tied. No tier is empty. */
  tiers: readonly (readonly string[])[]
  /** The number each tier shows: rising, without gaps once everything is placed. */
  numbers: readonly number[]
  /** Not ranked yet, in display order. */
  unplaced: readonly string[]
  /** Worse than every rank, and no better or worse than each other. */
  unacceptable: readonly string[]
  /** Codes of flags, by answer. */
  flags: Readonly<Record<string, readonly string[]>>
  /** What each rating was given, by answer. */
  ratings: Readonly<Record<string, Readonly<Ratings>>>
  /** Of two answers: how much better the best is, 1 (negligibly) to 4 (significantly). Null when nobody was asked. */
  degree: number | null
  /** Passages that are wrong, by answer. */
  marks: Readonly<Record<string, readonly SpanMark[]>>
}

/** Nothing is placed at first: an order nobody chose must not be sent. */
export function newBoard(ids: readonly string[]): Board {
  return {
    tiers: [],
    numbers: [],
    unplaced: ids,
    unacceptable: [],
    degree: null,
    flags: {},
    ratings: {},
    marks: {},
  }
}

/** The board of a draft, or null when the draft is of other answers. */
export function boardFromDraft(ids: readonly string[], draft: Omit<RankingDraft, 'savedAt'>): Board | null {
  const { tiers, unplaced, unacceptable, degree, flags, ratings, marks } = draft
  const kept = [...tiers.flat(), ...unplaced, ...unacceptable]
  if (kept.length !== ids.length || ids.some((id) => !kept.includes(id))) return null
  const numbers = draft.numbers.length === tiers.length ? draft.numbers : dense(tiers)
  return { tiers, numbers, unplaced, unacceptable, degree, flags, ratings, marks }
}

/** The board as a draft keeps it. */
export function toDraft(board: Board): Pick<RankingDraft, keyof Board> {
  const copied = <T>(lists: Readonly<Record<string, readonly T[]>>) =>
    Object.fromEntries(Object.entries(lists).map(([id, list]) => [id, [...list]]))
  return {
    tiers: board.tiers.map((tier) => [...tier]),
    numbers: [...board.numbers],
    unplaced: [...board.unplaced],
    unacceptable: [...board.unacceptable],
    degree: board.degree,
    flags: copied(board.flags),
    ratings: Object.fromEntries(Object.entries(board.ratings).map(([id, given]) => [id, { ...given }])),
    marks: copied(board.marks),
  }
}

/** The board of a ranking that was sent. */
export function boardFromItems(
  ids: readonly string[],
  items: readonly RankedItem[],
  degree: number | null = null,
): Board {
  const tiers: string[][] = []
  for (const id of ids) {
    const item = items.find(({ completionId }) => completionId === id)
    if (!item || item.isUnacceptable) continue
    tiers[item.rank - 1] ??= []
    tiers[item.rank - 1].push(id)
  }
  return {
    tiers,
    numbers: dense(tiers),
    unplaced: [],
    degree,
    unacceptable: items.filter((item) => item.isUnacceptable).map(({ completionId }) => completionId),
    flags: Object.fromEntries(items.map(({ completionId, flags }) => [completionId, flags])),
    ratings: Object.fromEntries(items.map(({ completionId, ratings }) => [completionId, ratings])),
    marks: Object.fromEntries(items.map(({ completionId, marks }) => [completionId, marks])),
  }
}

/** The tier of an answer, 0 is best; −1 when it is not placed. */
export function tierOf(board: Board, id: string): number {
  return board.tiers.findIndex((tier) => tier.includes(id))
}

export const isComplete = (board: Board) => board.unplaced.length === 0

/** Answers in the order in which they stand on the screen. */
export const screenOrder = (board: Board) => [...board.tiers.flat(), ...board.unplaced, ...board.unacceptable]

export const isUnacceptable = (board: Board, id: string) => board.unacceptable.includes(id)

/** Whether the ranks are exactly the order of the screen: nothing tied, nothing unacceptable. */
export function isDisplayOrder(board: Board, displayOrder: readonly string[]): boolean {
  return (
    board.tiers.length === displayOrder.length &&
    board.tiers.every(([id], index) => id === displayOrder[index])
  )
}

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

/** `1`–`9`: joins the rank of that number, or makes it, above the higher and below the lower ones. */
export function setRank(board: Board, id: string, rank: number): Board {
  const tier = board.numbers.indexOf(rank)
  if (tier >= 0 && tierOf(board, id) === tier) return board
  const rest = board.tiers
    .map((ids, index) => ({ number: board.numbers[index], ids: ids.filter((other) => other !== id) }))
    .map((one) => (one.number === rank ? { ...one, ids: [...one.ids, id] } : one))
  if (tier < 0) rest.push({ number: rank, ids: [id] })
  const kept = rest.filter(({ ids }) => ids.length > 0).sort((a, b) => a.number - b.number)
  return settled(
    board,
    kept.map(({ ids }) => ids),
    id,
    kept.map(({ number }) => number),
  )
}

/** `X`: unacceptable, or back to what is not placed. `displayOrder` keeps the tray in the order of the letters. */
export function toggleUnacceptable(board: Board, id: string, displayOrder: readonly string[]): Board {
  return isUnacceptable(board, id) ? unplace(board, id, displayOrder) : reject(board, id)
}

/** Puts an answer into the lane of the unacceptable. */
export function reject(board: Board, id: string): Board {
  if (isUnacceptable(board, id)) return board
  const without = settled(
    board,
    board.tiers.map((ids) => ids.filter((other) => other !== id)),
    id,
  )
  return { ...without, unacceptable: [...board.unacceptable, id] }
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
  if (board.unplaced.includes(id)) return board
  const unplaced = displayOrder.filter((other) => other === id || board.unplaced.includes(other))
  const tiers = board.tiers.map((ids) => ids.filter((other) => other !== id)).filter((ids) => ids.length > 0)
  return {
    ...board,
    degree: null,
    tiers,
    numbers: dense(tiers),
    unplaced,
    unacceptable: board.unacceptable.filter((other) => other !== id),
  }
}

export function toggleFlag(board: Board, id: string, flag: string): Board {
  const flags = board.flags[id] ?? []
  const next = flags.includes(flag) ? flags.filter((other) => other !== flag) : [...flags, flag]
  return { ...board, flags: { ...board.flags, [id]: next } }
}

/** Gives an answer a value on a rating; the same value again takes it away. */
export function rate(board: Board, id: string, rating: string, value: number): Board {
  const { [rating]: before, ...others } = board.ratings[id] ?? {}
  const given = before === value ? others : { ...others, [rating]: value }
  return { ...board, ratings: { ...board.ratings, [id]: given } }
}

/** The first answer of the screen without one of these ratings, with the first it lacks. */
export function firstUnrated(
  board: Board,
  ratings: readonly string[],
): { id: string; rating: string } | null {
  for (const id of screenOrder(board)) {
    const rating = ratings.find((code) => board.ratings[id]?.[code] === undefined)
    if (rating) return { id, rating }
  }
  return null
}

export function setMarks(board: Board, id: string, marks: readonly SpanMark[]): Board {
  return { ...board, marks: { ...board.marks, [id]: marks } }
}

/** What is sent. The unacceptable share the rank below all others. */
export function rankedItems(board: Board): RankedItem[] {
  const item = (completionId: string, rank: number, isUnacceptable: boolean): RankedItem => ({
    completionId,
    rank,
    isUnacceptable,
    flags: [...(board.flags[completionId] ?? [])],
    ratings: { ...board.ratings[completionId] },
    marks: [...(board.marks[completionId] ?? [])],
  })
  return [
    ...board.tiers.flatMap((tier, index) => tier.map((id) => item(id, index + 1, false))),
    ...board.unacceptable.map((id) => item(id, board.tiers.length + 1, true)),
  ]
}

const dense = (tiers: readonly unknown[]) => tiers.map((_, index) => index + 1)

/** The board with `placed` in one of `tiers` or about to be: numbers without gaps unless digits left some on purpose. */
function settled(
  board: Board,
  tiers: readonly (readonly string[])[],
  placed: string,
  numbers?: readonly number[],
): Board {
  const filled = tiers.filter((ids) => ids.length > 0)
  const unplaced = board.unplaced.filter((id) => id !== placed)
  return {
    ...board,
    degree: null,
    tiers: filled,
    numbers: numbers && unplaced.length > 0 ? numbers : dense(filled),
    unplaced,
    unacceptable: board.unacceptable.filter((id) => id !== placed),
  }
}
