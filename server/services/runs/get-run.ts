/** One run with everything that does not change while it runs: what was asked, from what, by whom. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import { USED_VERSION, usedVersions } from '../prompt-sets/used-versions'
import { runName } from './run-name'
import { RUN_STATE } from './run-state'

const VERSION = { id: true, kind: true, version: true } as const

/** @throws AppError NOT_FOUND */
export async function getRun(actor: Actor, { runId }: { runId: string }) {
  const run = await db().run.findFirst({
    where: { id: runId, projectId: actor.projectId },
    select: {
      ...RUN_STATE,
      kind: true,
      number: true,
      config: true,
      resolvedConfig: true,
      seed: true,
      commit: true,
      requestedProvider: true,
      modelVersionId: true,
      rewardModelId: true,
      promptIds: true,
      createdAt: true,
      createdBy: { select: { name: true } },
      snapshot: {
        select: { id: true, kind: true, hash: true, rows: true, promptSets: { select: USED_VERSION } },
      },
      remoteUsage: {
        orderBy: { remoteModelId: 'asc' },
        select: {
          answers: true,
          failures: true,
          retries: true,
          promptTokens: true,
          completionTokens: true,
          cost: true,
          problem: true,
          remoteModel: { select: { name: true, server: { select: { name: true } } } },
        },
      },
      promptSets: { select: USED_VERSION },
      _count: { select: { completions: true, rankingTasks: true } },
    },
  })
  if (!run) throw new AppError('run-not-found')
  const { modelVersionId, rewardModelId, promptIds, promptSets, snapshot: data, _count, ...rest } = run
  const ids = [modelVersionId, rewardModelId].filter((id) => id !== null)
  const versions = await db().modelVersion.findMany({
    where: { projectId: actor.projectId, id: { in: ids } },
    select: VERSION,
  })
  return {
    ...rest,
    name: runName(run),
    prompts: promptIds.length,
    snapshot: data && { id: data.id, kind: data.kind, hash: data.hash, rows: data.rows },
    /** The versions of prompt sets that it drew on, by itself or by the snapshot it was given. */
    promptSets: usedVersions(promptSets.length > 0 ? promptSets : (data?.promptSets ?? [])),
    completions: _count.completions,
    rankingTasks: _count.rankingTasks,
    model: versions.find(({ id }) => id === modelVersionId) ?? null,
    rewardModel: versions.find(({ id }) => id === rewardModelId) ?? null,
  }
}
