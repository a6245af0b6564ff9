/** Evaluates a version that answers, by hand; after a policy run it happens by itself (`server/worker/handlers/policy.ts`). */
import { db, type Tx } from '../../db'
import { AppError } from '../../errors'
import { openQueue } from '../../queue/boss'
import { StartEvaluation } from '../../schemas/evaluation'
import type { RequestedProvider, RunPriority } from '../../schemas/run'
import type { Actor } from '../actor'
import { modelName } from '../models/model-name'
import { type CreatedRun, insertRun } from '../runs/create-run'
import { requireProvider } from '../system/require-provider'
import { planEvaluation } from './plan-evaluation'

/** Chance decides which answers are drawn; the same seed makes evaluations of different days comparable. */
const SEED = 1

/** @throws AppError NOT_FOUND, INVALID_INPUT for a reward model, CONFLICT while it is evaluated or without test prompts, UNAVAILABLE provider */
export async function startEvaluation(actor: Actor, request: StartEvaluation): Promise<CreatedRun> {
  const { modelId, provider } = StartEvaluation.parse(request)
  const model = await db().modelVersion.findFirst({
    where: { id: modelId, projectId: actor.projectId },
    select: { kind: true, version: true },
  })
  if (!model) throw new AppError('model-version-not-found')
  if (model.kind === 'reward') throw new AppError('reward-model-not-evaluated')
  await requireProvider(provider)
  await openQueue()
  return db().$transaction(async (tx) => {
    const active = await tx.run.count({
      where: {
        projectId: actor.projectId,
        kind: 'evaluate',
        modelVersionId: modelId,
        status: { in: ['waiting', 'running', 'paused'] },
      },
    })
    if (active > 0) throw new AppError('evaluation-under-way', { name: modelName(model) })
    const run = await enqueueEvaluation(tx, actor, modelId, provider, 'normal')
    if (!run) throw new AppError('no-test-prompts')
    return run
  })
}

/** In the caller's transaction. Null when there is nothing to evaluate on. */
export async function enqueueEvaluation(
  tx: Tx,
  actor: { projectId: string; userId: string | null },
  modelId: string,
  provider: RequestedProvider,
  priority: RunPriority,
): Promise<CreatedRun | null> {
  const plan = await planEvaluation(tx, actor.projectId, modelId)
  if (!plan) return null
  return insertRun(tx, actor, {
    kind: 'evaluate',
    config: plan.config,
    seed: SEED,
    provider,
    priority,
    modelVersionId: modelId,
    rewardModelId: plan.rewardModelId ?? undefined,
  })
}
