/** Reads a model version's folder for a task. */
import { artifactPath } from '../../artifacts/store'
import { db } from '../../db'
import type { ModelKind } from '../../generated/prisma/client'
import { message } from '../../messages/catalogue'
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
  if (!version) throw new RunRefusedError(message('run-without-model'))
  if (!kinds.includes(version.kind)) {
    throw new RunRefusedError(
      message('run-with-wrong-model', { expected: kinds.join(' / '), kind: version.kind }),
    )
  }
  return { id: version.id, dir: artifactPath(version.artifactPath) }
}
