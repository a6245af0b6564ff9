/** Has a worker write an export to a file, for somebody who does not wait for the download. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { openQueue } from '../../queue/boss'
import { enqueueBackgroundJob } from '../../queue/enqueue'
import { ExportRequest, type ExportRequestInput } from '../../schemas/export'
import type { Actor } from '../actor'
import { requireSnapshot } from '../datasets/require-snapshot'

/** Of one project; more would only wait for each other. */
const UNDER_WAY_MAX = 20

/** @throws AppError NOT_FOUND for another project's snapshot, CONFLICT when too many are under way */
export async function startExport(actor: Actor, input: ExportRequestInput): Promise<{ exportId: string }> {
  const request = ExportRequest.parse(input)
  const { projectId, userId } = actor
  if (request.snapshotId !== undefined) await requireSnapshot(actor, request.snapshotId)
  await openQueue()
  return db().$transaction(async (tx) => {
    const underWay = await tx.datasetExport.count({
      where: { projectId, status: { in: ['waiting', 'running'] } },
    })
    if (underWay >= UNDER_WAY_MAX) throw new AppError('too-many-exports', { count: underWay })
    const { id: exportId } = await tx.datasetExport.create({
      data: { projectId, createdById: userId, request },
      select: { id: true },
    })
    await enqueueBackgroundJob(tx, { kind: 'export', exportId })
    return { exportId }
  })
}
