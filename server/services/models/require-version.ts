/** A model version of the actor's project, of a kind that fits. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { ModelKind } from '../../generated/prisma/client'
import type { Actor } from '../actor'
import { modelName } from './model-name'

/** @throws AppError NOT_FOUND, INVALID_INPUT when the kind does not fit, CONFLICT when it is retired */
export async function requireVersion(actor: Actor, versionId: string, kinds: readonly ModelKind[]) {
  const version = await db().modelVersion.findFirst({
    where: { id: versionId, projectId: actor.projectId },
    select: { id: true, kind: true, version: true, retiredAt: true },
  })
  if (!version) throw new AppError('model-version-not-found')
  if (!kinds.includes(version.kind)) {
    throw new AppError('model-of-wrong-kind', {
      expected: kinds.join(' or '),
      name: modelName(version),
      kind: version.kind,
    })
  }
  if (version.retiredAt) {
    throw new AppError('model-retired-for-runs', { name: modelName(version) })
  }
  return version
}
