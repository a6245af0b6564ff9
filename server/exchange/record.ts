/**
 * What every neighbour's file says, in one shape: a prompt with the demonstrations, completions and rankings that the
 * row holds. `formats/` turns rows into records and records into rows; the importer and the exporter know only records.
 * Pure: no database, no files.
 */

import { MessageError } from '../messages/message-error'
import type { SpanMark } from '../schemas/ranking'

export type TurnRole = 'system' | 'user' | 'assistant'

export interface Turn {
  role: TurnRole
  content: string
}

export interface ExchangePrompt {
  /** What stands before the answer; the last turn is the one to answer. One user turn is an instruction. */
  turns: Turn[]
  /** The id the row gave it. */
  id?: string
  taskType?: string
  tags?: string[]
  split?: 'train' | 'validation' | 'test'
  language?: string
}

export interface ExchangeDemonstration {
  text: string
  id?: string
  /** A name or pseudonym; never an account. */
  author?: string
  /** The completion that it was written to be better than. */
  betterThan?: Pick<ExchangeCompletion, 'text' | 'id' | 'model'>
}

export interface ExchangeCompletion {
  text: string
  id?: string
  /** Whatever wrote it, in the file's words. */
  model?: string
  /** Good or bad by itself (TRL's unpaired preference). */
  label?: boolean
  stars?: { value: number; standardError: number; rankings: number }
}

export interface ExchangeRanking {
  /** One rank per completion of the record, 1 is best, equal is a tie; null when this ranking left it out. */
  ranks: (number | null)[]
  flags?: string[][]
  /** {"overall": 6} per completion. */
  ratings?: Record<string, number>[]
  /** Which completions are not acceptable at all. */
  unacceptable?: boolean[]
  /** Passages marked wrong, per completion. */
  marks?: SpanMark[][]
  id?: string
  annotator?: string
  note?: string
  /** How much better the first of two is, when the row says so; otherwise the distance of the ranks. */
  strength?: number
  activeMs?: number
  /** Positions of the completions in the order in which they were shown. */
  displayOrder?: number[]
}

export interface ExchangeRecord {
  prompt: ExchangePrompt
  demonstrations: ExchangeDemonstration[]
  completions: ExchangeCompletion[]
  rankings: ExchangeRanking[]
}

/** A row that cannot become a record. */
export class RowProblem extends MessageError {
  override readonly name = 'RowProblem'
}

export function record(prompt: ExchangePrompt, parts: Partial<Omit<ExchangeRecord, 'prompt'>> = {}) {
  return { prompt, demonstrations: [], completions: [], rankings: [], ...parts } satisfies ExchangeRecord
}

export const instruction = (content: string): Turn[] => [{ role: 'user', content }]
