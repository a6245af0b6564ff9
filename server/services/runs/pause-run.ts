/**
 * Sets a run aside and frees its worker. A waiting one leaves the line at once; a training one saves a checkpoint first
 * and goes on from it, with the curve of a run that was never paused.
 */
import { runChannel } from '../../database/postgres-listen'
import { db } from '../../db'
import { AppError } from '../../errors'
import { isTraining } from '../../schemas/run'
import type { Actor } from '../actor'
import { lockRun } from './lock-run'

/** Asking twice changes nothing. @throws AppError NOT_FOUND, or CONFLICT when it has ended or cannot be paused */
export async function pauseRun(actor: Actor, { runId }: { runId: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    const { kind, status } = await lockRun(tx, actor, runId)
    if (status === 'paused') return
    if (status === 'waiting') {
      await tx.run.update({ where: { id: runId }, data: { status: 'paused' } })
    } else if (status === 'running') {
      if (!isTraining(kind)) throw new AppError('run-cannot-pause')
      await tx.run.updateMany({
        where: { id: runId, pauseRequestedAt: null },
        data: { pauseRequestedAt: new Date() },
      })
    } else {
      throw new AppError('run-ended-already')
    }
    await tx.$executeRaw`select pg_notify(${runChannel(runId)}, '')`
  })
}
