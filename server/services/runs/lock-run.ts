/** Holds a run of the actor's project for the rest of the transaction, so that what is decided by its status stays true. */
import type { Tx } from '../../db'
import { AppError } from '../../errors'
import type { RunKind, RunPriority, RunStatus } from '../../generated/prisma/client'
import type { Actor } from '../actor'

interface LockedRun {
  kind: RunKind
  status: RunStatus
  priority: RunPriority
  jobId: string | null
}

/** @throws AppError NOT_FOUND */
export async function lockRun(tx: Tx, actor: Actor, runId: string): Promise<LockedRun> {
  const [run] = await tx.$queryRaw<LockedRun[]>`
    select kind, status, priority, "jobId" from "Run"
    where id = ${runId} and "projectId" = ${actor.projectId} for update`
  if (!run) throw new AppError('run-not-found')
  return run
}
