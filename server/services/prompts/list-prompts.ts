/** Prompts, page by page, in the order of their set; filters combine. How fast that is among a million, tests/bench/prompt-search says. */
import { db } from '../../db'
import { type Split, Prisma as Sql } from '../../generated/prisma/client'
import { COUNTED_PROMPTS_MAX, type PromptFilter, type PromptSelection } from '../../schemas/prompt'
import { SetStatistics } from '../../schemas/screening'
import type { Actor } from '../actor'
import { pageOf } from '../page'
import { selectedPrompts } from './selected-prompts'
import { TYPED_TASK_TYPE } from './typed-prompts'

/** A walk in the order of the list that costs little even when it meets nothing. */
const WALKED_PROMPTS = 10_000

interface ListedPrompt {
  id: string
  key: string
  text: string
  taskType: string
  tags: string[]
  split: Split
  language: string
  withdrawnAt: Date | null
  promptSet: string
  demonstrations: number
  completions: number
  rankingTasks: number
}

export async function listPrompts(actor: Actor, filter: PromptFilter) {
  const { projectId } = actor
  const last =
    filter.cursor &&
    (await db().prompt.findFirst({
      where: { id: filter.cursor, projectId },
      select: { promptSetId: true, key: true },
    }))
  // After a prompt that is not here comes nothing.
  if (filter.cursor && !last) return { rows: [], nextCursor: null }
  const after = last ? Sql.sql`and (p."promptSetId", p.key) > (${last.promptSetId}, ${last.key})` : Sql.empty
  const ids = await firstOf(projectId, filter, after)
  const rows = await db().$queryRaw<ListedPrompt[]>(Sql.sql`
      select p.id, p.key, p.text, p."taskType", p.tags, p.split::text as split, p.language, p."withdrawnAt",
        s.name as "promptSet",
        (select count(*)::int from "Demonstration" d where d."promptId" = p.id) as demonstrations,
        (select count(*)::int from "Completion" c where c."projectId" = ${projectId} and c."promptId" = p.id) as completions,
        (select count(*)::int from "RankingTask" t where t."promptId" = p.id) as "rankingTasks"
      from "Prompt" p join "PromptSet" s on s.id = p."promptSetId"
      where p.id = any(${ids})
      order by p."promptSetId", p.key`)
  return pageOf(rows, filter)
}

/**
 * The ids of a page and one more. Either many prompts fit, and a short walk in their order meets enough of them; or few do,
 * and an index finds them all, to be put in order. Which of the two it is shows only in trying: the planner, which has to
 * guess, walks a million prompts to find none.
 */
async function firstOf(projectId: string, filter: PromptFilter, after: Sql.Sql): Promise<string[]> {
  const found = selectedPrompts(projectId, filter)
  const wanted = filter.limit + 1
  const met = await db().$queryRaw<{ id: string }[]>(Sql.sql`
    select p.id from (
      select * from "Prompt" p where p."projectId" = ${projectId} ${walkedPart(filter)} ${after}
      order by p."promptSetId", p.key limit ${WALKED_PROMPTS}
    ) p where ${found} limit ${wanted}`)
  if (met.length === wanted) return met.map(({ id }) => id)
  const all = await db().$queryRaw<{ id: string }[]>(Sql.sql`
    with found as materialized (select p.id, p."promptSetId", p.key from "Prompt" p where ${found} ${after})
    select id from found p order by p."promptSetId", p.key limit ${wanted}`)
  return all.map(({ id }) => id)
}

/** The one filter whose prompts an index holds in the order of the list. */
function walkedPart({ promptSetId, taskType, language, split }: PromptFilter): Sql.Sql {
  if (promptSetId) return Sql.sql`and p."promptSetId" = ${promptSetId}`
  if (taskType) return Sql.sql`and p."taskType" = ${taskType}`
  if (language) return Sql.sql`and p.language = ${language}`
  if (split) return Sql.sql`and p.split = ${split}::"Split"`
  return Sql.empty
}

/** How many fit, `COUNTED_PROMPTS_MAX + 1` for more. Asked apart from the page, which is not kept waiting for it. */
export async function countPrompts(actor: Actor, selection: PromptSelection): Promise<number> {
  const found = selectedPrompts(actor.projectId, selection)
  const [{ count }] = await db().$queryRaw<{ count: number }[]>(Sql.sql`
    select count(*)::int as count from (select from "Prompt" p where ${found} limit ${COUNTED_PROMPTS_MAX + 1}) counted`)
  return count
}

/** Counts by split, task type and language, and the sets with their licences, sizes and statistics. */
export async function summarisePrompts(actor: Actor) {
  const { projectId } = actor
  const [groups, sets, sizes] = await Promise.all([
    db().prompt.groupBy({
      by: ['taskType', 'split', 'language'],
      where: { projectId, taskType: { not: TYPED_TASK_TYPE } },
      _count: { _all: true },
    }),
    db().promptSet.findMany({
      where: { projectId, prompts: { some: { taskType: { not: TYPED_TASK_TYPE } } } },
      orderBy: { createdAt: 'asc' },
      select: { id: true, name: true, description: true, source: true, licence: true, statistics: true },
    }),
    db().prompt.groupBy({ by: ['promptSetId'], where: { projectId }, _count: { _all: true } }),
  ])
  const by = (field: 'taskType' | 'split' | 'language') => {
    const counts = new Map<string, number>()
    for (const group of groups) counts.set(group[field], (counts.get(group[field]) ?? 0) + group._count._all)
    return counts
  }
  const sizeOf = new Map(sizes.map(({ promptSetId, _count }) => [promptSetId, _count._all]))
  const splits = by('split')
  const listed = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    splits: {
      train: splits.get('train') ?? 0,
      validation: splits.get('validation') ?? 0,
      test: splits.get('test') ?? 0,
    },
    taskTypes: listed(by('taskType')).map(([taskType, count]) => ({ taskType, count })),
    languages: listed(by('language')).map(([language, count]) => ({ language, count })),
    sets: sets.map(({ statistics, ...set }) => ({
      ...set,
      prompts: sizeOf.get(set.id) ?? 0,
      statistics: statistics === null ? null : SetStatistics.parse(statistics),
    })),
  }
}
