/** Reading fields of rows that somebody else wrote. Every refusal names the field and says what was expected. */

import type { Message } from '../../ml/messages/message'
import { message } from '../messages/catalogue'
import { RowProblem, type Turn, type TurnRole } from './record'

export type Row = Record<string, unknown>

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const has = (row: Row, ...fields: string[]) => fields.every((field) => row[field] !== undefined)

export function text(value: unknown, field: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  throw new RowProblem(message('row-expected-text', { field, found: kindOf(value) }))
}

export function optionalText(value: unknown, field: string): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : text(value, field)
}

export function number(value: unknown, field: string): number {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof parsed === 'bigint') return Number(parsed)
  if (typeof parsed === 'number' && Number.isFinite(parsed)) return parsed
  throw new RowProblem(message('row-expected-number', { field, found: kindOf(value) }))
}

export function optionalNumber(value: unknown, field: string): number | undefined {
  return value === undefined || value === null || value === '' ? undefined : number(value, field)
}

export function boolean(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === 'true' || value === 'True' || value === '1') return true
  if (value === 0 || value === 'false' || value === 'False' || value === '0') return false
  throw new RowProblem(message('row-expected-boolean', { field, found: kindOf(value) }))
}

export function list(value: unknown, field: string): unknown[] {
  if (Array.isArray(value)) return value
  throw new RowProblem(message('row-expected-list', { field, found: kindOf(value) }))
}

export const optionalList = (value: unknown, field: string): unknown[] =>
  value === undefined || value === null ? [] : list(value, field)

export function row(value: unknown, field: string): Row {
  if (isRow(value)) return value
  throw new RowProblem(message('row-expected-object', { field, found: kindOf(value) }))
}

export function texts(value: unknown, field: string): string[] {
  return list(value, field).map((entry, i) => text(entry, `${field}[${i}]`))
}

const ROLES: Record<string, TurnRole> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  prompter: 'user',
  assistant: 'assistant',
  gpt: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  chatgpt: 'assistant',
}

/** Messages of any dialect: role or from, content or value; OpenAI's content parts when all of them are text. */
export function turns(value: unknown, field: string): Turn[] {
  const found = list(value, field).map((entry, i): Turn => {
    const where = `${field}[${i}]`
    const turn = row(entry, where)
    const name = text(turn.role ?? turn.from, `${where}.role`)
    const role = ROLES[name.toLowerCase()]
    if (!role) throw new RowProblem(message('row-role-unknown', { field: where, role: name }))
    if (Array.isArray(turn.tool_calls) && turn.tool_calls.length > 0)
      throw new RowProblem(message('row-calls-tool', { field: where }))
    return { role, content: content(turn.content ?? turn.value, `${where}.content`) }
  })
  if (found.length === 0) throw new RowProblem(message('row-without-message', { field }))
  return found
}

function content(value: unknown, field: string): string {
  if (!Array.isArray(value)) return text(value, field)
  return value
    .map((part, i) => {
      const { type, text: words } = row(part, `${field}[${i}]`)
      if (type !== 'text')
        throw new RowProblem(message('row-not-text-part', { field: `${field}[${i}]`, type: String(type) }))
      return text(words, `${field}[${i}].text`)
    })
    .join('')
}

/** A string is an instruction, a list is a conversation. */
export function promptTurns(value: unknown, field: string): Turn[] {
  return Array.isArray(value) ? turns(value, field) : [{ role: 'user', content: text(value, field) }]
}

/** A string, or a list of exactly one assistant message. */
export function answerText(value: unknown, field: string): string {
  if (!Array.isArray(value)) return text(value, field)
  const answer = turns(value, field)
  if (answer.length !== 1 || answer[0].role !== 'assistant')
    throw new RowProblem(message('row-expected-one-answer', { field, messages: answer.length }))
  return answer[0].content
}

/** Cuts a dialogue before its last turn, which must be the assistant's. */
export function beforeAnswer(dialogue: Turn[], field: string): { prompt: Turn[]; answer: string } {
  const last = dialogue[dialogue.length - 1]
  if (dialogue.length < 2 || last.role !== 'assistant')
    throw new RowProblem(message('row-expected-answer-last', { field }))
  return { prompt: dialogue.slice(0, -1), answer: last.content }
}

function kindOf(value: unknown): Message {
  if (value === null) return message('value-null')
  if (value === undefined) return message('value-nothing')
  if (Array.isArray(value)) return message('value-list')
  if (typeof value === 'object') return message('value-object')
  return message('value-of-type', { type: typeof value, value: JSON.stringify(String(value).slice(0, 40)) })
}
