/** Reads a model version's folder for a task. */
import { artifactPath } from '../../artifacts/store'
import { db } from '../../db'
import type { ModelKind } from '../../generated/prisma/client'
import { RunRefusedError } from './handler'

/** @throws RunRefusedError when the version is missing, of another project or of a kind that cannot be used here */
export async function modelDirOf(
  projectId: string,
  versionId: string | null,
  kinds: readonly ModelKind[],
): Promise<{ id: string; dir: string }> {
  const version =
    versionId &&
    (await db().modelVersion.findFirst({
      where: { id: versionId, projectId },
      select: { id: true, kind: true, version: true, artifactPath: true },
    }))
  if (!version) throw new RunRefusedError('The model version it needs does not exist.')
  if (!kinds.includes(version.kind)) {
    throw new RunRefusedError(`It needs a model of kind ${kinds.join(' or ')}, got ${version.kind}.`)
  }
  return { id: version.id, dir: artifactPath(version.artifactPath) }
}
