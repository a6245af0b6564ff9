/** Model versions that have answered test prompts, and so can be matched; with how many they answered. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function listContestants(actor: Actor) {
  const models = await db().modelVersion.findMany({
    where: { projectId: actor.projectId, kind: { in: ['base', 'sft', 'policy'] }, retiredAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, kind: true, version: true },
  })
  const answered = await db().completion.groupBy({
    by: ['modelVersionId', 'promptId'],
    where: { projectId: actor.projectId, prompt: { split: 'test' } },
  })
  return models.map((model) => ({
    ...model,
    testPrompts: answered.filter(({ modelVersionId }) => modelVersionId === model.id).length,
  }))
}
