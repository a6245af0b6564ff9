import { db } from '../../db'
import { AppError } from '../../errors'
import type { DatasetKind } from '../../generated/prisma/client'
import type { Actor } from '../actor'

/** By id or by hash. @throws AppError NOT_FOUND when it is not of the actor's project, or of another kind. */
export async function requireSnapshot(actor: Actor, idOrHash: string, kind?: DatasetKind) {
  const snapshot = await db().datasetSnapshot.findFirst({
    where: { projectId: actor.projectId, OR: [{ id: idOrHash }, { hash: idOrHash }], kind },
    select: {
      id: true,
      projectId: true,
      kind: true,
      hash: true,
      name: true,
      filter: true,
      rows: true,
      card: true,
      recordsPath: true,
    },
  })
  if (!snapshot) throw new AppError('snapshot-not-found')
  return snapshot
}
