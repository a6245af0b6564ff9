/**
 * Two answers: one is better by one of four degrees, both are equal, or both are bad. A choice is written on the board as
 * ranks, so that undo, drafts and sending work as for more answers. Pure.
 */
import type { Board } from './tiers'

export const DEGREES = [1, 2, 3, 4] as const
/** 1 negligibly, 2 slightly, 3 clearly, 4 significantly. */
export type Degree = (typeof DEGREES)[number]

export const DEGREE_NAMES = {
  1: 'negligibly',
  2: 'slightly',
  3: 'clearly',
  4: 'significantly',
} as const satisfies Record<Degree, string>

/** −4 … −1: the first is better; 1 … 4: the second; 0: equal. */
export type PairChoice = -4 | -3 | -2 | -1 | 0 | 1 | 2 | 3 | 4 | 'bothBad'

/** From the first far ahead to the second far ahead. */
export const SCALE = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const

export function choosePair(board: Board, [first, second]: readonly string[], choice: PairChoice): Board {
  if (choice === choiceOf(board, [first, second])) return board
  const kept = { ...board, unplaced: [], unacceptable: [], degree: null }
  if (choice === 'bothBad') return { ...kept, tiers: [], numbers: [], unacceptable: [first, second] }
  if (choice === 0) return { ...kept, tiers: [[first, second]], numbers: [1] }
  return {
    ...kept,
    tiers: choice < 0 ? [[first], [second]] : [[second], [first]],
    numbers: [1, 2],
    degree: Math.abs(choice) as Degree,
  }
}

/** Null while nothing is chosen. */
export function choiceOf(board: Board, [first]: readonly string[]): PairChoice | null {
  if (board.unacceptable.length === 2) return 'bothBad'
  if (board.unplaced.length > 0) return null
  if (board.tiers.length === 1) return 0
  if (board.degree === null) return null
  return (board.tiers[0].includes(first) ? -board.degree : board.degree) as PairChoice
}

/** `1` … `9` are the scale from left to right. */
export const choiceOfDigit = (digit: number): PairChoice => SCALE[digit - 1]

/** One step on the scale; from nothing or both bad, it starts beside the middle. */
export function stepPair(choice: PairChoice | null, by: 1 | -1): PairChoice {
  const from = typeof choice === 'number' ? choice : 0
  return Math.max(-4, Math.min(4, from + by)) as PairChoice
}
