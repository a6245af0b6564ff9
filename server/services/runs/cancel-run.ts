/** Asks a run to stop. A waiting or paused one ends at once; a running one is told within a second and keeps what it can. */
import { runChannel } from '../../database/postgres-listen'
import { db } from '../../db'
import { AppError } from '../../errors'
import { message } from '../../messages/catalogue'
import type { Actor } from '../actor'
import { announceRunEnded } from '../webhooks/announce-run'
import { lockRun } from './lock-run'

/** Asking twice changes nothing. @throws AppError NOT_FOUND, or CONFLICT when it has already ended */
export async function cancelRun(actor: Actor, { runId }: { runId: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    const { status } = await lockRun(tx, actor, runId)
    const now = new Date()
    if (status === 'waiting' || status === 'paused') {
      await tx.run.update({
        where: { id: runId },
        data: {
          status: 'stopped',
          cancelRequestedAt: now,
          finishedAt: now,
          outcome: message(status === 'paused' ? 'run-stopped-while-paused' : 'run-stopped-before-start'),
        },
      })
      await announceRunEnded(tx, runId)
    } else if (status === 'running') {
      await tx.run.updateMany({
        where: { id: runId, cancelRequestedAt: null },
        data: { cancelRequestedAt: now },
      })
    } else {
      throw new AppError('run-ended-already')
    }
    await tx.$executeRaw`select pg_notify(${runChannel(runId)}, '')`
  })
}
