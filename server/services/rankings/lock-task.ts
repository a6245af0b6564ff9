/** Locks a task's row for the rest of the transaction, so that its slots and its state change one caller at a time. */
import type { Tx } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND when the actor's project has no such task. */
export async function lockTask(tx: Tx, actor: Actor, taskId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select "id" from "RankingTask" where "id" = ${taskId} and "projectId" = ${actor.projectId} for update`
  if (rows.length === 0) throw new AppError('ranking-task-not-found')
}
