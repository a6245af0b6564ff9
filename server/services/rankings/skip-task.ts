/** Gives a task back with a reason. It is not offered to this person again; its slot is free for somebody else. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { SkipReason } from '../../schemas/ranking'
import type { Actor } from '../actor'
import { discardDraft } from '../drafts/discard-draft'
import { lockTask } from './lock-task'

/** @throws AppError NOT_FOUND when the actor never had this task, CONFLICT when its ranking is already sent. */
export async function skipTask(
  actor: Actor,
  { taskId, reason }: { taskId: string; reason: SkipReason },
): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockTask(tx, actor, taskId)
    const assignment = await tx.assignment.findUnique({
      where: { taskId_userId: { taskId, userId: actor.userId } },
      select: { id: true, status: true },
    })
    if (!assignment) throw new AppError('ranking-task-not-found')
    if (assignment.status === 'submitted') throw new AppError('ranking-sent-already')
    await tx.assignment.update({
      where: { id: assignment.id },
      data: { status: 'skipped', skipReason: reason },
    })
    await discardDraft(tx, actor, 'ranking', taskId)
  })
}
