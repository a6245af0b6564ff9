/** What a format is: how to know its rows, how to read them, how to write them, and which columns it writes. */
import type { PairChoice, TieChoice } from '../pairs'
import type { ExchangeRecord } from '../record'
import type { Row } from '../row-fields'

export interface WriteOptions {
  /** `standard`: strings. `conversational`: lists of {role, content}. Formats of one form ignore it. */
  form: 'standard' | 'conversational'
  /** Laurel's own columns (ids, split, pseudonym) beside the format's. */
  withProvenance: boolean
  pairs: PairChoice
  ties: TieChoice
  /** Adds `margin`: how much better the chosen answer is. */
  withMargin: boolean
}

/** What a column holds, for files that need to know before the first row. */
export type ColumnKind =
  | 'text'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'texts'
  | 'numbers'
  | 'integers'
  | 'messages'
  | 'message lists'
  /** Anything nested: a JSON string in files that have no such thing. */
  | 'json'

/** What one exported record is made from. */
export type RecordUnit = 'prompt' | 'demonstration' | 'ranking' | 'answers'

export interface Format {
  label: string
  /** Its columns in a few words. */
  hint: string
  recognises(row: Row): boolean
  /** @throws RowProblem */
  read(row: Row): ExchangeRecord[]
  writes?: {
    unit: RecordUnit
    columns(options: WriteOptions): Record<string, ColumnKind>
    write(record: ExchangeRecord, options: WriteOptions): Row[]
  }
}
