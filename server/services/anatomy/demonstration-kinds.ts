/** The demonstrations that ship with a project, by kind of task, with one of each. People's own stay with members. */
import { db } from '../../db'
import type { Reader } from '../actor'

export async function listDemonstrationKinds({ projectId }: Reader) {
  const where = { projectId, origin: 'seed' as const }
  const [kinds, examples] = await Promise.all([
    db().demonstration.groupBy({
      by: ['taskType'],
      where,
      _count: { _all: true },
      orderBy: { taskType: 'asc' },
    }),
    db().demonstration.findMany({
      where,
      distinct: ['taskType'],
      orderBy: [{ taskType: 'asc' }, { id: 'asc' }],
      select: { taskType: true, instruction: true, response: true },
    }),
  ])
  return kinds.map(({ taskType, _count }) => {
    const example = examples.find((one) => one.taskType === taskType)
    return {
      taskType,
      count: _count._all,
      instruction: example?.instruction ?? '',
      response: example?.response ?? '',
    }
  })
}
