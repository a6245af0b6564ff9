/** What the database can keep and people can read. Refuses rather than changes: nothing is trimmed or replaced. */
import { type ExchangeRecord, RowProblem } from '../../exchange/record'

const TEXT_LENGTH_MAX = 200_000
const SHORT_LENGTH_MAX = 200
const COMPLETIONS_MAX = 64
const LONE_SURROGATE = /\p{Surrogate}/u
/** A word this long is no word; byte-pair encoding would take quadratic time on it. */
const RUN_LENGTH_MAX = 5000
const SPACE = /\s/u
const LETTER = /\p{L}/u
const DIGIT = /\p{N}/u

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

function checkText(text: string, what: string): void {
  if (text.length > TEXT_LENGTH_MAX)
    throw new RowProblem(`${what} has ${text.length} characters; at most ${TEXT_LENGTH_MAX} fit`)
  if (text.includes('\u0000')) throw new RowProblem(`${what} holds a NUL character`)
  if (LONE_SURROGATE.test(text))
    throw new RowProblem(`${what} holds half of a surrogate pair, which is no character`)
  if (text.length > RUN_LENGTH_MAX && hasEndlessRun(text))
    throw new RowProblem(`${what} holds a run of more than 5,000 characters without a break`)
}

function checkShort(text: string | undefined, what: string): void {
  if (text === undefined) return
  if (text.length > SHORT_LENGTH_MAX)
    throw new RowProblem(`${what} is longer than ${SHORT_LENGTH_MAX} characters`)
  checkText(text, what)
}

/** @throws RowProblem */
export function checkRecord({ prompt, demonstrations, completions, rankings }: ExchangeRecord): void {
  for (const { content } of prompt.turns) checkText(content, 'the prompt')
  if (prompt.turns.every(({ content }) => content.trim() === '')) throw new RowProblem('the prompt is empty')
  checkShort(prompt.id, 'the id')
  checkShort(prompt.taskType, 'the task type')
  checkShort(prompt.language, 'the language')
  for (const tag of prompt.tags ?? []) checkShort(tag, 'a tag')
  for (const { text, id, author, betterThan } of demonstrations) {
    checkText(text, 'the answer')
    if (text.trim() === '') throw new RowProblem('the answer is empty')
    checkShort(id, 'the id')
    checkShort(author, 'the author')
    if (betterThan) {
      checkText(betterThan.text, 'better_than')
      checkShort(betterThan.id, 'better_than_id')
      checkShort(betterThan.model, 'better_than_model')
    }
  }
  if (completions.length > COMPLETIONS_MAX)
    throw new RowProblem(`it has ${completions.length} completions; at most ${COMPLETIONS_MAX} fit`)
  for (const { text, id, model, stars } of completions) {
    checkText(text, 'a completion')
    checkShort(id, 'a completion id')
    checkShort(model, 'a model')
    if (stars && !(stars.value >= 0 && stars.value <= 5))
      throw new RowProblem(`${stars.value} stars are not 0 to 5`)
  }
  for (const { ranks, annotator, id, note, displayOrder } of rankings) {
    const placed = ranks.filter((rank) => rank !== null)
    if (placed.length < 2) throw new RowProblem('a ranking places fewer than two answers')
    if (!placed.every((rank) => Number.isFinite(rank))) throw new RowProblem('a rank is not a number')
    if (displayOrder && [...displayOrder].sort((a, b) => a - b).some((at, i) => at !== i))
      throw new RowProblem('display_order is not an order of the completions')
    checkShort(annotator, 'the annotator')
    checkShort(id, 'the id')
    if (note !== undefined) checkText(note, 'the note')
  }
}
