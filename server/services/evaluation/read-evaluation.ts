/** The latest evaluation of a version, the run that measures it now, and where other versions stand on the same measures. */
import { db } from '../../db'
import type { ModelKind } from '../../generated/prisma/client'
import { EvaluationResults, type ScoreSpread } from '../../schemas/evaluation'
import type { Actor } from '../actor'
import { requireOwnModel } from '../models/require-own-model'
import { runName } from '../runs/run-name'

const VERSION = { id: true, kind: true, version: true } as const

export async function readEvaluation(actor: Actor, { modelId }: { modelId: string }) {
  await requireOwnModel(actor, modelId)
  const { projectId } = actor
  const [latest, lastRun] = await Promise.all([
    db().evaluation.findFirst({
      where: { projectId, modelVersionId: modelId },
      orderBy: { createdAt: 'desc' },
      include: { run: { select: { id: true, kind: true, number: true } } },
    }),
    db().run.findFirst({
      where: { projectId, kind: 'evaluate', modelVersionId: modelId },
      orderBy: { createdAt: 'desc' },
      select: {
        id: true,
        kind: true,
        number: true,
        status: true,
        step: true,
        totalSteps: true,
        outcome: true,
      },
    }),
  ])
  const run = lastRun && { ...lastRun, name: runName(lastRun) }
  if (!latest) return { run, evaluation: null }
  const results = EvaluationResults.parse(latest.results)
  const named = [
    latest.opponentId,
    latest.rewardModelId,
    latest.referenceId,
    ...(results.scoreSpread?.versions ?? []).map((version) => version.modelId),
  ].filter((id) => id !== null)
  const versions = await db().modelVersion.findMany({
    where: { projectId, id: { in: named } },
    select: VERSION,
  })
  const nameOf = (id: string | null) => versions.find((version) => version.id === id) ?? null
  return {
    run,
    evaluation: {
      run: { id: latest.run.id, name: runName(latest.run) },
      createdAt: latest.createdAt,
      opponent: nameOf(latest.opponentId),
      rewardModel: nameOf(latest.rewardModelId),
      reference: nameOf(latest.referenceId),
      results,
      scoreSpread: results.scoreSpread && withNames(results.scoreSpread, versions),
      frontier: await frontierOf(projectId, latest),
    },
  }
}

/** How a reward model's scores of answers are spread, from the last evaluation that it judged. Null before there is one. */
export async function readScoreSpread(actor: Actor, { modelId }: { modelId: string }) {
  await requireOwnModel(actor, modelId)
  const { projectId } = actor
  const latest = await db().evaluation.findFirst({
    where: { projectId, rewardModelId: modelId },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true, results: true },
  })
  const { scoreSpread = null } = latest ? EvaluationResults.parse(latest.results) : {}
  if (!latest || !scoreSpread) return null
  const versions = await db().modelVersion.findMany({
    where: { projectId, id: { in: scoreSpread.versions.map((version) => version.modelId) } },
    select: VERSION,
  })
  return { createdAt: latest.createdAt, ...withNames(scoreSpread, versions) }
}

type Named = { id: string; kind: ModelKind; version: number }

/** In the order of the evaluation: what it began with first, the version itself last. */
function withNames({ binEdges, versions }: ScoreSpread, known: readonly Named[]) {
  const named = versions.flatMap(({ modelId, mean, counts }) => {
    const model = known.find(({ id }) => id === modelId)
    return model ? [{ model, mean, counts }] : []
  })
  return { binEdges, versions: named }
}

/** Score against √KL of every version whose latest evaluation has the same reward model and the same reference. */
async function frontierOf(
  projectId: string,
  { rewardModelId, referenceId }: { rewardModelId: string | null; referenceId: string | null },
) {
  if (!rewardModelId || !referenceId) return []
  const rows = await db().evaluation.findMany({
    where: { projectId, rewardModelId, referenceId },
    orderBy: { createdAt: 'desc' },
    distinct: ['modelVersionId'],
    select: { results: true, modelVersion: { select: VERSION } },
  })
  return rows.flatMap(({ results, modelVersion }) => {
    const { score, gold, kl } = EvaluationResults.parse(results).version
    return score === null || kl === null
      ? []
      : [{ model: modelVersion, score, gold, rootKl: Math.sqrt(Math.max(0, kl)) }]
  })
}
