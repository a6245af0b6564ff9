/** Starts a policy update (PPO) of an SFT model or an earlier policy, by a reward model. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { StartPolicy } from '../../schemas/run'
import type { Actor } from '../actor'
import { requireVersion } from '../models/require-version'
import { type CreatedRun, createRun } from './create-run'
import { checkOverrides } from './resolve-overrides'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when there are no prompts, UNAVAILABLE provider */
export async function startPolicy(actor: Actor, request: StartPolicy): Promise<CreatedRun> {
  const { modelVersionId, rewardModelId, overrides, seed, provider } = StartPolicy.parse(request)
  checkOverrides('policy', overrides)
  await requireVersion(actor, modelVersionId, ['sft', 'policy'])
  await requireVersion(actor, rewardModelId, ['reward'])
  if ((await db().prompt.count({ where: { projectId: actor.projectId, split: 'train' } })) === 0) {
    throw new AppError('CONFLICT', 'There are no training prompts to answer. Add prompts first.')
  }
  return createRun(actor, {
    kind: 'policy',
    config: { overrides },
    seed,
    provider,
    modelVersionId,
    rewardModelId,
  })
}
