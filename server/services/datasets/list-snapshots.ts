/** The frozen datasets of a project, newest first, with the versions of prompt sets they are of and the runs that used them. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { USED_VERSION, usedVersions } from '../prompt-sets/used-versions'

export async function listSnapshots(actor: Actor) {
  const snapshots = await db().datasetSnapshot.findMany({
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
      promptSets: { select: USED_VERSION },
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
  return snapshots.map(({ promptSets, ...snapshot }) => ({
    ...snapshot,
    promptSets: usedVersions(promptSets),
  }))
}
