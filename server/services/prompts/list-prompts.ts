/** Prompts, page by page, in the order of their set; filters combine. */
import { db } from '../../db'
import type { PromptFilter } from '../../schemas/prompt'
import type { Actor } from '../actor'
import { pageOf, pageQuery } from '../page'
import { TYPED_TASK_TYPE } from './typed-prompts'

export async function listPrompts(actor: Actor, filter: PromptFilter) {
  const rows = await db().prompt.findMany({
    where: {
      projectId: actor.projectId,
      ...(filter.split && { split: filter.split }),
      taskType: filter.taskType ?? { not: TYPED_TASK_TYPE },
      ...(filter.search && { text: { contains: filter.search, mode: 'insensitive' } }),
    },
    orderBy: [{ promptSetId: 'asc' }, { key: 'asc' }],
    ...pageQuery(filter),
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
  const page = pageOf(rows, filter)
  return {
    ...page,
    rows: page.rows.map(({ _count, promptSet, ...row }) => ({
      ...row,
      ..._count,
      promptSet: promptSet.name,
    })),
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
