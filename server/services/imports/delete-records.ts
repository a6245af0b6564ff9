/**
 * Takes back what an import brought. What people or models have done with it since stays, with everything it stands on:
 * a prompt that has been answered, sampled or ranked here is kept.
 */
import { db, type Tx } from '../../db'

const BATCH = 1000

export interface DeletedRecords {
  /** Prompts that are used now and stay. */
  keptPrompts: number
  keptCompletions: number
}

/** In batches of their own transactions; doing it twice is the same as once. */
export async function deleteRecords(importId: string): Promise<DeletedRecords> {
  await inBatches(async (tx) => {
    const ids = await idsOf(tx.ranking.findMany({ where: { importId }, select: { id: true }, take: BATCH }))
    await tx.comparison.deleteMany({ where: { rankingId: { in: ids } } })
    await tx.rankingRevision.deleteMany({ where: { rankingId: { in: ids } } })
    await tx.rankingItem.deleteMany({ where: { rankingId: { in: ids } } })
    await tx.ranking.deleteMany({ where: { id: { in: ids } } })
    return ids.length
  })
  await inBatches(async (tx) => {
    const unused = { importId, rankings: { none: {} }, assignments: { none: {} }, goldTasks: { none: {} } }
    const ids = await idsOf(tx.rankingTask.findMany({ where: unused, select: { id: true }, take: BATCH }))
    await tx.rankingTaskItem.deleteMany({ where: { taskId: { in: ids } } })
    await tx.rankingTask.deleteMany({ where: { id: { in: ids } } })
    return ids.length
  })
  await inBatches(async (tx) => {
    const ids = await idsOf(
      tx.demonstration.findMany({ where: { importId }, select: { id: true }, take: BATCH }),
    )
    await tx.demonstrationReview.deleteMany({ where: { demonstrationId: { in: ids } } })
    await tx.demonstrationRevision.deleteMany({ where: { demonstrationId: { in: ids } } })
    await tx.demonstration.deleteMany({ where: { id: { in: ids } } })
    return ids.length
  })
  await inBatches(async (tx) => {
    const unused = {
      importId,
      taskItems: { none: {} },
      rankingItems: { none: {} },
      betterAnswers: { none: {} },
      matchesA: { none: {} },
      matchesB: { none: {} },
    }
    const ids = await idsOf(tx.completion.findMany({ where: unused, select: { id: true }, take: BATCH }))
    await tx.score.deleteMany({ where: { completionId: { in: ids } } })
    await tx.stars.deleteMany({ where: { completionId: { in: ids } } })
    await tx.completion.deleteMany({ where: { id: { in: ids } } })
    return ids.length
  })
  const sets = new Set<string>()
  await inBatches(async (tx) => {
    const unused = {
      importId,
      demonstrations: { none: {} },
      completions: { none: {} },
      rankingTasks: { none: {} },
      arenaMatches: { none: {} },
      reports: { none: {} },
    }
    const rows = await tx.prompt.findMany({
      where: unused,
      select: { id: true, promptSetId: true },
      take: BATCH,
    })
    for (const { promptSetId } of rows) sets.add(promptSetId)
    await tx.prompt.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
    return rows.length
  })
  await db().promptSet.deleteMany({ where: { id: { in: [...sets] }, prompts: { none: {} } } })
  await db().importProblem.deleteMany({ where: { importId } })
  const [keptPrompts, keptCompletions] = await Promise.all([
    db().prompt.count({ where: { importId } }),
    db().completion.count({ where: { importId } }),
  ])
  return { keptPrompts, keptCompletions }
}

const idsOf = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)

async function inBatches(once: (tx: Tx) => Promise<number>): Promise<void> {
  while ((await db().$transaction(once)) === BATCH);
}
