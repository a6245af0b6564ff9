/** Names of the places an answer can be dropped on, and what a drop there does. Pure. */
import { type Board, insertTier, joinTier, reject, unplace } from './tiers'

export type DropTarget =
  | { kind: 'gap'; at: number }
  | { kind: 'lane'; at: number }
  | { kind: 'tray' }
  | { kind: 'reject' }

export const dropId = (target: DropTarget) =>
  target.kind === 'tray' || target.kind === 'reject' ? target.kind : `${target.kind} ${target.at}`

export function parseDropId(id: string): DropTarget | null {
  if (id === 'tray' || id === 'reject') return { kind: id }
  const [kind, at] = id.split(' ')
  return kind === 'gap' || kind === 'lane' ? { kind, at: Number(at) } : null
}

export function drop(board: Board, id: string, target: DropTarget, displayOrder: readonly string[]): Board {
  if (target.kind === 'gap') return insertTier(board, id, target.at)
  if (target.kind === 'lane') return joinTier(board, id, target.at)
  return target.kind === 'reject' ? reject(board, id) : unplace(board, id, displayOrder)
}

export interface LaneNumbers {
  /** Per gap: the rank a drop there makes, or null when a drop there changes nothing. */
  gaps: (number | null)[]
  /** Per lane: its number while `active` hovers over `over`; null for a lane that its only answer is leaving. */
  lanes: (number | null)[]
}

/** The ranks as they would be if the answer were dropped now. */
export function previewNumbers(board: Board, active: string, over: DropTarget | null): LaneNumbers {
  const from = board.tiers.findIndex((tier) => tier.includes(active))
  const isAlone = from >= 0 && board.tiers[from].length === 1
  const leaves = over !== null && !(over.kind === 'lane' && over.at === from)
  let rank = 0
  const lanes: (number | null)[] = []
  const gaps: (number | null)[] = []
  for (let at = 0; at <= board.tiers.length; at++) {
    const isNoMove = isAlone && (at === from || at === from + 1)
    const isOver = over?.kind === 'gap' && over.at === at && !isNoMove
    if (isOver) rank += 1
    gaps.push(isNoMove ? null : isOver ? rank : rank + 1)
    if (at === board.tiers.length) break
    const isEmptied =
      isAlone &&
      at === from &&
      leaves &&
      !(over?.kind === 'gap' && (over.at === from || over.at === from + 1))
    lanes.push(isEmptied ? null : ++rank)
  }
  return { gaps, lanes }
}
