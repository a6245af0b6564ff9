/**
 * Takes a run for one attempt. Every later write names the attempt, so a worker that lost its lease can change nothing.
 */
import { db } from '../db'
import { message } from '../messages/catalogue'
import { announceRunEnded } from '../services/webhooks/announce-run'

/** A run whose workers died or left this often is given up: something in it kills workers. */
export const MAX_ATTEMPTS = 12

/** A busy machine may keep a transaction waiting; that is no reason to give a run away. */
const PATIENT = { maxWait: 20_000, timeout: 60_000 }

const CLAIMED = {
  id: true,
  projectId: true,
  kind: true,
  number: true,
  config: true,
  seed: true,
  commit: true,
  requestedProvider: true,
  modelVersionId: true,
  rewardModelId: true,
  snapshotId: true,
  promptIds: true,
  attempt: true,
  isProbe: true,
  createdById: true,
  resolvedConfig: true,
} as const

/** The run with its new attempt number, or null when there is nothing to do: it has ended, or was given up. */
export async function claimRun(runId: string, workerId: string) {
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ attempt: number; pauses: number }[]>`
      select attempt, pauses from "Run" where id = ${runId} and status in ('waiting', 'running') for update`
    if (rows.length === 0) return null
    if (rows[0].attempt - rows[0].pauses >= MAX_ATTEMPTS) {
      await tx.run.update({
        where: { id: runId },
        data: {
          status: 'failed',
          finishedAt: new Date(),
          outcome: message('run-given-up', { attempts: MAX_ATTEMPTS }),
        },
      })
      await announceRunEnded(tx, runId)
      return null
    }
    const now = new Date()
    const isFirst = rows[0].attempt === 0
    return tx.run.update({
      where: { id: runId },
      data: {
        status: 'running',
        attempt: { increment: 1 },
        workerId,
        heartbeatAt: now,
        ...(isFirst && { startedAt: now }),
      },
      select: CLAIMED,
    })
  }, PATIENT)
}

export type ClaimedRun = NonNullable<Awaited<ReturnType<typeof claimRun>>>
