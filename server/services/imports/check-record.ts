/** What the database can keep and people can read. Refuses rather than changes: nothing is trimmed or replaced. */

import type { Message } from '../../../ml/messages/message'
import { type ExchangeRecord, RowProblem } from '../../exchange/record'
import { message } from '../../messages/catalogue'

const TEXT_LENGTH_MAX = 200_000
const SHORT_LENGTH_MAX = 200
const COMPLETIONS_MAX = 64
const LONE_SURROGATE = /\p{Surrogate}/u
/** A word this long is no word; byte-pair encoding would take quadratic time on it. */
const RUN_LENGTH_MAX = 5000
const SPACE = /\s/u
const LETTER = /\p{L}/u
const DIGIT = /\p{N}/u

/** A part of a record, or the name of a column. */
type Part = Message | string

/** Letters, white space, or anything else but digits, without a break. One pass: a regular expression would be quadratic. */
export function hasEndlessRun(text: string): boolean {
  let kind = ''
  let length = 0
  for (const character of text) {
    const next = LETTER.test(character) ? 'letter' : SPACE.test(character) ? 'space' : 'other'
    const isDigit = next === 'other' && DIGIT.test(character)
    length = isDigit ? 0 : next === kind ? length + 1 : 1
    kind = next
    if (length > RUN_LENGTH_MAX) return true
  }
  return false
}

function checkText(text: string, part: Part): void {
  if (text.length > TEXT_LENGTH_MAX)
    throw new RowProblem(
      message('row-text-too-long', { part, characters: text.length, limit: TEXT_LENGTH_MAX }),
    )
  if (text.includes('\u0000')) throw new RowProblem(message('row-text-nul', { part }))
  if (LONE_SURROGATE.test(text)) throw new RowProblem(message('row-text-surrogate', { part }))
  if (text.length > RUN_LENGTH_MAX && hasEndlessRun(text))
    throw new RowProblem(message('row-text-endless', { part, limit: RUN_LENGTH_MAX }))
}

function checkShort(text: string | undefined, part: Part): void {
  if (text === undefined) return
  if (text.length > SHORT_LENGTH_MAX)
    throw new RowProblem(message('row-text-short-limit', { part, limit: SHORT_LENGTH_MAX }))
  checkText(text, part)
}

/** @throws RowProblem */
export function checkRecord({ prompt, demonstrations, completions, rankings }: ExchangeRecord): void {
  for (const { content } of prompt.turns) checkText(content, message('part-prompt'))
  if (prompt.turns.every(({ content }) => content.trim() === ''))
    throw new RowProblem(message('row-prompt-empty'))
  checkShort(prompt.id, message('part-id'))
  checkShort(prompt.taskType, message('part-task-type'))
  checkShort(prompt.language, message('part-language'))
  for (const tag of prompt.tags ?? []) checkShort(tag, message('part-tag'))
  for (const { text, id, author, betterThan } of demonstrations) {
    checkText(text, message('part-answer'))
    if (text.trim() === '') throw new RowProblem(message('row-answer-empty'))
    checkShort(id, message('part-id'))
    checkShort(author, message('part-author'))
    if (betterThan) {
      checkText(betterThan.text, 'better_than')
      checkShort(betterThan.id, 'better_than_id')
      checkShort(betterThan.model, 'better_than_model')
    }
  }
  if (completions.length > COMPLETIONS_MAX)
    throw new RowProblem(
      message('row-too-many-completions', { completions: completions.length, limit: COMPLETIONS_MAX }),
    )
  for (const { text, id, model, stars } of completions) {
    checkText(text, message('part-completion'))
    checkShort(id, message('part-completion-id'))
    checkShort(model, message('part-model'))
    if (stars && !(stars.value >= 0 && stars.value <= 5))
      throw new RowProblem(message('row-stars-out-of-range', { stars: stars.value }))
  }
  for (const { ranks, annotator, id, note, displayOrder } of rankings) {
    const placed = ranks.filter((rank) => rank !== null)
    if (placed.length < 2) throw new RowProblem(message('row-ranking-too-short'))
    if (!placed.every((rank) => Number.isFinite(rank))) throw new RowProblem(message('row-rank-not-number'))
    if (displayOrder && [...displayOrder].sort((a, b) => a - b).some((at, i) => at !== i))
      throw new RowProblem(message('row-display-order'))
    checkShort(annotator, message('part-annotator'))
    checkShort(id, message('part-id'))
    if (note !== undefined) checkText(note, message('part-note'))
  }
}
