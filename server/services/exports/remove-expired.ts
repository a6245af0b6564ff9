/** Removes the files of exports that were kept long enough. Two workers may do it at once. */
import { exportPathOf } from '../../artifacts/layout'
import { removeArtifact } from '../../artifacts/store'
import { db } from '../../db'

export async function removeExpiredExports(now = new Date()): Promise<void> {
  const old = await db().datasetExport.findMany({
    where: { status: 'done', expiresAt: { lt: now } },
    select: { id: true },
  })
  for (const { id } of old) {
    // The file first: a worker that dies in between leaves nothing that nobody would look for.
    await removeArtifact(exportPathOf(id))
    await db().datasetExport.updateMany({ where: { id }, data: { status: 'expired' } })
  }
}
