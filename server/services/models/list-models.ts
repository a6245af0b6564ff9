/** Model versions, newest first, with what they came from and their headline metrics. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function listModels(actor: Actor) {
  const rows = await db().modelVersion.findMany({
    where: { projectId: actor.projectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      kind: true,
      version: true,
      parameters: true,
      weightsSha256: true,
      metrics: true,
      notes: true,
      retiredAt: true,
      promotion: { select: { slot: true } },
      createdAt: true,
      run: { select: { id: true, kind: true, number: true, status: true } },
      parents: { select: { role: true, parent: { select: { id: true, kind: true, version: true } } } },
      _count: { select: { completions: true } },
    },
  })
  return rows.map(({ _count, metrics, promotion, ...row }) => ({
    ...row,
    isPromoted: promotion !== null,
    metrics,
    completions: _count.completions,
  }))
}
