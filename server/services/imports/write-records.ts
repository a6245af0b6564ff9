/**
 * Writes a batch of records in one transaction: prompts, demonstrations, completions, ranking tasks, rankings with their
 * comparisons, stars. What the project has already is counted as known and left as it is.
 *
 * Ids begin with the import's and count up, so that records keep the order of the file; exports follow ids.
 */
import { createHash } from 'node:crypto'
import { insertRows } from '../../database/insert-rows'
import { db, type Prisma, type Tx } from '../../db'
import type { ExchangeCompletion, ExchangeRecord } from '../../exchange/record'
import { transcript } from '../../exchange/transcript'
import type { ImportCounts, ImportSettings } from '../../schemas/import'
import { deriveComparisons } from '../../statistics/derive-comparisons'
import { estimateStarsAcross, STARS_METHOD } from '../../statistics/estimate-stars'
import { groupBy } from '../../statistics/group-by'
import { countTokens, encodeAnswer } from '../../tokens/starter-tokens'
import { splitOf } from '../prompts/split-of'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { splitsOfNew } from '../screening/fingerprints'
import { redactedOriginals } from '../screening/redacted-originals'
import { importedPeople } from './imported-people'
import { keyOf, keyOfText, type OccurrenceCounter } from './record-keys'

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

export interface WrittenBatch {
  counts: Pick<ImportCounts, 'prompts' | 'demonstrations' | 'completions' | 'rankings' | 'known' | 'moved'>
  problems: { line: number; reason: string }[]
}

export async function writeRecords(
  context: WriteContext,
  batch: readonly NumberedRecord[],
): Promise<WrittenBatch> {
  const planned = plan(context, batch)
  return db().$transaction(async (tx) => {
    const written: WrittenBatch = {
      counts: { prompts: 0, demonstrations: 0, completions: 0, rankings: 0, known: 0, moved: 0 },
      problems: [],
    }
    const promptOf = await writePrompts(tx, context, planned, written)
    const names = planned.flatMap(({ demonstrations, rankings }) => [
      ...demonstrations.flatMap(({ author }) => author ?? []),
      ...rankings.map(({ annotator }) => annotator),
    ])
    const personOf = await importedPeople(tx, context.projectId, names)
    const completionOf = await writeCompletions(tx, context, planned, promptOf, written)
    await writeDemonstrations(tx, context, planned, promptOf, personOf, completionOf, written)
    await writeRankings(tx, context, planned, promptOf, completionOf, personOf, written)
    return written
  })
}

/** Everything that does not need the database: texts, keys, ids. Keys count occurrences, so this happens once a record. */
function plan(context: WriteContext, batch: readonly NumberedRecord[]) {
  const nextId = (kind: string) => `${context.importId}${kind}${String(context.serial++).padStart(9, '0')}`
  return batch.map(({ line, record }) => {
    const text = transcript(record.prompt.turns)
    const seen = new Map<string, number>()
    // What a better answer was written from comes along as a completion.
    const bettered = record.demonstrations.flatMap(({ betterThan }) => betterThan ?? [])
    const all: ExchangeCompletion[] = [...record.completions, ...bettered]
    const completions = all.map((completion) => {
      const base = keyOf('completion', text, completion.text, completion.model, completion.id)
      // Rows of one labelled answer each may repeat; inside one record the copies are counted.
      const copy = completion.label === undefined ? (seen.get(base) ?? 0) + 1 : context.occurrences.next(base)
      seen.set(base, copy)
      return { ...completion, id: nextId('c'), sourceId: completion.id, key: keyOf(base, copy) }
    })
    const demonstrations = record.demonstrations.map((demonstration) => {
      const key = keyOf(context.projectId, 'demonstration', text, demonstration.text, demonstration.id)
      return {
        ...demonstration,
        betterThanKey: demonstration.betterThan && completions[all.indexOf(demonstration.betterThan)].key,
        id: nextId('d'),
        sourceId: demonstration.id,
        key: keyOf(key, demonstration.id === undefined ? context.occurrences.next(key) : 1),
      }
    })
    const rankings = record.rankings.map((ranking) => {
      const placed = ranking.ranks.flatMap((rank, i) => (rank === null ? [] : [{ rank, i }]))
      const dense = [...new Set(placed.map(({ rank }) => rank))].sort((a, b) => a - b)
      const order = ranking.displayOrder ?? completions.map((_, i) => i)
      const items = order.flatMap((i) => {
        const place = placed.find((entry) => entry.i === i)
        return place === undefined
          ? []
          : [
              {
                key: completions[i].key,
                rank: dense.indexOf(place.rank) + 1,
                isUnacceptable: ranking.unacceptable?.[i] ?? false,
                flags: ranking.flags?.[i] ?? [],
                ratings: ranking.ratings?.[i] ?? {},
                marks: ranking.marks?.[i] ?? [],
              },
            ]
      })
      // As the record has them, which is the order that exports write completions in.
      const shownKeys = placed.map(({ i }) => completions[i].key)
      const taskKey = keyOf('task', text, ...[...shownKeys].sort())
      const annotator =
        ranking.annotator ?? `anonymous ${context.occurrences.next(keyOf('anonymous', taskKey))}`
      return {
        ...ranking,
        id: nextId('r'),
        taskId: nextId('t'),
        sourceId: ranking.id,
        taskKey,
        shownKeys,
        items,
        annotator,
      }
    })
    return {
      line,
      text,
      prompt: record.prompt,
      promptId: nextId('p'),
      demonstrations,
      completions,
      /** How many of the completions the row is about itself. */
      ownCompletions: record.completions.length,
      rankings,
    }
  })
}

type Planned = ReturnType<typeof plan>

/** Prompt text → its row, made when the project has none. */
async function writePrompts(tx: Tx, context: WriteContext, planned: Planned, written: WrittenBatch) {
  const { projectId, promptSetId, importId, settings } = context
  const wanted = new Map(planned.map((entry) => [entry.text, entry]))
  // The first row with a text decides; `Map` above kept the last.
  for (const entry of [...planned].reverse()) wanted.set(entry.text, entry)
  const select = { id: true, text: true, split: true, taskType: true, importId: true } as const
  const found = await tx.prompt.findMany({
    where: { projectId, text: { in: [...wanted.keys()] }, taskType: { not: TYPED_TASK_TYPE } },
    orderBy: { id: 'desc' },
    select,
  })
  const promptOf = new Map(found.map((prompt) => [prompt.text, prompt]))
  const unknown = [...wanted.values()]
    .filter(({ text }) => !promptOf.has(text))
    .sort((a, b) => (a.promptId < b.promptId ? -1 : 1))
  const originals = await redactedOriginals(
    tx,
    projectId,
    unknown.map(({ text }) => text),
  )
  for (const [text, prompt] of originals) promptOf.set(text, prompt)
  const missing = unknown.filter(({ text }) => !promptOf.has(text))
  const sourceIds = missing.flatMap(({ prompt }) => prompt.id ?? [])
  const taken = new Set(
    (
      await tx.prompt.findMany({
        where: { promptSetId, key: { in: sourceIds } },
        select: { key: true },
      })
    ).map(({ key }) => key),
  )
  const rows = missing.map(({ text, prompt, promptId }) => {
    const hash = createHash('sha256').update(text).digest('hex')
    const { id: sourceId } = prompt
    const isFree = sourceId !== undefined && !taken.has(sourceId)
    if (isFree) taken.add(sourceId)
    return {
      id: promptId,
      projectId,
      promptSetId,
      importId,
      sourceId,
      // Two prompts may come with one id; the second is known by its text.
      key: isFree ? sourceId : keyOfText(text),
      text,
      ...(prompt.turns.length > 1 || prompt.turns[0].role !== 'user'
        ? { turns: prompt.turns as unknown as Prisma.InputJsonArray }
        : {}),
      taskType: prompt.taskType ?? settings.taskType,
      tags: prompt.tags ?? [],
      split: prompt.split ?? splitOf(hash),
      language: prompt.language ?? settings.language,
    }
  })
  const { splits, moved, fingerprints } = await splitsOfNew(tx, projectId, rows)
  rows.forEach((row, i) => {
    row.split = splits[i]
  })
  await insertRows<Prisma.PromptCreateManyInput>(tx, 'Prompt', rows)
  await insertRows<Prisma.PromptFingerprintCreateManyInput>(tx, 'PromptFingerprint', fingerprints)
  written.counts.moved += moved
  for (const row of rows) promptOf.set(row.text, row)
  // A crash between batches must not make the import's own rows look known.
  written.counts.prompts += rows.length
  written.counts.known += planned.filter(
    ({ text, promptId, demonstrations, completions }) =>
      demonstrations.length + completions.length === 0 && promptOf.get(text)?.id !== promptId,
  ).length
  return promptOf
}

type PromptOf = Awaited<ReturnType<typeof writePrompts>>

async function writeDemonstrations(
  tx: Tx,
  context: WriteContext,
  planned: Planned,
  promptOf: PromptOf,
  personOf: Map<string, string>,
  completionOf: Map<string, string>,
  written: WrittenBatch,
) {
  const wanted = planned.flatMap(({ text, demonstrations }) =>
    demonstrations.map((demonstration) => ({
      ...demonstration,
      prompt: promptOf.get(text)!,
      // What the prompt says now: its personal data may have been redacted since the file was written.
      instruction: promptOf.get(text)!.text,
    })),
  )
  if (wanted.length === 0) return
  const submissionKey = (key: string) => `import-${key}`
  const known = new Set(
    (
      await tx.demonstration.findMany({
        where: { submissionKey: { in: wanted.map(({ key }) => submissionKey(key)) } },
        select: { submissionKey: true },
      })
    ).map((row) => row.submissionKey),
  )
  const fresh = wanted.filter(({ key }) => !known.has(submissionKey(key)))
  await insertRows<Prisma.DemonstrationCreateManyInput>(
    tx,
    'Demonstration',
    fresh.map(({ id, sourceId, text, author, betterThanKey, key, prompt, instruction }) => ({
      id,
      projectId: context.projectId,
      importId: context.importId,
      sourceId,
      promptId: prompt.id,
      fromCompletionId: betterThanKey === undefined ? null : completionOf.get(betterThanKey)!,
      authorId: author === undefined ? null : personOf.get(author)!,
      origin: 'imported' as const,
      instruction,
      response: text,
      taskType: prompt.taskType,
      split: prompt.split,
      promptTokens: countTokens(instruction),
      responseTokens: countTokens(text),
      submissionKey: submissionKey(key),
    })),
  )
  written.counts.demonstrations += fresh.length
  written.counts.known += wanted.length - fresh.length
}

/** Completion key → id. */
async function writeCompletions(
  tx: Tx,
  context: WriteContext,
  planned: Planned,
  promptOf: PromptOf,
  written: WrittenBatch,
) {
  const { projectId, importId } = context
  const wanted = new Map(
    planned
      .flatMap(({ text, completions }) => completions.map((completion) => ({ ...completion, prompt: text })))
      .reverse()
      .map((completion) => [completion.key, completion]),
  )
  const idOf = new Map<string, string>()
  if (wanted.size === 0) return idOf
  const found = await tx.completion.findMany({
    where: { projectId, importKey: { in: [...wanted.keys()] } },
    select: { id: true, importKey: true },
  })
  for (const { id, importKey } of found) idOf.set(importKey!, id)
  const fresh = [...wanted.values()]
    .filter(({ key }) => !idOf.has(key))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  await insertRows<Prisma.CompletionCreateManyInput>(
    tx,
    'Completion',
    fresh.map(({ id, sourceId, key, text, model, label, prompt }) => ({
      id,
      projectId,
      importId,
      sourceId,
      importKey: key,
      promptId: promptOf.get(prompt)!.id,
      sourceModel: model,
      text,
      tokenIds: encodeAnswer(text),
      finishReason: 'eos',
      settings: {},
      seed: 0,
      index: 0,
      label,
    })),
  )
  for (const { key, id } of fresh) idOf.set(key, id)
  await tx.stars.createMany({
    data: fresh.flatMap(({ id, stars }) =>
      stars === undefined
        ? []
        : [
            {
              completionId: id,
              projectId,
              stars: stars.value,
              standardError: stars.standardError,
              simpleStars: stars.value,
              ability: 0,
              rankings: stars.rankings,
              isDetermined: true,
              method: 'imported',
            },
          ],
    ),
    skipDuplicates: true,
  })
  written.counts.completions += fresh.length
  // Of records with rankings, the rankings say whether they were known.
  written.counts.known += planned.reduce(
    (sum, { completions, ownCompletions, rankings }) =>
      sum +
      (rankings.length > 0
        ? 0
        : completions.slice(0, ownCompletions).filter(({ key, id }) => idOf.get(key) !== id).length),
    0,
  )
  return idOf
}

async function writeRankings(
  tx: Tx,
  context: WriteContext,
  planned: Planned,
  promptOf: PromptOf,
  completionOf: Map<string, string>,
  personOf: Map<string, string>,
  written: WrittenBatch,
) {
  const { projectId, importId } = context
  const wanted = planned.flatMap(({ line, text, rankings }) =>
    rankings.map((ranking) => ({ ...ranking, line, promptId: promptOf.get(text)!.id })),
  )
  if (wanted.length === 0) return
  const taskOf = await writeTasks(tx, context, wanted, completionOf)
  const taskIds = [...new Set(wanted.map(({ taskKey }) => taskOf.get(taskKey)!))]
  const existing = await tx.ranking.findMany({
    where: { taskId: { in: taskIds } },
    select: { taskId: true, annotatorId: true, items: { select: { completionId: true, rank: true } } },
  })
  const saidBy = new Map(
    existing.map(({ taskId, annotatorId, items }) => [`${taskId}/${annotatorId}`, said(items)]),
  )
  const rankings: Prisma.RankingCreateManyInput[] = []
  const items: Prisma.RankingItemCreateManyInput[] = []
  const comparisons: Prisma.ComparisonCreateManyInput[] = []
  const touched = new Set<string>()
  for (const ranking of wanted) {
    const taskId = taskOf.get(ranking.taskKey)!
    const annotatorId = personOf.get(ranking.annotator)!
    const shown = ranking.items.map(({ key, ...said }) => ({
      completionId: completionOf.get(key)!,
      ...said,
    }))
    const before = saidBy.get(`${taskId}/${annotatorId}`)
    if (before !== undefined) {
      if (before === said(shown)) written.counts.known++
      else
        written.problems.push({
          line: ranking.line,
          reason: `${ranking.annotator} has ranked these answers before, in another order`,
        })
      continue
    }
    saidBy.set(`${taskId}/${annotatorId}`, said(shown))
    rankings.push({
      id: ranking.id,
      projectId,
      importId,
      sourceId: ranking.sourceId,
      taskId,
      annotatorId,
      displayOrder: shown.map(({ completionId }) => completionId),
      note: ranking.note ?? '',
      activeMs: Math.max(0, Math.round(ranking.activeMs ?? 0)),
      strength: ranking.strength,
    })
    items.push(...shown.map((item) => ({ ...item, rankingId: ranking.id })))
    comparisons.push(
      ...deriveComparisons(shown, ranking).map((pair) => ({
        ...pair,
        projectId,
        rankingId: ranking.id,
        promptId: ranking.promptId,
      })),
    )
    touched.add(ranking.promptId)
  }
  await tx.ranking.createMany({ data: rankings })
  await tx.rankingItem.createMany({ data: items })
  await tx.comparison.createMany({ data: comparisons })
  written.counts.rankings += rankings.length
  await refreshImportedStars(tx, projectId, [...touched])
}

/** A ranking's content in one line. */
const said = (items: { completionId: string; rank: number }[]) =>
  items
    .map(({ completionId, rank }) => `${completionId}=${rank}`)
    .sort()
    .join()

/** Task key → id. Imported tasks are done: nobody is asked to rank them here. */
async function writeTasks(
  tx: Tx,
  { projectId, importId }: WriteContext,
  wanted: { taskKey: string; taskId: string; promptId: string; shownKeys: string[] }[],
  completionOf: Map<string, string>,
) {
  const byKey = new Map([...wanted].reverse().map((entry) => [entry.taskKey, entry]))
  const found = await tx.rankingTask.findMany({
    where: { projectId, importKey: { in: [...byKey.keys()] } },
    select: { id: true, importKey: true },
  })
  const taskOf = new Map(found.map(({ id, importKey }) => [importKey!, id]))
  const fresh = [...byKey.values()].filter(({ taskKey }) => !taskOf.has(taskKey))
  await tx.rankingTask.createMany({
    data: fresh.map(({ taskId, taskKey, promptId }) => ({
      id: taskId,
      projectId,
      importId,
      importKey: taskKey,
      promptId,
      status: 'done' as const,
    })),
  })
  await tx.rankingTaskItem.createMany({
    data: fresh.flatMap(({ taskId, shownKeys }) =>
      shownKeys.map((key) => ({ taskId, completionId: completionOf.get(key)! })),
    ),
  })
  for (const { taskKey, taskId } of fresh) taskOf.set(taskKey, taskId)
  return taskOf
}

/** Stars over all imported rankings of each prompt: a file of pairs ranks an answer many times, two at a time. */
async function refreshImportedStars(tx: Tx, projectId: string, promptIds: string[]) {
  const rankings = await tx.ranking.findMany({
    where: { projectId, importId: { not: null }, task: { promptId: { in: promptIds } } },
    orderBy: { id: 'asc' },
    select: {
      task: { select: { promptId: true } },
      items: {
        orderBy: { completionId: 'asc' },
        select: { completionId: true, rank: true, isUnacceptable: true },
      },
    },
  })
  const rows = [...groupBy(rankings, ({ task }) => task.promptId).values()].flatMap((group) =>
    estimateStarsAcross(group.map(({ items }) => items)),
  )
  await tx.stars.deleteMany({ where: { completionId: { in: rows.map(({ completionId }) => completionId) } } })
  await tx.stars.createMany({ data: rows.map((row) => ({ ...row, projectId, method: STARS_METHOD })) })
}
