/** Moves a run forwards or backwards in the line: a free worker takes high before normal before low, then the oldest. */
import { runChannel } from '../../database/postgres-listen'
import { db } from '../../db'
import { AppError } from '../../errors'
import { openQueue } from '../../queue/boss'
import { reprioritiseRun } from '../../queue/enqueue'
import type { RunPriority } from '../../schemas/run'
import type { Actor } from '../actor'
import { lockRun } from './lock-run'

/** @throws AppError NOT_FOUND, or CONFLICT when it no longer waits */
export async function prioritiseRun(
  actor: Actor,
  { runId, priority }: { runId: string; priority: RunPriority },
): Promise<void> {
  await openQueue()
  await db().$transaction(async (tx) => {
    const { status, jobId } = await lockRun(tx, actor, runId)
    if (status !== 'waiting' && status !== 'paused') throw new AppError('run-not-waiting')
    await tx.run.update({ where: { id: runId }, data: { priority } })
    if (status === 'waiting' && jobId) await reprioritiseRun(tx, jobId, priority)
    await tx.$executeRaw`select pg_notify(${runChannel(runId)}, '')`
  })
}
