/** Removes the files of exports that were kept long enough. */
import { exportPathOf } from '../../artifacts/layout'
import { removeArtifact } from '../../artifacts/store'
import { db } from '../../db'

export async function removeExpiredExports(now = new Date()): Promise<void> {
  const old = await db().datasetExport.findMany({
    where: { status: 'done', expiresAt: { lt: now } },
    select: { id: true },
  })
  for (const { id } of old) {
    await db().datasetExport.update({ where: { id }, data: { status: 'expired' } })
    await removeArtifact(exportPathOf(id))
  }
}
