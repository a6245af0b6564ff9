/** Which version of the guidelines a piece of work was made by, as the desk says; never one that is yet to be written. */
import type { Tx } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError INVALID_INPUT for a version that the project does not have. */
export async function checkGuidelinesVersion(
  tx: Tx,
  { projectId }: Actor,
  version: number | null,
): Promise<void> {
  if (version === null) return
  const { guidelinesVersion } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { guidelinesVersion: true },
  })
  if (version > guidelinesVersion) {
    throw new AppError('guidelines-version-unknown', { versions: guidelinesVersion, version })
  }
}
