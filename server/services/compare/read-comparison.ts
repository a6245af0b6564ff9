/** A comparison as far as it is: the prompt, and per model version its run's state and its answers with their scores. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { SampleConfig } from '../../schemas/run'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND */
export async function readComparison(actor: Actor, { groupId }: { groupId: string }) {
  const runs = await db().run.findMany({
    where: { projectId: actor.projectId, kind: 'sample', config: { path: ['groupId'], equals: groupId } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      status: true,
      outcome: true,
      startedAt: true,
      finishedAt: true,
      config: true,
      seed: true,
      executionProvider: true,
      modelVersionId: true,
      promptIds: true,
      completions: {
        orderBy: { index: 'asc' },
        select: {
          id: true,
          text: true,
          tokenIds: true,
          finishReason: true,
          scores: {
            orderBy: { createdAt: 'desc' },
            take: 1,
            select: { score: true, rewardModel: { select: { id: true, kind: true, version: true } } },
          },
        },
      },
    },
  })
  if (runs.length === 0) throw new AppError('comparison-not-found')
  const [versions, prompt] = await Promise.all([
    db().modelVersion.findMany({
      where: { projectId: actor.projectId, id: { in: runs.flatMap((run) => run.modelVersionId ?? []) } },
      select: { id: true, kind: true, version: true, weightsSha256: true },
    }),
    db().prompt.findFirst({
      where: { projectId: actor.projectId, id: runs[0].promptIds[0] },
      select: { id: true, text: true, taskType: true, split: true, language: true },
    }),
  ])
  if (!prompt) throw new AppError('comparison-prompt-gone')
  return {
    groupId,
    prompt,
    settings: SampleConfig.parse(runs[0].config).settings,
    seed: runs[0].seed,
    isRunning: runs.some(({ status }) => status === 'waiting' || status === 'running'),
    columns: runs.map((run) => ({
      runId: run.id,
      status: run.status,
      outcome: run.outcome,
      executionProvider: run.executionProvider,
      seconds:
        run.startedAt && run.finishedAt ? (run.finishedAt.getTime() - run.startedAt.getTime()) / 1000 : null,
      model: versions.find(({ id }) => id === run.modelVersionId) ?? null,
      answers: run.completions.map(({ tokenIds, scores, ...completion }) => ({
        ...completion,
        tokens: tokenIds.length,
        score: scores[0] ?? null,
      })),
    })),
  }
}
