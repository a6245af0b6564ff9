/** Queues an uploaded file for a worker. Starting it twice starts it once. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { openQueue } from '../../queue/boss'
import { enqueueBackgroundJob } from '../../queue/enqueue'
import { ImportSettings, type ImportSettingsInput } from '../../schemas/import'
import type { Actor } from '../actor'
import { requireImport } from './require-import'

/** @throws AppError NOT_FOUND, CONFLICT when it has ended already, INVALID_INPUT for a mapping without a prompt */
export async function startImport(
  actor: Actor,
  { importId, settings }: { importId: string; settings: ImportSettingsInput },
): Promise<{ importId: string }> {
  const parsed = ImportSettings.parse(settings)
  const found = await requireImport(actor, importId)
  if (found.status === 'waiting' || found.status === 'running') return { importId }
  if (found.status !== 'uploaded') throw new AppError('import-finished-already')
  if (parsed.format === 'columns' && parsed.mapping.prompt === undefined)
    throw new AppError('prompt-column-missing')
  await openQueue()
  await db().$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, status: 'uploaded' },
      data: { status: 'waiting', settings: parsed },
    })
    if (count === 1) await enqueueBackgroundJob(tx, { kind: 'import', importId })
  })
  return { importId }
}
