/** The file of a finished export, to be sent whole or in parts: its bytes never change. */
import { exportPathOf } from '../../artifacts/layout'
import { artifactExists, readArtifact } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import type { StableFile } from '../stable-file'

/** @throws AppError NOT_FOUND, also when it was kept long enough; CONFLICT while it is not ready */
export async function openExport(
  { projectId }: Actor,
  { exportId }: { exportId: string },
): Promise<StableFile> {
  const found = await db().datasetExport.findFirst({
    where: { id: exportId, projectId },
    select: { status: true, fileName: true, mediaType: true, bytes: true, hash: true },
  })
  if (!found) throw new AppError('export-not-found')
  const { status, fileName, mediaType, bytes, hash } = found
  if (status === 'waiting' || status === 'running') throw new AppError('export-not-ready')
  const path = exportPathOf(exportId)
  if (
    status !== 'done' ||
    !fileName ||
    !mediaType ||
    bytes === null ||
    !hash ||
    !(await artifactExists(path))
  )
    throw new AppError('export-file-gone')
  return {
    fileName,
    mediaType,
    bytes: Number(bytes),
    hash,
    read: (start, end) => readArtifact(path, start, end),
  }
}
