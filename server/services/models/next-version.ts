/** Numbers model versions per project and kind, without gaps or repeats under concurrency. */
import type { Tx } from '../../db'
import type { ModelKind } from '../../generated/prisma/client'

/** The next version number; holds a lock on the project's numbering until the transaction ends. */
export async function nextModelVersion(tx: Tx, projectId: string, kind: ModelKind): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`model-version:${projectId}`}, 0))`
  const { _max } = await tx.modelVersion.aggregate({ where: { projectId, kind }, _max: { version: true } })
  return (_max.version ?? 0) + 1
}
