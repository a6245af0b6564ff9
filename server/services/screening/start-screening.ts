/** Has a worker look through prompts: through all of them when a person asks, and by itself through what an import brought. */
import { db, type Tx } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import { openQueue } from '../../queue/boss'
import { enqueueBackgroundJob } from '../../queue/enqueue'
import type { Actor } from '../actor'

/** Asking while that waits or is under way changes nothing. */
export async function startScreening({ projectId }: Actor): Promise<void> {
  await openQueue()
  await db().$transaction((tx) => ask(tx, projectId, { everything: true }))
}

/** In the transaction that ends the import. */
export const screenImport = (tx: Tx, projectId: string, importId: string): Promise<void> =>
  ask(tx, projectId, { importIds: { push: importId } })

/** A worker that is at it already goes on with what was asked meanwhile. */
async function ask(
  tx: Tx,
  projectId: string,
  request: { everything: true } | { importIds: { push: string } },
): Promise<void> {
  await tx.screening.createMany({ data: { projectId, status: 'done' }, skipDuplicates: true })
  await tx.screening.update({ where: { projectId }, data: request })
  const { count } = await tx.screening.updateMany({
    where: { projectId, status: { in: ['done', 'failed'] } },
    data: {
      status: 'waiting',
      looked: 0,
      total: 0,
      startedAt: null,
      finishedAt: null,
      outcome: Prisma.DbNull,
    },
  })
  if (count === 1) await enqueueBackgroundJob(tx, { kind: 'screen', projectId })
}
