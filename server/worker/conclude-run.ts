/** Ends a run in one transaction: its status, its outcome, and whatever it made. Fenced by attempt. */

import type { Message } from '../../ml/messages/message'
import { runChannel } from '../database/postgres-listen'
import { storableMessage } from '../database/storable-text'
import { db, type Tx } from '../db'
import { Prisma } from '../generated/prisma/client'
import { announceRunEnded } from '../services/webhooks/announce-run'
import type { ClaimedRun } from './claim-run'
import { LostLeaseError } from './lost-lease'

export interface RunConclusion {
  status: 'done' | 'stopped' | 'failed'
  /** What people are told; null when there is nothing to add to "done". */
  outcome: Message | null
  /** Writes what the run made, in the same transaction. */
  write?(tx: Tx): Promise<void>
  /** Runs after the end is committed; safe to repeat. */
  afterwards?(): Promise<void>
}

/** @throws LostLeaseError when another attempt has the run; nothing is written then. */
export async function concludeRun(run: ClaimedRun, conclusion: RunConclusion): Promise<void> {
  await db().$transaction(
    async (tx) => {
      const held = await tx.run.updateMany({
        where: { id: run.id, attempt: run.attempt, status: 'running' },
        data: {
          status: conclusion.status,
          outcome: conclusion.outcome ? storableMessage(conclusion.outcome) : Prisma.DbNull,
          etaMs: null,
          finishedAt: new Date(),
        },
      })
      if (held.count === 0) throw new LostLeaseError(run.id, run.attempt)
      await conclusion.write?.(tx)
      await announceRunEnded(tx, run.id)
      await tx.$executeRaw`select pg_notify(${runChannel(run.id)}, '')`
    },
    { timeout: 60_000, maxWait: 30_000 },
  )
  await conclusion.afterwards?.()
}

/**
 * Sets a run aside on its last checkpoint; its job is done, and another one is made when it goes on.
 * @param why when nobody asked for it
 */
export async function setAside(run: ClaimedRun, why: Message | null): Promise<void> {
  await db().run.updateMany({
    where: { id: run.id, attempt: run.attempt, status: 'running' },
    data: {
      status: 'paused',
      outcome: why ? storableMessage(why) : Prisma.DbNull,
      workerId: null,
      etaMs: null,
      pauseRequestedAt: null,
      pauses: { increment: 1 },
    },
  })
  await db().$executeRaw`select pg_notify(${runChannel(run.id)}, '')`
}

/** Returns a run to the queue after its worker was asked to stop: the next worker resumes it. */
export async function releaseRun(run: ClaimedRun): Promise<void> {
  await db().run.updateMany({
    where: { id: run.id, attempt: run.attempt, status: 'running' },
    data: { status: 'waiting', workerId: null, etaMs: null },
  })
  await db().$executeRaw`select pg_notify(${runChannel(run.id)}, '')`
}
