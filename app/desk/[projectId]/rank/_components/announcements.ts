/** What the live region says about a move. Pure; letters stand for answers. */
import { type Board, tierOf } from './tiers'

type LetterOf = (id: string) => string

/** "Rank 2 of 3, tied with D" or "not placed". */
export function placeInWords(board: Board, id: string, letterOf: LetterOf): string {
  const tier = tierOf(board, id)
  if (tier < 0) return 'not placed'
  const tied = board.tiers[tier].filter((other) => other !== id).map(letterOf)
  return `Rank ${tier + 1} of ${board.tiers.length}${tied.length ? `, tied with ${listed(tied)}` : ''}`
}

/** While lifted: "New rank 2 of 4, between B and D." or "Rank 2 of 3, tied with D." */
export function previewInWords(board: Board, id: string, letterOf: LetterOf): string {
  const tier = tierOf(board, id)
  if (tier < 0 || board.tiers[tier].length > 1) return `${placeInWords(board, id, letterOf)}.`
  const names = (ids: readonly string[] | undefined) => ids && listed(ids.map(letterOf))
  const above = names(board.tiers[tier - 1])
  const below = names(board.tiers[tier + 1])
  const between =
    above && below
      ? `, between ${above} and ${below}`
      : above
        ? `, below ${above}`
        : below
          ? `, above ${below}`
          : ''
  return `New rank ${tier + 1} of ${board.tiers.length}${between}.`
}

export const lifted = (board: Board, id: string, letterOf: LetterOf) =>
  `Answer ${letterOf(id)} lifted. ${sentence(placeInWords(board, id, letterOf))}`

export const dropped = (board: Board, id: string, letterOf: LetterOf) =>
  `Answer ${letterOf(id)} dropped. ${sentence(placeInWords(board, id, letterOf))}`

export const moved = (board: Board, id: string, letterOf: LetterOf) =>
  `Answer ${letterOf(id)}. ${sentence(placeInWords(board, id, letterOf))}`

export function cancelled(board: Board, id: string, letterOf: LetterOf): string {
  const place = placeInWords(board, id, letterOf)
  return `Move cancelled. Answer ${letterOf(id)} is ${
    tierOf(board, id) < 0 ? place : `back at ${place.replace(/^Rank (\d+) of \d+/, 'rank $1')}`
  }.`
}

/** Why a ranking cannot be sent yet, or null when it can. */
export function whyNotReady(board: Board): string | null {
  const left = board.unplaced.length
  if (left === 0) return null
  return `Can't submit yet. ${left} ${left === 1 ? 'answer has' : 'answers have'} no rank.`
}

const sentence = (text: string) => `${text[0].toUpperCase()}${text.slice(1)}.`

function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
