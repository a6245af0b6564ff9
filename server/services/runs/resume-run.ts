/** Enqueues a paused run again; it goes on from its last checkpoint. */
import { runChannel } from '../../database/postgres-listen'
import { db } from '../../db'
import { AppError } from '../../errors'
import { Prisma } from '../../generated/prisma/client'
import { openQueue } from '../../queue/boss'
import type { Actor } from '../actor'
import { enqueueAndRemember } from './enqueue-run'
import { lockRun } from './lock-run'

/** @throws AppError NOT_FOUND, or CONFLICT when it is not paused */
export async function resumeRun(actor: Actor, { runId }: { runId: string }): Promise<void> {
  await openQueue()
  await db().$transaction(async (tx) => {
    const { status, priority } = await lockRun(tx, actor, runId)
    if (status !== 'paused') throw new AppError('run-not-paused')
    await tx.run.update({
      where: { id: runId },
      data: { status: 'waiting', outcome: Prisma.DbNull, pauseRequestedAt: null },
    })
    await enqueueAndRemember(tx, runId, priority)
    await tx.$executeRaw`select pg_notify(${runChannel(runId)}, '')`
  })
}
