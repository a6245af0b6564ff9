/**
 * One cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP's advice);
 * every cell that begins with apostrophes and such a character gets one more, so that reading takes exactly one away.
 */
import type { ColumnKind } from '../formats/format'

const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r]/
const IS_GUARDED = /^'+[=+\-@\t\r]/

export function writeCell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const unguarded = (text: string): string => (IS_GUARDED.test(text) ? text.slice(1) : text)

/** Columns whose cells are text whatever they look like, unless they hold a list of messages. */
const TEXT_COLUMNS = new Set([
  'prompt',
  'completion',
  'chosen',
  'rejected',
  'text',
  'instruction',
  'input',
  'output',
  'response',
  'note',
])

/** Gives a cell its meaning back: JSON where a list or an object stands, text otherwise; nothing where it is empty. */
export function readCell(column: string, cell: string): unknown {
  const text = unguarded(cell)
  const mayBeJson = /^[[{]/.test(text)
  if (TEXT_COLUMNS.has(column)) {
    if (!mayBeJson) return text
    const value = parsed(text)
    return isMessages(value) ||
      (column === 'input' && isDialogue(value)) ||
      (column === 'prompt' && isTree(value))
      ? value
      : text
  }
  if (text === '') return undefined
  return mayBeJson ? (parsed(text) ?? text) : text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isMessages = (value: unknown) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => isObject(entry) && 'role' in entry && 'content' in entry)
const isDialogue = (value: unknown) => isObject(value) && Array.isArray(value.messages)
const isTree = (value: unknown) => isObject(value) && 'replies' in value

/** Only the columns a format writes; a nested value stands as JSON. */
export function writeCsvRow(columns: Record<string, ColumnKind>, row: Record<string, unknown>): string {
  return `${Object.keys(columns)
    .map((name) => writeCell(row[name]))
    .join(',')}\r\n`
}
