/**
 * Keeps a lease alive while its holder works. One that ran out is taken back when its slot is still free, so that coming
 * back from lunch costs nothing unless somebody else is on the task.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import { hasFreeSlot, LEASE_MS } from './lease-task'
import { lockTask } from './lock-task'

/** @throws AppError NOT_FOUND when the actor never had this task, CONFLICT when it is sent, skipped or taken. */
export async function extendLease(
  actor: Actor,
  { taskId }: { taskId: string },
  now: Date = new Date(),
): Promise<{ leasedUntil: Date }> {
  const leasedUntil = new Date(now.getTime() + LEASE_MS)
  return db().$transaction(async (tx) => {
    await lockTask(tx, actor, taskId)
    const assignment = await tx.assignment.findUnique({
      where: { taskId_userId: { taskId, userId: actor.userId } },
      select: { id: true, status: true },
    })
    if (!assignment) throw new AppError('ranking-task-not-found')
    if (assignment.status === 'submitted') throw new AppError('ranking-sent-already')
    if (assignment.status === 'skipped') throw new AppError('task-skipped-already')
    if (!(await hasFreeSlot(tx, taskId, actor.userId, now))) {
      throw new AppError('lease-lost')
    }
    await tx.assignment.update({ where: { id: assignment.id }, data: { status: 'active', leasedUntil } })
    return { leasedUntil }
  })
}
