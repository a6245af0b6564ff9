/**
 * Writes the rankings of a batch with their tasks, items and comparisons, and estimates the stars of their prompts again.
 * A ranking that its annotator has made before is known; one that contradicts what they said before is a problem.
 */
import type { Prisma, Tx } from '../../db'
import { known, required } from '../../errors'
import { message } from '../../messages/catalogue'
import { deriveComparisons } from '../../statistics/derive-comparisons'
import { estimateStarsAcross, STARS_METHOD } from '../../statistics/estimate-stars'
import { groupBy } from '../../statistics/group-by'
import type { ImportWriter, WrittenRows } from './import-writer'
import type { PlannedRanking } from './plan-records'

/** A planned ranking with the rows that it refers to. */
interface WantedRanking extends Omit<PlannedRanking, 'items'> {
  line: number
  promptId: string
  /** The task that it is a ranking of, found or written. */
  rankedTaskId: string
  annotatorId: string
  items: (Omit<PlannedRanking['items'][number], 'key'> & { completionId: string })[]
}

export async function writeRankings(writer: ImportWriter, rows: WrittenRows): Promise<void> {
  const { tx, context, planned, written } = writer
  const rankings = planned.flatMap(({ line, text, rankings }) =>
    rankings.map((ranking) => ({ ...ranking, line, promptId: known(rows.promptOf, text).id })),
  )
  if (rankings.length === 0) return
  const taskOf = await writeTasks(writer, rankings, rows)
  const wanted: WantedRanking[] = rankings.map((ranking) => ({
    ...ranking,
    rankedTaskId: known(taskOf, ranking.taskKey),
    annotatorId: known(rows.personOf, ranking.annotator),
    items: ranking.items.map(({ key, ...said }) => ({
      completionId: known(rows.completionOf, key),
      ...said,
    })),
  }))
  const fresh = await freshRankings(writer, wanted)
  await tx.ranking.createMany({ data: fresh.map((ranking) => rankingRow(writer, ranking)) })
  await tx.rankingItem.createMany({
    data: fresh.flatMap(({ id, items }) => items.map((item) => ({ ...item, rankingId: id }))),
  })
  await tx.comparison.createMany({
    data: fresh.flatMap(({ id, promptId, items, strength }) =>
      deriveComparisons(items, { strength }).map((pair) => ({
        ...pair,
        projectId: context.projectId,
        rankingId: id,
        promptId,
      })),
    ),
  })
  written.counts.rankings += fresh.length
  await refreshImportedStars(tx, context.projectId, [...new Set(fresh.map(({ promptId }) => promptId))])
}

/** Those that nobody has made before; the others are counted as known or become problems. */
async function freshRankings(
  { tx, written }: ImportWriter,
  wanted: readonly WantedRanking[],
): Promise<WantedRanking[]> {
  const existing = await tx.ranking.findMany({
    where: { taskId: { in: [...new Set(wanted.map(({ rankedTaskId }) => rankedTaskId))] } },
    select: { taskId: true, annotatorId: true, items: { select: { completionId: true, rank: true } } },
  })
  const contentBy = new Map(
    existing.map(({ taskId, annotatorId, items }) => [`${taskId}/${annotatorId}`, contentOf(items)]),
  )
  return wanted.filter(({ rankedTaskId, annotatorId, items, line, annotator }) => {
    const by = `${rankedTaskId}/${annotatorId}`
    const before = contentBy.get(by)
    const content = contentOf(items)
    if (before === undefined) {
      contentBy.set(by, content)
      return true
    }
    if (before === content) written.counts.known++
    else
      written.problems.push({
        line,
        reason: message('row-ranked-differently', { annotator }),
      })
    return false
  })
}

/** A ranking's content in one line. */
const contentOf = (items: readonly { completionId: string; rank: number }[]) =>
  items
    .map(({ completionId, rank }) => `${completionId}=${rank}`)
    .sort()
    .join()

const rankingRow = (
  { context: { projectId, importId } }: ImportWriter,
  { id, sourceId, rankedTaskId, annotatorId, items, note, activeMs, strength }: WantedRanking,
): Prisma.RankingCreateManyInput => ({
  id,
  projectId,
  importId,
  sourceId,
  taskId: rankedTaskId,
  annotatorId,
  displayOrder: items.map(({ completionId }) => completionId),
  note: note ?? '',
  activeMs: Math.max(0, Math.round(activeMs ?? 0)),
  strength,
})

/** @returns the id of each task key. Imported tasks are done: nobody is asked to rank them here. */
async function writeTasks(
  { tx, context: { projectId, importId } }: ImportWriter,
  rankings: readonly (Pick<PlannedRanking, 'taskKey' | 'taskId' | 'shownKeys'> & { promptId: string })[],
  { completionOf }: WrittenRows,
): Promise<Map<string, string>> {
  const byKey = new Map([...rankings].reverse().map((entry) => [entry.taskKey, entry]))
  const found = await tx.rankingTask.findMany({
    where: { projectId, importKey: { in: [...byKey.keys()] } },
    select: { id: true, importKey: true },
  })
  const taskOf = new Map(found.map(({ id, importKey }) => [required(importKey, 'the import key'), id]))
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
      shownKeys.map((key) => ({ taskId, completionId: known(completionOf, key) })),
    ),
  })
  for (const { taskKey, taskId } of fresh) taskOf.set(taskKey, taskId)
  return taskOf
}

/** Stars over all imported rankings of each prompt: a file of pairs ranks an answer many times, two at a time. */
async function refreshImportedStars(tx: Tx, projectId: string, promptIds: string[]): Promise<void> {
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
