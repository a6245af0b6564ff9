/** Rows of any shape, by a mapping that a person chose: which column is the prompt, which the answer, and so on. */

import { message } from '../../messages/catalogue'
import { type ExchangeRecord, RowProblem, record } from '../record'
import { answerText, optionalText, promptTurns, type Row } from '../row-fields'
import { readPromptFacts } from './provenance'

export const MAPPED_FIELDS = [
  'prompt',
  'demonstration',
  'chosen',
  'rejected',
  'system',
  'id',
  'taskType',
  'language',
  'split',
  'author',
] as const
export type MappedField = (typeof MAPPED_FIELDS)[number]

/** Field → column. */
export type ColumnMapping = Partial<Record<MappedField, string>>

export function readMapped(row: Row, mapping: ColumnMapping): ExchangeRecord[] {
  const cell = (field: MappedField) => (mapping[field] === undefined ? undefined : row[mapping[field]])
  if (mapping.prompt === undefined) throw new RowProblem(message('row-without-prompt-column'))
  const turns = promptTurns(cell('prompt'), mapping.prompt)
  const system = optionalText(cell('system'), 'system')
  const facts = readPromptFacts(
    { task_type: cell('taskType'), language: cell('language'), split: cell('split'), id: cell('id') },
    'id',
  )
  const demonstration = cell('demonstration')
  const { chosen, rejected } = mapping
  const author = optionalText(cell('author'), 'author')
  return [
    record(
      { turns: system === undefined ? turns : [{ role: 'system', content: system }, ...turns], ...facts },
      {
        ...(demonstration !== undefined &&
          demonstration !== null &&
          demonstration !== '' && {
            demonstrations: [
              {
                text: answerText(demonstration, mapping.demonstration ?? 'demonstration'),
                ...(author && { author }),
              },
            ],
          }),
        ...(chosen !== undefined &&
          rejected !== undefined && {
            completions: [
              { text: answerText(cell('chosen'), chosen) },
              { text: answerText(cell('rejected'), rejected) },
            ],
            rankings: [{ ranks: [1, 2], ...(author && { annotator: author }) }],
          }),
      },
    ),
  ]
}
