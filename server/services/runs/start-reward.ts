/** Starts a reward model on the project's rankings. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { StartReward } from '../../schemas/run'
import type { Actor } from '../actor'
import { rankingsWhere } from '../datasets/dataset-rows'
import { requireSnapshot } from '../datasets/require-snapshot'
import { requireVersion } from '../models/require-version'
import { type CreatedRun, createRun } from './create-run'
import { checkOverrides } from './resolve-overrides'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when there is nothing to train on, UNAVAILABLE provider */
export async function startReward(actor: Actor, request: StartReward): Promise<CreatedRun> {
  const { modelVersionId, overrides, snapshotId, ...common } = StartReward.parse(request)
  const run = { kind: 'reward', config: { overrides }, modelVersionId, ...common } as const
  checkOverrides('reward', overrides)
  await requireVersion(actor, modelVersionId, ['base', 'sft', 'policy'])
  if (snapshotId !== undefined) {
    const snapshot = await requireSnapshot(actor, snapshotId, 'rankings')
    return createRun(actor, { ...run, snapshotId: snapshot.id })
  }
  const where = { ...rankingsWhere(actor.projectId), task: { prompt: { split: 'train' as const } } }
  if ((await db().ranking.count({ where })) === 0) {
    throw new AppError('no-rankings')
  }
  return createRun(actor, run)
}
