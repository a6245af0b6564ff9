/** The whole family tree of a project's models: versions, and what led from one to another. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { runName } from '../runs/run-name'

export async function readLineageGraph(actor: Actor) {
  const { projectId } = actor
  const versions = await db().modelVersion.findMany({
    where: { projectId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      version: true,
      retiredAt: true,
      promotion: { select: { slot: true } },
      parents: { select: { role: true, parentId: true } },
      run: {
        select: {
          id: true,
          kind: true,
          number: true,
          snapshot: { select: { id: true, kind: true, rows: true, hash: true } },
        },
      },
    },
  })
  return versions.map(({ parents, run, promotion, retiredAt, ...version }) => ({
    ...version,
    isPromoted: promotion !== null,
    isRetired: retiredAt !== null,
    parents: parents.map(({ parentId, role }) => ({ id: parentId, role })),
    run: run && { id: run.id, name: runName(run) },
    snapshot: run?.snapshot ?? null,
  }))
}
