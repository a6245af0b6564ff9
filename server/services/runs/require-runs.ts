/** Makes sure that runs are of the actor's project, before anything is read or done by their id. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND when any of them is not. */
export async function requireRuns(actor: Actor, runIds: string[]): Promise<void> {
  const ids = [...new Set(runIds)]
  const found = await db().run.count({ where: { projectId: actor.projectId, id: { in: ids } } })
  if (found !== ids.length) throw new AppError(ids.length > 1 ? 'runs-not-found' : 'run-not-found')
}
