/** Prompts, fifty a page, in the order of their set; filters combine. */
import { db } from '../../db'
import type { PromptFilter } from '../../schemas/prompt'
import type { Actor } from '../actor'
import { TYPED_TASK_TYPE } from './typed-prompts'

const PAGE = 50

export async function listPrompts(actor: Actor, filter: PromptFilter) {
  const rows = await db().prompt.findMany({
    where: {
      projectId: actor.projectId,
      ...(filter.split && { split: filter.split }),
      taskType: filter.taskType ?? { not: TYPED_TASK_TYPE },
      ...(filter.search && { text: { contains: filter.search, mode: 'insensitive' } }),
    },
    orderBy: [{ promptSetId: 'asc' }, { key: 'asc' }],
    take: PAGE + 1,
    ...(filter.cursor && { cursor: { id: filter.cursor }, skip: 1 }),
    select: {
      id: true,
      key: true,
      text: true,
      taskType: true,
      tags: true,
      split: true,
      language: true,
      withdrawnAt: true,
      promptSet: { select: { name: true } },
      _count: { select: { demonstrations: true, completions: true, rankingTasks: true } },
    },
  })
  const page = rows.slice(0, PAGE)
  return {
    rows: page.map(({ _count, promptSet, ...row }) => ({ ...row, ..._count, promptSet: promptSet.name })),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Counts by split and by task type, and the sets with their licences. */
export async function summarisePrompts(actor: Actor) {
  const where = { projectId: actor.projectId, taskType: { not: TYPED_TASK_TYPE } }
  const [splits, types, sets] = await Promise.all([
    db().prompt.groupBy({ by: ['split'], where, _count: { _all: true } }),
    db().prompt.groupBy({ by: ['taskType'], where, _count: { _all: true }, orderBy: { taskType: 'asc' } }),
    db().promptSet.findMany({
      where: { projectId: actor.projectId, prompts: { some: { taskType: { not: TYPED_TASK_TYPE } } } },
      orderBy: { createdAt: 'asc' },
      select: { id: true, name: true, description: true, source: true, licence: true },
    }),
  ])
  const ofSplit = (split: string) => splits.find((row) => row.split === split)?._count._all ?? 0
  return {
    splits: { train: ofSplit('train'), validation: ofSplit('validation'), test: ofSplit('test') },
    taskTypes: types.map(({ taskType, _count }) => ({ taskType, count: _count._all })),
    sets,
  }
}
