/** Has a worker look through all prompts. Asking while it waits or runs changes nothing. */
import { db } from '../../db'
import { enqueueErrand, openQueue } from '../../jobs/queue'
import type { Actor } from '../actor'

export async function startScreening({ projectId }: Actor): Promise<void> {
  await openQueue()
  await db().$transaction(async (tx) => {
    const fresh = {
      status: 'waiting' as const,
      looked: 0,
      total: 0,
      startedAt: null,
      finishedAt: null,
      outcome: null,
    }
    await tx.screening.createMany({ data: { projectId, status: 'done' }, skipDuplicates: true })
    const { count } = await tx.screening.updateMany({
      where: { projectId, status: { in: ['done', 'failed'] } },
      data: fresh,
    })
    if (count === 1) await enqueueErrand(tx, { kind: 'screen', projectId })
  })
}
