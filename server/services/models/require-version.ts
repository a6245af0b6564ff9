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
  if (!version) throw new AppError('NOT_FOUND', 'No such model version.')
  if (!kinds.includes(version.kind)) {
    throw new AppError(
      'INVALID_INPUT',
      `Expected a model of kind ${kinds.join(' or ')}; ${modelName(version)} is a ${version.kind} model.`,
    )
  }
  if (version.retiredAt) {
    throw new AppError('CONFLICT', `${modelName(version)} is retired. Restore it to use it in new runs.`)
  }
  return version
}
