/** Starts a policy update of an SFT model or an earlier policy: by a reward model, or by rankings with DPO. */
import { POLICY_ALGORITHMS } from '../../../ml/trainers/configs/policy-config'
import { db } from '../../db'
import { AppError } from '../../errors'
import { StartPolicy } from '../../schemas/run'
import type { Actor } from '../actor'
import { rankingsWhere } from '../datasets/dataset-rows'
import { requireVersion } from '../models/require-version'
import { type CreatedRun, createRun } from './create-run'
import { checkOverrides } from './resolve-overrides'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when there is nothing to learn from, UNAVAILABLE provider */
export async function startPolicy(actor: Actor, request: StartPolicy): Promise<CreatedRun> {
  const { modelVersionId, rewardModelId, moreRewardModelIds, algorithm, overrides, evaluates, ...common } =
    StartPolicy.parse(request)
  checkOverrides({ algorithm }, overrides)
  await requireVersion(actor, modelVersionId, ['sft', 'policy'])
  const run = {
    kind: 'policy',
    config: { algorithm, overrides, evaluates, moreRewardModelIds },
    modelVersionId,
    ...common,
  } as const
  const { title, learnsFrom } = POLICY_ALGORITHMS[algorithm]
  if (learnsFrom === 'rankings') {
    const { projectId } = actor
    const where = { ...rankingsWhere(projectId), task: { prompt: { split: 'train' as const } } }
    if ((await db().ranking.count({ where })) === 0) throw new AppError('no-rankings-to-sample')
    return createRun(actor, run)
  }
  if (!rewardModelId) throw new AppError('reward-model-needed', { algorithm: title })
  const members = [rewardModelId, ...moreRewardModelIds]
  if (new Set(members).size < members.length) throw new AppError('reward-model-twice')
  for (const id of members) await requireVersion(actor, id, ['reward'])
  if ((await db().prompt.count({ where: { projectId: actor.projectId, split: 'train' } })) === 0) {
    throw new AppError('no-training-prompts')
  }
  return createRun(actor, { ...run, rewardModelId })
}
