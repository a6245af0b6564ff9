/**
 * What a batch of records becomes, as far as it can be said without the database: texts, keys, ids. Pure but for the two
 * counters of the context: keys count occurrences, so every record is planned exactly once.
 *
 * Ids begin with the import's and count up, so that records keep the order of the file; exports follow ids.
 */
import type {
  ExchangeCompletion,
  ExchangeDemonstration,
  ExchangeRanking,
  ExchangeRecord,
} from '../../exchange/record'
import { transcript } from '../../exchange/transcript'
import type { ImportSettings } from '../../schemas/import'
import { keyOf, type OccurrenceCounter } from './record-keys'

export interface NumberedRecord {
  line: number
  record: ExchangeRecord
}

export interface WriteContext {
  importId: string
  projectId: string
  promptSetId: string
  settings: ImportSettings
  /** Counts up over the whole import. */
  serial: number
  occurrences: OccurrenceCounter
}

/** In the order of the batch. */
export const planRecords = (context: WriteContext, batch: readonly NumberedRecord[]) =>
  batch.map((numbered) => planRecord(context, numbered))

export type PlannedRecord = ReturnType<typeof planRecord>
export type PlannedRanking = PlannedRecord['rankings'][number]

const nextId = (context: WriteContext, kind: string) =>
  `${context.importId}${kind}${String(context.serial++).padStart(9, '0')}`

function planRecord(context: WriteContext, { line, record }: NumberedRecord) {
  const text = transcript(record.prompt.turns)
  // What a better answer was written from comes along as a completion.
  const bettered = record.demonstrations.flatMap(({ betterThan }) => betterThan ?? [])
  const all: ExchangeCompletion[] = [...record.completions, ...bettered]
  const completions = planCompletions(context, text, all)
  const demonstrations = record.demonstrations.map((demonstration) => ({
    ...planDemonstration(context, text, demonstration),
    betterThanKey: demonstration.betterThan && completions[all.indexOf(demonstration.betterThan)].key,
  }))
  const rankings = record.rankings.map((ranking) => planRanking(context, text, completions, ranking))
  return {
    line,
    text,
    prompt: record.prompt,
    promptId: nextId(context, 'p'),
    demonstrations,
    completions,
    /** How many of the completions the row is about itself. */
    ownCompletions: record.completions.length,
    rankings,
  }
}

function planCompletions(context: WriteContext, prompt: string, completions: readonly ExchangeCompletion[]) {
  const seen = new Map<string, number>()
  return completions.map((completion) => {
    const base = keyOf('completion', prompt, completion.text, completion.model, completion.id)
    // Rows of one labelled answer each may repeat; inside one record the copies are counted.
    const copy = completion.label === undefined ? (seen.get(base) ?? 0) + 1 : context.occurrences.next(base)
    seen.set(base, copy)
    return {
      ...completion,
      id: nextId(context, 'c'),
      sourceId: completion.id,
      key: keyOf(base, copy),
    }
  })
}

function planDemonstration(context: WriteContext, prompt: string, demonstration: ExchangeDemonstration) {
  const { text, id } = demonstration
  const key = keyOf(context.projectId, 'demonstration', prompt, text, id)
  return {
    ...demonstration,
    id: nextId(context, 'd'),
    sourceId: id,
    key: keyOf(key, id === undefined ? context.occurrences.next(key) : 1),
  }
}

/** @param completions of the record, which the ranking's lists are about */
function planRanking(
  context: WriteContext,
  prompt: string,
  completions: readonly { key: string }[],
  ranking: ExchangeRanking,
) {
  const { ranks } = ranking
  // As the record has them, which is the order that exports write completions in.
  const shownKeys = completions.filter((_, i) => isPlaced(ranks[i])).map(({ key }) => key)
  const taskKey = keyOf('task', prompt, ...[...shownKeys].sort())
  return {
    ...ranking,
    id: nextId(context, 'r'),
    taskId: nextId(context, 't'),
    sourceId: ranking.id,
    taskKey,
    shownKeys,
    items: planItems(ranking, completions),
    annotator: ranking.annotator ?? `anonymous ${context.occurrences.next(keyOf('anonymous', taskKey))}`,
  }
}

const isPlaced = (rank: number | null | undefined): rank is number => rank !== null && rank !== undefined

/** What is said of each placed completion, in the order in which they were shown, with dense ranks. */
function planItems(ranking: ExchangeRanking, completions: readonly { key: string }[]) {
  const { ranks, displayOrder, unacceptable, flags, ratings, marks } = ranking
  const dense = [...new Set(ranks.filter(isPlaced))].sort((a, b) => a - b)
  return (displayOrder ?? [...completions.keys()]).flatMap((i) => {
    const rank = ranks[i]
    if (!isPlaced(rank)) return []
    return {
      key: completions[i].key,
      rank: dense.indexOf(rank) + 1,
      isUnacceptable: unacceptable?.[i] ?? false,
      flags: flags?.[i] ?? [],
      ratings: ratings?.[i] ?? {},
      marks: marks?.[i] ?? [],
    }
  })
}
