/** Starts scoring: a reward model reads every completion of the named sampling runs. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { StartScore } from '../../schemas/run'
import type { Actor } from '../actor'
import { requireVersion } from '../models/require-version'
import { type CreatedRun, createRun } from './create-run'
import { requireRuns } from './require-runs'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when every completion already has a score, UNAVAILABLE provider */
export async function startScore(actor: Actor, request: StartScore): Promise<CreatedRun> {
  const { rewardModelId, sampleRunIds, seed, provider, priority } = StartScore.parse(request)
  await requireVersion(actor, rewardModelId, ['reward'])
  await requireRuns(actor, sampleRunIds)
  const unscored = await db().completion.count({
    where: {
      projectId: actor.projectId,
      runId: { in: sampleRunIds },
      scores: { none: { rewardModelId } },
    },
  })
  if (unscored === 0) throw new AppError('no-completions-to-score')
  return createRun(actor, {
    kind: 'score',
    config: { sampleRunIds },
    seed,
    provider,
    priority,
    rewardModelId,
  })
}
