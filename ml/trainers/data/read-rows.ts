/**
 * Reads and writes the JSONL files a task names, row by row checked: a wrong row is refused with file, line and what was expected.
 * Leaves out: streaming; the training sets of a desktop run fit in memory.
 */
import { readFileSync } from 'node:fs'
import { writeFileAtomically } from '../../checkpoint/write-atomically'
import type {
  DemonstrationRow,
  Exchange,
  FinishReason,
  PreferenceDegree,
  PromptRow,
  RankingRow,
  ScoreRequestRow,
  SplitName,
  TextRow,
} from '../../contract'

type Fields = Record<string, unknown>

/** Says what is wrong with a row in words, or returns the row. */
class RowReader {
  constructor(
    private readonly fields: Fields,
    private readonly where: string,
  ) {}

  private refuse(key: string, expected: string): never {
    throw new Error(`${this.where}: "${key}" must be ${expected}, got ${JSON.stringify(this.fields[key])}`)
  }

  has(key: string): boolean {
    return this.fields[key] !== undefined
  }

  text(key: string): string {
    const value = this.fields[key]
    return typeof value === 'string' ? value : this.refuse(key, 'a string')
  }

  integers(key: string): number[] {
    const value = this.fields[key]
    if (Array.isArray(value) && value.every((item) => Number.isInteger(item))) return value
    return this.refuse(key, 'a list of whole numbers')
  }

  switches(key: string): boolean[] {
    const value = this.fields[key]
    if (Array.isArray(value) && value.every((item) => typeof item === 'boolean')) return value
    return this.refuse(key, 'a list of true and false')
  }

  degree(): PreferenceDegree {
    const value = this.fields.degree
    return value === 1 || value === 2 || value === 3 || value === 4
      ? value
      : this.refuse('degree', '1, 2, 3 or 4')
  }

  split(): SplitName {
    const value = this.fields.split
    return value === 'train' || value === 'validation' || value === 'test'
      ? value
      : this.refuse('split', 'train, validation or test')
  }

  finishReason(): FinishReason {
    const value = this.fields.finishReason
    return value === 'eos' || value === 'length' ? value : this.refuse('finishReason', 'eos or length')
  }

  list(key: string): RowReader[] {
    const value = this.fields[key]
    if (!Array.isArray(value)) return this.refuse(key, 'a list')
    return value.map((item, index) => {
      if (typeof item !== 'object' || item === null) return this.refuse(key, 'a list of objects')
      return new RowReader(item as Fields, `${this.where}, ${key}[${index}]`)
    })
  }

  /** At least one, all of a vocabulary of this size when it is given. */
  tokenIds(vocabSize = Number.POSITIVE_INFINITY): number[] {
    const ids = this.integers('tokenIds')
    this.demand(ids.length > 0, 'a completion needs at least one token')
    const stranger = ids.find((id) => id < 0 || id >= vocabSize)
    this.demand(
      stranger === undefined,
      `token ${stranger} is not in the model's vocabulary of ${vocabSize}: another model wrote this completion`,
    )
    return ids
  }

  demand(isRight: boolean, message: string): void {
    if (!isRight) throw new Error(`${this.where}: ${message}`)
  }
}

function readRows<T>(file: string, parse: (row: RowReader) => T): T[] {
  const rows: T[] = []
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return
      const where = `${file} line ${index + 1}`
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch (error) {
        throw new Error(`${where} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
      }
      if (typeof value !== 'object' || value === null) throw new Error(`${where} is not an object`)
      rows.push(parse(new RowReader(value as Fields, where)))
    })
  return rows
}

const exchangeOf = (row: RowReader): Exchange => ({
  prompt: row.text('prompt'),
  response: row.text('response'),
})

export const readDemonstrations = (file: string): DemonstrationRow[] =>
  readRows(file, (row) => ({
    ...exchangeOf(row),
    ...(row.has('earlier') ? { earlier: row.list('earlier').map(exchangeOf) } : {}),
    split: row.split(),
  }))

export const readTexts = (file: string): TextRow[] =>
  readRows(file, (row) => ({ text: row.text('text'), split: row.split() }))

export const readPrompts = (file: string): PromptRow[] =>
  readRows(file, (row) => ({
    promptId: row.text('promptId'),
    prompt: row.text('prompt'),
    split: row.split(),
  }))

export const readRankings = (file: string, vocabSize?: number): RankingRow[] =>
  readRows(file, (row) => {
    const completions = row.list('completions').map((completion) => ({
      tokenIds: completion.tokenIds(vocabSize),
      finishReason: completion.finishReason(),
    }))
    const ranks = row.integers('ranks')
    row.demand(completions.length >= 2, `a ranking needs at least 2 completions, got ${completions.length}`)
    row.demand(
      ranks.length === completions.length,
      `${completions.length} completions but ${ranks.length} ranks`,
    )
    const unacceptable = row.has('unacceptable') ? row.switches('unacceptable') : undefined
    row.demand(
      unacceptable === undefined || unacceptable.length === completions.length,
      `${completions.length} completions but "unacceptable" has ${unacceptable?.length}`,
    )
    const degree = row.has('degree') ? row.degree() : undefined
    row.demand(
      degree === undefined || completions.length === 2,
      `"degree" is for 2 completions, got ${completions.length}`,
    )
    return {
      promptId: row.text('promptId'),
      prompt: row.text('prompt'),
      completions,
      ranks,
      ...(unacceptable && { unacceptable }),
      ...(degree && { degree }),
      split: row.split(),
    }
  })

export const readScoreRequests = (file: string, vocabSize?: number): ScoreRequestRow[] =>
  readRows(file, (row) => ({
    id: row.text('id'),
    prompt: row.text('prompt'),
    tokenIds: row.tokenIds(vocabSize),
    finishReason: row.finishReason(),
  }))

/** Writes JSONL that appears whole or not at all. */
export const writeRows = (file: string, rows: readonly object[]): Promise<void> =>
  writeFileAtomically(file, [rows.map((row) => `${JSON.stringify(row)}\n`).join('')])
