/** What the live region says about a move, in the reader's language. Pure; letters stand for answers. */
import type { Words } from '@/app/_i18n/words'
import { DEGREE_NAMES, type Degree, type PairChoice } from './pair'
import { type Board, firstUnrated, isUnacceptable, tierOf } from './tiers'

export interface Speaker {
  t: Words<'rank'>
  /** For lists: "A, C and D". */
  locale: string
  letterOf: (id: string) => string
}

/** "rank 2 of 3, tied with D" or "not placed". */
export function placeInWords(board: Board, id: string, speaker: Speaker): string {
  const { t } = speaker
  const tier = tierOf(board, id)
  if (isUnacceptable(board, id)) return t('placeUnacceptable')
  if (tier < 0) return t('notPlaced')
  const place = { rank: board.numbers[tier], total: Math.max(...board.numbers) }
  const others = board.tiers[tier].filter((other) => other !== id)
  return others.length ? t('placeTied', { ...place, others: names(others, speaker) }) : t('place', place)
}

/** While lifted: "New rank 2 of 4, between B and D." or "Rank 2 of 3, tied with D." */
export function previewInWords(board: Board, id: string, speaker: Speaker): string {
  const { t } = speaker
  const tier = tierOf(board, id)
  if (tier < 0 || board.tiers[tier].length > 1) return `${sentence(placeInWords(board, id, speaker))}.`
  const place = { rank: tier + 1, total: board.tiers.length }
  const above = board.tiers[tier - 1] && names(board.tiers[tier - 1], speaker)
  const below = board.tiers[tier + 1] && names(board.tiers[tier + 1], speaker)
  if (above && below) return t('newPlaceBetween', { ...place, above, below })
  if (above) return t('newPlaceBelow', { ...place, above })
  return below ? t('newPlaceAbove', { ...place, below }) : t('newPlace', place)
}

const told = (key: 'lifted' | 'dropped' | 'moved') => (board: Board, id: string, speaker: Speaker) =>
  speaker.t(key, { letter: speaker.letterOf(id), place: sentence(placeInWords(board, id, speaker)) })

export const lifted = told('lifted')
export const dropped = told('dropped')
export const moved = told('moved')

export function cancelled(board: Board, id: string, speaker: Speaker): string {
  const { t, letterOf } = speaker
  const letter = letterOf(id)
  const tier = tierOf(board, id)
  if (tier < 0) return t('cancelledUnplaced', { letter })
  const others = board.tiers[tier].filter((other) => other !== id)
  return others.length
    ? t('cancelledTied', { letter, rank: tier + 1, others: names(others, speaker) })
    : t('cancelled', { letter, rank: tier + 1 })
}

/** Why a ranking cannot be sent yet, or null when it can. `needed`: the ratings that every answer must have. */
export function whyNotReady(
  board: Board,
  { t, letterOf }: Speaker,
  needed: readonly { code: string; label: string }[],
): string | null {
  if (board.unplaced.length > 0) return t('notReady', { count: board.unplaced.length })
  const missing = firstUnrated(
    board,
    needed.map(({ code }) => code),
  )
  const label = needed.find(({ code }) => code === missing?.rating)?.label
  return missing && label ? t('notRated', { letter: letterOf(missing.id), rating: label }) : null
}

/** "B is clearly better", "Equal", "Both bad". */
function choiceInWords(choice: PairChoice | null, t: Words<'rank'>): string {
  if (choice === 'bothBad') return t('pair.bothBad')
  if (choice === null || choice === 0) return t('pair.equal')
  return t('pair.better', {
    letter: choice < 0 ? 'A' : 'B',
    degree: t(`pair.degrees.${DEGREE_NAMES[Math.abs(choice) as Degree]}`),
  })
}

export const chosen = (choice: PairChoice | null, t: Words<'rank'>) =>
  t('pair.chosen', { choice: choiceInWords(choice, t) })

export const undone = (t: Words<'rank'>) => t('undone')

/** Where a carried answer came from: "was rank 2", "was tied with C"; null for one that had no rank. */
export function originInWords(board: Board, id: string, { t, letterOf }: Speaker): string | null {
  const tier = tierOf(board, id)
  if (tier < 0) return null
  const others = board.tiers[tier].filter((other) => other !== id).map(letterOf)
  return others.length
    ? t('wasTied', { letters: others.join(', ') })
    : t('wasRank', { rank: board.numbers[tier] })
}

export const sentence = (text: string) => `${text[0].toUpperCase()}${text.slice(1)}`

function names(ids: readonly string[], { letterOf, locale }: Speaker): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(ids.map(letterOf))
}
