/**
 * What a version is evaluated against: the promoted version of the project, or, while none is promoted, what it started
 * from; scored by the promoted reward model, else the one it was trained with, else the newest.
 */
import type { Tx } from '../../db'
import type { EvaluateConfig } from '../../schemas/evaluation'

export interface EvaluationPlan {
  config: EvaluateConfig
  rewardModelId: string | null
}

/** @param db the client, or the transaction in which the version was made. Null when there are no test prompts. */
export async function planEvaluation(
  db: Tx,
  projectId: string,
  modelId: string,
): Promise<EvaluationPlan | null> {
  if ((await db.prompt.count({ where: { projectId, split: 'test' } })) === 0) return null
  const parents = await db.modelParent.findMany({
    where: { childId: modelId },
    select: { role: true, parentId: true },
  })
  const promotions = await db.promotion.findMany({
    where: { projectId },
    select: { slot: true, modelVersionId: true },
  })
  const promoted = (slot: string) => promotions.find((one) => one.slot === slot)?.modelVersionId ?? null
  const parent = (role: string) => parents.find((one) => one.role === role)?.parentId ?? null
  const best = promoted('answers')
  const ancestry = await ancestryOf(db, modelId)
  const isOpponentPromoted = best !== null && best !== modelId
  return {
    config: {
      opponentId: isOpponentPromoted ? best : parent('initial'),
      isOpponentPromoted,
      referenceId: ancestry.find(({ kind }) => kind === 'sft')?.id ?? null,
      baseId: ancestry.find(({ kind }) => kind === 'base')?.id ?? null,
    },
    rewardModelId: promoted('scores') ?? parent('reward') ?? (await newestRewardModel(db, projectId)),
  }
}

/** The version and what it started from, back to the first. */
async function ancestryOf(db: Tx, modelId: string): Promise<{ id: string; kind: string }[]> {
  const ancestry: { id: string; kind: string }[] = []
  for (let id: string | undefined = modelId; id !== undefined; ) {
    const version: { kind: string; parents: { parentId: string }[] } =
      await db.modelVersion.findUniqueOrThrow({
        where: { id },
        select: { kind: true, parents: { where: { role: 'initial' }, select: { parentId: true } } },
      })
    ancestry.push({ id, kind: version.kind })
    id = version.parents[0]?.parentId
  }
  return ancestry
}

async function newestRewardModel(db: Tx, projectId: string): Promise<string | null> {
  const found = await db.modelVersion.findFirst({
    where: { projectId, kind: 'reward', retiredAt: null },
    orderBy: { version: 'desc' },
    select: { id: true },
  })
  return found?.id ?? null
}
