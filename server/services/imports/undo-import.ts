/** Takes an import back. What has been used since stays; the outcome says how much. */

import type { Message } from '../../../ml/messages/message'
import { removeArtifact } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import { message } from '../../messages/catalogue'
import type { Actor } from '../actor'
import { deleteRecords } from './delete-records'
import { importFile } from './read-file'
import { requireImport } from './require-import'

/** @throws AppError NOT_FOUND, CONFLICT while it runs */
export async function undoImport(
  actor: Actor,
  { importId }: { importId: string },
): Promise<{ outcome: Message }> {
  const found = await requireImport(actor, importId)
  if (found.status === 'waiting' || found.status === 'running') throw new AppError('import-running')
  await removeArtifact(importFile(importId))
  if (found.status === 'uploaded') {
    await db().import.delete({ where: { id: importId } })
    return { outcome: message('import-file-removed') }
  }
  const { keptPrompts, keptCompletions } = await deleteRecords(importId)
  const prompts = message('kept-prompts', { prompts: keptPrompts })
  const answers = message('kept-answers', { answers: keptCompletions })
  const outcome =
    keptPrompts + keptCompletions === 0
      ? message('import-undone')
      : message('import-undone-partly', {
          kept:
            keptCompletions === 0
              ? prompts
              : keptPrompts === 0
                ? answers
                : message('kept-both', { prompts, answers }),
        })
  await db().import.update({ where: { id: importId }, data: { status: 'undone', outcome } })
  return { outcome }
}
