/** Takes in a file as it is sent; nothing is read into the project before somebody has looked at it. */
import { randomUUID } from 'node:crypto'
import { removeArtifact, writeStream } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import { importFile } from './read-file'

export const UPLOAD_BYTES_MAX = 8 * 2 ** 30
/** A file that was sent and never used is forgotten after this long. */
const FORGET_MS = 24 * 60 * 60 * 1000

/** @throws AppError INVALID_INPUT for an empty file, or one that is too large */
export async function receiveFile(
  actor: Actor,
  fileName: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ importId: string }> {
  await forgetUnused(actor)
  const importId = newImportId()
  const { bytes, hash } = await writeStream(importFile(importId), body, (total) => {
    if (total > UPLOAD_BYTES_MAX) throw new AppError('file-too-large')
  })
  if (bytes === 0) {
    await removeArtifact(importFile(importId))
    throw new AppError('file-empty')
  }
  await db().import.create({
    data: {
      id: importId,
      projectId: actor.projectId,
      createdById: actor.userId,
      fileName: fileName.replaceAll('\u0000', '').trim().slice(0, 200) || 'pasted text',
      bytes,
      hash,
    },
  })
  return { importId }
}

/** Begins with the time, so that what came later stands later wherever rows are in the order of their ids. */
const newImportId = () =>
  `i${Date.now().toString(36).padStart(9, '0')}${randomUUID().replaceAll('-', '').slice(0, 10)}`

async function forgetUnused({ projectId }: Actor): Promise<void> {
  const old = await db().import.findMany({
    where: { projectId, status: 'uploaded', createdAt: { lt: new Date(Date.now() - FORGET_MS) } },
    select: { id: true },
  })
  for (const { id } of old) await removeArtifact(importFile(id))
  await db().import.deleteMany({ where: { id: { in: old.map(({ id }) => id) }, status: 'uploaded' } })
}
