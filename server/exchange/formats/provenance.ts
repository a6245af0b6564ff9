/** The columns that Laurel adds when asked, and reads back when they are there. */
import type { ExchangeDemonstration, ExchangePrompt, ExchangeRanking, ExchangeRecord } from '../record'
import { optionalList, optionalText, type Row, texts } from '../row-fields'
import type { ColumnKind } from './format'

const SPLITS = ['train', 'validation', 'test'] as const
const SPLIT_ALIASES: Record<string, (typeof SPLITS)[number]> = {
  valid: 'validation',
  val: 'validation',
  dev: 'validation',
}

/** The prompt's own facts; `id` is the column that holds its id in this format. */
export function readPromptFacts(row: Row, id: 'id' | 'prompt_id'): Omit<ExchangePrompt, 'turns'> {
  const split = optionalText(row.split, 'split')?.toLowerCase()
  const known = split && (SPLIT_ALIASES[split] ?? SPLITS.find((name) => name === split))
  return {
    id: optionalText(row[id], id),
    taskType: optionalText(row.task_type, 'task_type'),
    tags:
      row.tags === undefined || row.tags === null ? undefined : texts(optionalList(row.tags, 'tags'), 'tags'),
    language: optionalText(row.language ?? row.lang, 'language'),
    ...(known && { split: known }),
  }
}

export const promptFacts = ({ prompt }: ExchangeRecord, id: 'id' | 'prompt_id'): Row => ({
  [id]: prompt.id,
  task_type: prompt.taskType,
  tags: prompt.tags ?? [],
  split: prompt.split,
  language: prompt.language,
})

export const promptFactColumns = (id: 'id' | 'prompt_id'): Record<string, ColumnKind> => ({
  [id]: 'text',
  task_type: 'text',
  tags: 'texts',
  split: 'text',
  language: 'text',
})

export const readRankingFacts = (row: Row): Pick<ExchangeRanking, 'id' | 'annotator'> => ({
  id: optionalText(row.ranking_id, 'ranking_id'),
  annotator: optionalText(row.annotator, 'annotator'),
})

/** Who wrote a demonstration, and the completion that it was written to be better than. */
export function readDemonstrationFacts(row: Row): Omit<ExchangeDemonstration, 'text'> {
  const text = optionalText(row.better_than, 'better_than')
  return {
    id: optionalText(row.id, 'id'),
    author: optionalText(row.author, 'author'),
    ...(text !== undefined && {
      betterThan: {
        text,
        id: optionalText(row.better_than_id, 'better_than_id'),
        model: optionalText(row.better_than_model, 'better_than_model'),
      },
    }),
  }
}

export const demonstrationFacts = (
  entry: ExchangeRecord,
  { id, author, betterThan }: ExchangeDemonstration,
): Row => ({
  id,
  ...promptFacts(entry, 'prompt_id'),
  author,
  better_than: betterThan?.text,
  better_than_id: betterThan?.id,
  better_than_model: betterThan?.model,
})

export const demonstrationFactColumns: Record<string, ColumnKind> = {
  id: 'text',
  ...promptFactColumns('prompt_id'),
  author: 'text',
  better_than: 'text',
  better_than_id: 'text',
  better_than_model: 'text',
}
