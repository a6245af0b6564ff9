/** What somebody's own exports have to tell them: those that ended and that they have not seen, and how many go on. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

export async function exportNews({ projectId, userId }: Actor) {
  const own = { projectId, createdById: userId }
  const [ended, underWay] = await Promise.all([
    db().datasetExport.findMany({
      where: { ...own, seenAt: null, status: { in: ['done', 'failed'] } },
      orderBy: { finishedAt: 'asc' },
      take: 3,
      select: { id: true, status: true, fileName: true },
    }),
    db().datasetExport.count({ where: { ...own, status: { in: ['waiting', 'running'] } } }),
  ])
  return { ended, underWay }
}

/** @throws AppError NOT_FOUND for one of another project; another person's stays as it is */
export async function markExportSeen(
  { projectId, userId }: Actor,
  { exportId }: { exportId: string },
  now = new Date(),
): Promise<void> {
  const found = await db().datasetExport.findFirst({
    where: { id: exportId, projectId },
    select: { createdById: true },
  })
  if (!found) throw new AppError('export-not-found')
  if (found.createdById !== userId) return
  await db().datasetExport.updateMany({ where: { id: exportId, seenAt: null }, data: { seenAt: now } })
}
