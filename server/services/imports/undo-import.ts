/** Takes an import back. What has been used since stays; the outcome says how much. */
import { removeArtifact } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import { deleteRecords } from './delete-records'
import { importFile } from './read-file'
import { requireImport } from './require-import'

/** @throws AppError NOT_FOUND, CONFLICT while it runs */
export async function undoImport(
  actor: Actor,
  { importId }: { importId: string },
): Promise<{ outcome: string }> {
  const found = await requireImport(actor, importId)
  if (found.status === 'waiting' || found.status === 'running') throw new AppError('import-running')
  await removeArtifact(importFile(importId))
  if (found.status === 'uploaded') {
    await db().import.delete({ where: { id: importId } })
    return { outcome: 'The file is gone.' }
  }
  const { keptPrompts, keptCompletions } = await deleteRecords(importId)
  const kept = [
    ...(keptPrompts > 0 ? [`${keptPrompts} ${keptPrompts === 1 ? 'prompt' : 'prompts'}`] : []),
    ...(keptCompletions > 0 ? [`${keptCompletions} ${keptCompletions === 1 ? 'answer' : 'answers'}`] : []),
  ]
  const outcome =
    kept.length > 0
      ? `Undone. ${kept.join(' and ')} stayed, because they have been used here since.`
      : 'Undone. Everything it brought is gone.'
  await db().import.update({ where: { id: importId }, data: { status: 'undone', outcome } })
  return { outcome }
}
