/**
 * TRL's dataset formats (`docs/source/dataset_formats.md`): prompt-only, prompt–completion, preference with the prompt
 * explicit or inside, unpaired; each as strings or as messages. Rankings are Laurel's own, because TRL has no K-wise row.
 */

import { message } from '../../messages/catalogue'
import { SpanMark } from '../../schemas/ranking'
import { issueMessage } from '../../schemas/shape-message'
import { labelsOf, pairsOf } from '../pairs'
import { type ExchangeRanking, type ExchangeRecord, RowProblem, record, type Turn } from '../record'
import {
  answerText,
  beforeAnswer,
  boolean,
  has,
  isRow,
  list,
  number,
  optionalList,
  optionalNumber,
  optionalText,
  promptTurns,
  type Row,
  row,
  texts,
  turns,
} from '../row-fields'
import { transcript } from '../transcript'
import type { ColumnKind, Format, WriteOptions } from './format'
import {
  demonstrationFactColumns,
  demonstrationFacts,
  promptFactColumns,
  promptFacts,
  readDemonstrationFacts,
  readPromptFacts,
  readRankingFacts,
} from './provenance'

const isStandard = ({ form }: WriteOptions) => form === 'standard'
const promptOf = (prompt: Turn[], options: WriteOptions) =>
  isStandard(options) ? transcript(prompt) : prompt
const assistant = (content: string): Turn[] => [{ role: 'assistant', content }]
const answerOf = (text: string, options: WriteOptions) => (isStandard(options) ? text : assistant(text))
const kind = (options: WriteOptions): ColumnKind => (isStandard(options) ? 'text' : 'messages')
const kinds = (options: WriteOptions): ColumnKind => (isStandard(options) ? 'texts' : 'message lists')
const isMessages = (value: unknown) => Array.isArray(value) && value.length > 0 && isRow(value[0])

/** {"prompt"} */
export const promptOnly: Format = {
  label: 'Prompts',
  hint: 'prompt: TRL prompt-only',
  recognises: (row) =>
    has(row, 'prompt') &&
    !['completion', 'completions', 'chosen', 'rejected', 'response', 'messages', 'answer1', 'items'].some(
      (field) => field in row,
    ),
  read: (row) => [record({ turns: promptTurns(row.prompt, 'prompt'), ...readPromptFacts(row, 'id') })],
  writes: {
    unit: 'prompt',
    columns: (options) => ({
      prompt: kind(options),
      ...(options.withProvenance && promptFactColumns('id')),
    }),
    write: (entry, options) => [
      {
        prompt: promptOf(entry.prompt.turns, options),
        ...(options.withProvenance && promptFacts(entry, 'id')),
      },
    ],
  },
}

/** {"prompt", "completion"} */
export const promptCompletion: Format = {
  label: 'Demonstrations',
  hint: 'prompt, completion: TRL prompt–completion',
  recognises: (row) => has(row, 'prompt', 'completion') && !('label' in row),
  read: (row) => [
    record(
      { turns: promptTurns(row.prompt, 'prompt'), ...readPromptFacts(row, 'prompt_id') },
      {
        demonstrations: [{ text: answerText(row.completion, 'completion'), ...readDemonstrationFacts(row) }],
      },
    ),
  ],
  writes: {
    unit: 'demonstration',
    columns: (options) => ({
      prompt: kind(options),
      completion: kind(options),
      ...(options.withProvenance && demonstrationFactColumns),
    }),
    write: (entry, options) =>
      entry.demonstrations.map((demonstration) => ({
        prompt: promptOf(entry.prompt.turns, options),
        completion: answerOf(demonstration.text, options),
        ...(options.withProvenance && demonstrationFacts(entry, demonstration)),
      })),
  },
}

/** One chosen and one rejected answer; `soft_label` 0.5 is a tie, `margin` is the strength. */
function readPair(row: Row, prompt: Turn[], chosen: string, rejected: string): ExchangeRecord {
  const soft = optionalNumber(row.soft_label, 'soft_label')
  const strength = optionalNumber(row.margin ?? row.rank_distance, 'margin')
  const ids = optionalList(row.completion_ids, 'completion_ids')
  const models = optionalList(row.models, 'models')
  const ranking: ExchangeRanking = {
    ranks: soft === 0.5 ? [1, 1] : [1, 2],
    ...readRankingFacts(row),
    ...(strength !== undefined && strength !== 0 && { strength }),
  }
  return record(
    { turns: prompt, ...readPromptFacts(row, 'prompt_id') },
    {
      completions: [chosen, rejected].map((text, i) => ({
        text,
        id: optionalText(ids[i], `completion_ids[${i}]`),
        model: optionalText(models[i] ?? row[i === 0 ? 'chosen-model' : 'rejected-model'], 'model'),
      })),
      rankings: [ranking],
    },
  )
}

const pairColumns = (options: WriteOptions): Record<string, ColumnKind> => ({
  ...(options.withMargin && { margin: 'number' }),
  ...(options.ties === 'soft' && { soft_label: 'number' }),
  ...(options.withProvenance && {
    ranking_id: 'text',
    ...promptFactColumns('prompt_id'),
    completion_ids: 'texts',
    models: 'texts',
    rank_distance: 'number',
    annotator: 'text',
  }),
})

/** What the pair formats share: one row a pair, `shape` giving the format's own columns. */
function writePairs(
  entry: ExchangeRecord,
  options: WriteOptions,
  shape: (chosen: string, rejected: string) => Row,
): Row[] {
  const [ranking] = entry.rankings
  // Ties have no place beside pairs but as soft labels.
  const ties = options.ties === 'soft' ? 'soft' : 'drop'
  return pairsOf(entry, options.pairs, ties).map(({ chosen, rejected, strength, isTie }) => {
    const pair = [entry.completions[chosen], entry.completions[rejected]]
    return {
      ...shape(pair[0].text, pair[1].text),
      ...(options.withMargin && { margin: strength }),
      ...(options.ties === 'soft' && { soft_label: isTie ? 0.5 : 1 }),
      ...(options.withProvenance && {
        ranking_id: ranking.id,
        ...promptFacts(entry, 'prompt_id'),
        completion_ids: pair.map(({ id }) => id ?? ''),
        models: pair.map(({ model }) => model ?? ''),
        rank_distance: strength,
        annotator: ranking.annotator,
      }),
    }
  })
}

const labelledColumns = (options: WriteOptions): Record<string, ColumnKind> => ({
  prompt: kind(options),
  completion: kind(options),
  label: 'boolean',
  ...(options.withProvenance && {
    ...promptFactColumns('prompt_id'),
    completion_id: 'text',
    model: 'text',
  }),
})

const labelledRow = (
  entry: ExchangeRecord,
  { completion, label }: { completion: number; label: boolean },
  options: WriteOptions,
): Row => ({
  prompt: promptOf(entry.prompt.turns, options),
  completion: answerOf(entry.completions[completion].text, options),
  label,
  ...(options.withProvenance && {
    ...promptFacts(entry, 'prompt_id'),
    completion_id: entry.completions[completion].id,
    model: entry.completions[completion].model,
  }),
})

/** Pairs taken apart, as TRL's `unpair_preference_dataset` does, and ties, which are good unless they are unacceptable. */
function labelsOfPairs(entry: ExchangeRecord, options: WriteOptions) {
  const unacceptable = entry.rankings[0]?.unacceptable ?? []
  return pairsOf(entry, options.pairs, 'unpaired').flatMap(({ chosen, rejected, isTie }) => [
    { completion: chosen, label: !(isTie && unacceptable[chosen]) },
    { completion: rejected, label: isTie && !unacceptable[rejected] },
  ])
}

/** {"prompt", "chosen", "rejected"} */
export const preference: Format = {
  label: 'Comparisons',
  hint: 'prompt, chosen, rejected: TRL preference',
  recognises: (row) => has(row, 'prompt', 'chosen', 'rejected'),
  read: (row) => {
    const prompt = promptTurns(row.prompt, 'prompt')
    // Some published sets repeat the prompt inside both answers (UltraFeedback binarised).
    const answer = (field: 'chosen' | 'rejected') => {
      const value = row[field]
      if (!isMessages(value) || (value as unknown[]).length === 1) return answerText(value, field)
      const dialogue = turns(value, field)
      const { prompt: before, answer } = beforeAnswer(dialogue, field)
      if (transcript(before) !== transcript(prompt))
        throw new RowProblem(message('row-dialogue-without-prompt', { field }))
      return answer
    }
    return [readPair(row, prompt, answer('chosen'), answer('rejected'))]
  },
  writes: {
    unit: 'ranking',
    columns: (options) =>
      options.ties === 'unpaired'
        ? labelledColumns(options)
        : {
            prompt: kind(options),
            chosen: kind(options),
            rejected: kind(options),
            ...pairColumns(options),
          },
    write: (entry, options) =>
      options.ties === 'unpaired'
        ? labelsOfPairs(entry, options).map((answer) => labelledRow(entry, answer, options))
        : writePairs(entry, options, (chosen, rejected) => ({
            prompt: promptOf(entry.prompt.turns, options),
            chosen: answerOf(chosen, options),
            rejected: answerOf(rejected, options),
          })),
  },
}

/** {"chosen": dialogue, "rejected": dialogue}: the prompt is what both begin with. */
export const implicitPreference: Format = {
  label: 'Comparisons, prompt inside',
  hint: 'chosen, rejected as whole dialogues: TRL preference with the prompt implicit',
  recognises: (row) => has(row, 'chosen', 'rejected') && !('prompt' in row) && isMessages(row.chosen),
  read: (row) => {
    const chosen = beforeAnswer(turns(row.chosen, 'chosen'), 'chosen')
    const rejected = beforeAnswer(turns(row.rejected, 'rejected'), 'rejected')
    if (transcript(chosen.prompt) !== transcript(rejected.prompt))
      throw new RowProblem(message('row-pair-differs-early'))
    return [readPair(row, chosen.prompt, chosen.answer, rejected.answer)]
  },
  writes: {
    unit: 'ranking',
    columns: (options) => ({ chosen: 'messages', rejected: 'messages', ...pairColumns(options) }),
    write: (entry, options) =>
      writePairs(entry, options, (chosen, rejected) => ({
        chosen: [...entry.prompt.turns, ...assistant(chosen)],
        rejected: [...entry.prompt.turns, ...assistant(rejected)],
      })),
  },
}

/** {"prompt", "completion", "label"} */
export const unpaired: Format = {
  label: 'Unpaired',
  hint: 'prompt, completion, label: TRL unpaired preference, for KTO',
  recognises: (row) => has(row, 'prompt', 'completion', 'label'),
  read: (row) => [
    record(
      { turns: promptTurns(row.prompt, 'prompt'), ...readPromptFacts(row, 'prompt_id') },
      {
        completions: [
          {
            text: answerText(row.completion, 'completion'),
            label: boolean(row.label, 'label'),
            id: optionalText(row.completion_id, 'completion_id'),
            model: optionalText(row.model, 'model'),
          },
        ],
      },
    ),
  ],
  writes: {
    unit: 'answers',
    columns: labelledColumns,
    write: (entry, options) => labelsOf(entry).map((answer) => labelledRow(entry, answer, options)),
  },
}

function spanMarks(value: unknown, field: string): SpanMark[] {
  return optionalList(value, field).map((entry, i) => {
    const mark = SpanMark.safeParse(entry)
    if (mark.success) return mark.data
    throw new RowProblem(
      message('row-expected-span', { field: `${field}[${i}]`, problem: issueMessage(mark.error.issues[0]) }),
    )
  })
}

function ratingsOf(value: unknown, field: string): Record<string, number> {
  if (value === undefined || value === null) return {}
  return Object.fromEntries(
    Object.entries(row(value, field)).map(([code, given]) => [code, number(given, `${field}.${code}`)]),
  )
}

/** {"prompt", "completions", "ranks", "unacceptable", "flags", "ratings", "marks"}: every answer with its rank. */
export const rankings: Format = {
  label: 'Rankings',
  hint: 'every answer with its rank, ties kept',
  recognises: (row) => has(row, 'prompt', 'completions', 'ranks'),
  read: (row) => {
    const answers = list(row.completions, 'completions')
    const ranks = list(row.ranks, 'ranks').map((rank, i) => number(rank, `ranks[${i}]`))
    if (answers.length !== ranks.length)
      throw new RowProblem(message('row-ranks-count', { completions: answers.length, ranks: ranks.length }))
    const ids = optionalList(row.completion_ids, 'completion_ids')
    const models = optionalList(row.models, 'models')
    const order = optionalList(row.display_order, 'display_order').map((at, i) =>
      number(at, `display_order[${i}]`),
    )
    const flags = optionalList(row.flags, 'flags').map((entry, i) =>
      texts(optionalList(entry, 'flags'), `flags[${i}]`),
    )
    const ratings = optionalList(row.ratings, 'ratings').map((entry, i) => ratingsOf(entry, `ratings[${i}]`))
    const unacceptable = optionalList(row.unacceptable, 'unacceptable').map((entry, i) =>
      boolean(entry, `unacceptable[${i}]`),
    )
    const marks = optionalList(row.marks, 'marks').map((entry, i) => spanMarks(entry, `marks[${i}]`))
    return [
      record(
        { turns: promptTurns(row.prompt, 'prompt'), ...readPromptFacts(row, 'prompt_id') },
        {
          completions: answers.map((answer, i) => ({
            text: answerText(answer, `completions[${i}]`),
            id: optionalText(ids[i], `completion_ids[${i}]`),
            model: optionalText(models[i], `models[${i}]`),
          })),
          rankings: [
            {
              ranks,
              ...(flags.length > 0 && { flags }),
              ...(ratings.length > 0 && { ratings }),
              ...(unacceptable.length > 0 && { unacceptable }),
              ...(marks.length > 0 && { marks }),
              ...(order.length > 0 && { displayOrder: order }),
              id: optionalText(row.id, 'id'),
              annotator: optionalText(row.annotator, 'annotator'),
              note: optionalText(row.note, 'note'),
              activeMs: optionalNumber(row.active_ms, 'active_ms'),
            },
          ],
        },
      ),
    ]
  },
  writes: {
    unit: 'ranking',
    columns: (options) => ({
      prompt: kind(options),
      completions: kinds(options),
      ranks: 'integers',
      unacceptable: 'json',
      flags: 'json',
      ratings: 'json',
      marks: 'json',
      ...(options.withProvenance && {
        id: 'text',
        ...promptFactColumns('prompt_id'),
        completion_ids: 'texts',
        models: 'texts',
        display_order: 'integers',
        note: 'text',
        active_ms: 'integer',
        annotator: 'text',
      }),
    }),
    write: (entry, options) =>
      entry.rankings.map((ranking) => ({
        prompt: promptOf(entry.prompt.turns, options),
        completions: entry.completions.map(({ text }) => answerOf(text, options)),
        ranks: ranking.ranks,
        unacceptable: ranking.unacceptable ?? entry.completions.map(() => false),
        flags: ranking.flags ?? entry.completions.map(() => []),
        ratings: ranking.ratings ?? entry.completions.map(() => ({})),
        marks: ranking.marks ?? entry.completions.map(() => []),
        ...(options.withProvenance && {
          id: ranking.id,
          ...promptFacts(entry, 'prompt_id'),
          completion_ids: entry.completions.map(({ id }) => id ?? ''),
          models: entry.completions.map(({ model }) => model ?? ''),
          display_order: ranking.displayOrder ?? entry.completions.map((_, i) => i),
          note: ranking.note ?? '',
          active_ms: ranking.activeMs ?? 0,
          annotator: ranking.annotator,
        }),
      })),
  },
}

/** {"prompt", "completions", "stars", "standard_errors", "rankings"}: what the rankings made of each answer. */
export const scored: Format = {
  label: 'Scored answers',
  hint: 'every answer with its stars and standard error',
  recognises: (row) => has(row, 'prompt', 'completions', 'stars'),
  read: (row) => {
    const answers = list(row.completions, 'completions')
    const field = (name: string) => optionalList(row[name], name)
    const [stars, errors, counts, ids, models] = [
      'stars',
      'standard_errors',
      'rankings',
      'completion_ids',
      'models',
    ].map(field)
    if (stars.length !== answers.length)
      throw new RowProblem(message('row-stars-count', { completions: answers.length, stars: stars.length }))
    return [
      record(
        { turns: promptTurns(row.prompt, 'prompt'), ...readPromptFacts(row, 'prompt_id') },
        {
          completions: answers.map((answer, i) => ({
            text: answerText(answer, `completions[${i}]`),
            id: optionalText(ids[i], `completion_ids[${i}]`),
            model: optionalText(models[i], `models[${i}]`),
            stars: {
              value: number(stars[i], `stars[${i}]`),
              standardError: optionalNumber(errors[i], `standard_errors[${i}]`) ?? 0,
              rankings: optionalNumber(counts[i], `rankings[${i}]`) ?? 0,
            },
          })),
        },
      ),
    ]
  },
  writes: {
    unit: 'answers',
    columns: (options) => ({
      prompt: kind(options),
      completions: kinds(options),
      stars: 'numbers',
      standard_errors: 'numbers',
      rankings: 'integers',
      ...(options.withProvenance && {
        ...promptFactColumns('prompt_id'),
        completion_ids: 'texts',
        models: 'texts',
      }),
    }),
    write: (entry, options) => {
      const answers = entry.completions.filter(({ stars }) => stars !== undefined)
      const all = answers.flatMap(({ stars }) => stars ?? [])
      if (answers.length === 0) return []
      return [
        {
          prompt: promptOf(entry.prompt.turns, options),
          completions: answers.map(({ text }) => answerOf(text, options)),
          stars: all.map(({ value }) => value),
          standard_errors: all.map(({ standardError }) => standardError),
          rankings: all.map(({ rankings }) => rankings),
          ...(options.withProvenance && {
            ...promptFacts(entry, 'prompt_id'),
            completion_ids: answers.map(({ id }) => id ?? ''),
            models: answers.map(({ model }) => model ?? ''),
          }),
        },
      ]
    },
  },
}
