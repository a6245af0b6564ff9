/** Holds a ranking up as the right one. It is copied: what practice is measured against does not change with a correction. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { GoldItems, NewGold } from '../../schemas/practice'
import type { Actor } from '../actor'
import { lockTask } from '../rankings/lock-task'
import { ITEM_FIELDS } from '../rankings/write-ranking'

/**
 * Whoever has the task on their desk may finish it; nobody else is given it.
 * @throws AppError NOT_FOUND; CONFLICT when the task has a gold ranking already.
 */
export async function makeGold(actor: Actor, input: NewGold): Promise<{ goldId: string }> {
  const { rankingId, reason } = NewGold.parse(input)
  const { projectId, userId } = actor
  return db().$transaction(async (tx) => {
    const ranking = await tx.ranking.findFirst({
      where: { id: rankingId, projectId },
      select: { taskId: true, annotatorId: true },
    })
    if (!ranking) throw new AppError('ranking-not-found')
    const { taskId, annotatorId } = ranking
    await lockTask(tx, actor, taskId)
    if ((await tx.goldTask.count({ where: { taskId, retiredAt: null } })) > 0) {
      throw new AppError('gold-task-exists')
    }
    const items = await tx.rankingItem.findMany({
      where: { rankingId },
      orderBy: [{ rank: 'asc' }, { completionId: 'asc' }],
      select: ITEM_FIELDS,
    })
    const { id } = await tx.goldTask.create({
      data: {
        projectId,
        taskId,
        rankingId,
        authorId: annotatorId,
        items: GoldItems.parse(items),
        reason,
        createdById: userId,
      },
      select: { id: true },
    })
    return { goldId: id }
  })
}
