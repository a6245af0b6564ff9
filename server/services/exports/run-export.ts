/**
 * Writes an export to a file in the artifact store, in bounded memory, and tells its maker's next visit and the webhooks.
 * Called by a worker. An attempt that died left nothing; it is begun again.
 */

import { exportPathOf } from '../../artifacts/layout'
import { writeStream } from '../../artifacts/store'
import { storableMessage } from '../../database/storable-text'
import { db } from '../../db'
import { AppError } from '../../errors'
import { log } from '../../log'
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/message-error'
import { ExportRequest } from '../../schemas/export'
import { asRefusal, isDatabaseAway } from '../../transient-failure'
import { resolveActor } from '../actor'
import { exportFile } from '../datasets/export-file'
import { countExported } from '../datasets/export-rows'
import { announce } from '../webhooks/announce'

/** How long a file waits to be taken away. */
export const EXPORT_KEPT_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000
/** A person sees numbers move; the database is not asked for more. */
const PROGRESS_EVERY_MS = 500

/** The row ends as done or failed. A shutdown throws, and another worker begins again. */
export async function runExport(exportId: string, signal?: AbortSignal): Promise<void> {
  const found = await db().datasetExport.findUnique({
    where: { id: exportId },
    select: { projectId: true, createdById: true, request: true, status: true },
  })
  if (!found || (found.status !== 'waiting' && found.status !== 'running')) return
  const { projectId, createdById } = found
  const request = ExportRequest.parse(found.request)
  try {
    const actor = await resolveActor(createdById, projectId, 'researcher')
    const total = await countExported(actor, request)
    await update(exportId, { status: 'running', startedAt: new Date(), records: 0, total })
    let records = 0
    let told = Date.now()
    const file = await exportFile(actor, request, (count) => {
      records += count
    })
    const { bytes, hash } = await writeStream(
      exportPathOf(exportId),
      observed(file.stream as unknown as AsyncIterable<Uint8Array>, async () => {
        signal?.throwIfAborted()
        if (Date.now() - told < PROGRESS_EVERY_MS) return
        told = Date.now()
        await update(exportId, { records })
      }),
    )
    const finishedAt = new Date()
    const { fileName, mediaType } = file
    await db().$transaction(async (tx) => {
      await tx.datasetExport.update({
        where: { id: exportId },
        data: {
          status: 'done',
          records,
          total: records,
          fileName,
          mediaType,
          bytes,
          hash,
          finishedAt,
          expiresAt: new Date(finishedAt.getTime() + EXPORT_KEPT_DAYS * DAY_MS),
        },
      })
      await announce(tx, projectId, {
        type: 'export.ready',
        data: { exportId, kind: request.kind, fileName, bytes, hash },
      })
    })
  } catch (error) {
    // Begun again, by this worker or another one, when the database is back.
    if (signal?.aborted || isDatabaseAway(error)) throw error
    const refused = asRefusal(error)
    const isOurs = !(refused instanceof AppError)
    if (isOurs) log().error({ err: error, exportId }, 'an export failed')
    const problem = messageOf(refused)
    const outcome = storableMessage(isOurs ? message('job-failed', { problem }) : problem)
    await update(exportId, { status: 'failed', outcome, finishedAt: new Date() })
  }
}

const update = (id: string, data: Parameters<ReturnType<typeof db>['datasetExport']['update']>[0]['data']) =>
  db().datasetExport.update({ where: { id }, data })

async function* observed(
  bytes: AsyncIterable<Uint8Array>,
  onChunk: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    await onChunk()
    yield chunk
  }
}
