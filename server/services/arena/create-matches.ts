/**
 * Pairs what two model versions answered to the same test prompts, for blind votes. Only completions that already exist
 * are used; sampling them is a run. Asking again adds only what is missing.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/**
 * @throws AppError INVALID_INPUT for a model against itself; NOT_FOUND for a model of another project; CONFLICT when the
 * two have no test prompt in common.
 */
export async function createMatches(
  actor: Actor,
  { modelAId, modelBId }: { modelAId: string; modelBId: string },
): Promise<{ created: number; prompts: number }> {
  if (modelAId === modelBId) throw new AppError('models-not-different')
  const { projectId } = actor
  const models = await db().modelVersion.findMany({
    where: { projectId, id: { in: [modelAId, modelBId] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  if (models.length !== 2) throw new AppError('model-version-not-found')
  // The newer model is always A, so that a pair of models is one row of results however it was asked for.
  const [newer, older] = models

  const [ofNewer, ofOlder] = await Promise.all([
    latestTestCompletions(projectId, newer.id),
    latestTestCompletions(projectId, older.id),
  ])
  const rows = [...ofNewer].flatMap(([promptId, completionAId]) => {
    const completionBId = ofOlder.get(promptId)
    if (!completionBId) return []
    return { projectId, promptId, modelAId: newer.id, modelBId: older.id, completionAId, completionBId }
  })
  if (rows.length === 0) {
    throw new AppError('no-common-test-prompts')
  }
  const { count } = await db().arenaMatch.createMany({ data: rows, skipDuplicates: true })
  return { created: count, prompts: rows.length }
}

/** Prompt id → the first completion of the newest sampling run of this model on that prompt. */
async function latestTestCompletions(
  projectId: string,
  modelVersionId: string,
): Promise<Map<string, string>> {
  const completions = await db().completion.findMany({
    where: { projectId, modelVersionId, prompt: { split: 'test' } },
    orderBy: [{ run: { createdAt: 'asc' } }, { index: 'desc' }],
    select: { id: true, promptId: true },
  })
  return new Map(completions.map(({ promptId, id }) => [promptId, id]))
}
