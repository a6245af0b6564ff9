/** Queues a run and remembers its job, so that it can be moved while it waits. */
import type { Tx } from '../../db'
import { enqueueRun } from '../../queue/enqueue'
import type { RunPriority } from '../../schemas/run'

export async function enqueueAndRemember(tx: Tx, runId: string, priority: RunPriority): Promise<void> {
  const jobId = await enqueueRun(tx, runId, priority)
  await tx.run.update({ where: { id: runId }, data: { jobId }, select: { id: true } })
}
