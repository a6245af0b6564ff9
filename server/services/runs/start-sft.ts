/** Starts supervised fine-tuning on the project's demonstrations. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { StartSft } from '../../schemas/run'
import type { Actor } from '../actor'
import { demonstrationsWhere } from '../datasets/dataset-rows'
import { requireSnapshot } from '../datasets/require-snapshot'
import { requireVersion } from '../models/require-version'
import { type CreatedRun, createRun } from './create-run'
import { checkOverrides } from './resolve-overrides'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when there is nothing to train on, UNAVAILABLE provider */
export async function startSft(actor: Actor, request: StartSft): Promise<CreatedRun> {
  const { modelVersionId, includeSeeds, overrides, snapshotId, ...common } = StartSft.parse(request)
  const run = { kind: 'sft', config: { overrides, includeSeeds }, modelVersionId, ...common } as const
  checkOverrides('sft', overrides)
  await requireVersion(actor, modelVersionId, ['base', 'sft', 'policy'])
  if (snapshotId !== undefined) {
    const snapshot = await requireSnapshot(actor, snapshotId, 'demonstrations')
    return createRun(actor, { ...run, snapshotId: snapshot.id })
  }
  const where = demonstrationsWhere(actor.projectId, includeSeeds)
  if ((await db().demonstration.count({ where: { ...where, split: 'train' } })) === 0) {
    throw new AppError('no-demonstrations')
  }
  return createRun(actor, run)
}
