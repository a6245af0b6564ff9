/** The frozen datasets of a project, newest first, with the runs that used them. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function listSnapshots(actor: Actor) {
  return db().datasetSnapshot.findMany({
    where: { projectId: actor.projectId },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      kind: true,
      hash: true,
      name: true,
      rows: true,
      filter: true,
      createdAt: true,
      runs: {
        orderBy: { createdAt: 'asc' },
        select: {
          id: true,
          kind: true,
          number: true,
          output: { select: { id: true, kind: true, version: true } },
        },
      },
    },
  })
}
