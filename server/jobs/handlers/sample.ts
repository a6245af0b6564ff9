/**
 * Sampling: completions of chosen prompts, and what they are for: ranking tasks, a comparison, arena matches.
 * A comparison is scored by the project's newest reward model in the same run.
 */

import type { CompletionRow } from '../../../ml/runner/contract'
import { runFolderOf } from '../../artifacts/layout'
import { artifactPath, readJsonl, removeArtifact, writeJsonl } from '../../artifacts/store'
import { db, type Tx } from '../../db'
import { SampleConfig } from '../../schemas/run'
import { createMatches } from '../../services/arena/create-matches'
import { createRankingTasks } from '../../services/sampling/create-ranking-tasks'
import { promptRowsById } from '../dataset-rows'
import { storableText } from '../storable-text'
import { type RunHandler, RunRefusedError } from './handler'
import { modelDirOf } from './model-artifact'
import { scoreRows } from './score'

export const runSample: RunHandler = async (context) => {
  const { run } = context
  const config = SampleConfig.parse(run.config)
  const model = await modelDirOf(run.projectId, run.modelVersionId, ['base', 'sft', 'policy'])
  const prompts = await promptRowsById(run.projectId, run.promptIds)
  if (prompts.length === 0) throw new RunRefusedError('There are no prompts to answer.')
  const folder = runFolderOf(run.id)
  const input = await writeJsonl(folder, { name: 'prompts' }, prompts)
  const out = `${folder}/completions.jsonl`

  const end = await context.runTask({
    kind: 'sample',
    modelDir: model.dir,
    prompts: artifactPath(input.path),
    out: artifactPath(out),
    completionsPerPrompt: config.completionsPerPrompt,
    settings: config.settings,
  })
  if (end.type === 'failed') return { status: 'failed', outcome: end.message }
  if (end.type === 'stopped') return { status: 'stopped', outcome: `${end.message} Nothing was kept.` }

  const rows: CompletionRow[] = []
  for await (const row of readJsonl<CompletionRow>(out)) rows.push(row)

  const rewardModel = config.purpose === 'compare' ? await newestRewardModel(run.projectId) : null
  const textOf = new Map(prompts.map(({ promptId, prompt }) => [promptId, prompt]))
  const scores =
    rewardModel &&
    (await scoreRows(
      context,
      rewardModel.artifactPath,
      rows.map((row) => ({
        id: `${row.promptId}/${row.index}`,
        prompt: textOf.get(row.promptId) ?? '',
        tokenIds: row.tokenIds,
        finishReason: row.finishReason,
      })),
    ))
  await removeArtifact(folder)

  return {
    status: 'done',
    outcome: null,
    async write(tx) {
      const completions = await keepCompletions(tx, context.run, config, model.id, rows)
      if (rewardModel && scores) {
        await tx.score.createMany({
          data: completions.map(({ id, promptId, index }) => ({
            completionId: id,
            rewardModelId: rewardModel.id,
            score: scores.get(`${promptId}/${index}`)!,
          })),
        })
      }
      if (config.purpose === 'ranking') {
        const { tasks, promptsWithoutTask } = await createRankingTasks(tx, {
          projectId: run.projectId,
          runId: run.id,
          overlap: config.overlap,
          completions,
        })
        const left =
          promptsWithoutTask > 0
            ? ` ${promptsWithoutTask} ${promptsWithoutTask === 1 ? 'prompt' : 'prompts'} gave fewer than two different answers and made no task.`
            : ''
        await tx.run.update({
          where: { id: run.id },
          data: {
            outcome: `${completions.length} answers, ${tasks} ${tasks === 1 ? 'task' : 'tasks'} to rank.${left}`,
          },
        })
      }
    },
    async afterwards() {
      if (config.purpose === 'arena' && config.groupId) await matchArenaGroup(run, config.groupId)
    },
  }
}

/** Once both models of an arena round have answered, their answers are paired. */
async function matchArenaGroup(
  run: { projectId: string; createdById: string | null },
  groupId: string,
): Promise<void> {
  const runs = await db().run.findMany({
    where: {
      projectId: run.projectId,
      kind: 'sample',
      config: { path: ['groupId'], equals: groupId },
      status: 'done',
    },
    select: { modelVersionId: true },
  })
  const [modelAId, modelBId] = runs.map(({ modelVersionId }) => modelVersionId)
  if (!modelAId || !modelBId) return
  const actor = { projectId: run.projectId, userId: run.createdById ?? '', role: 'researcher' as const }
  await createMatches(actor, { modelAId, modelBId })
}

function newestRewardModel(projectId: string) {
  return db().modelVersion.findFirst({
    where: { projectId, kind: 'reward' },
    orderBy: { version: 'desc' },
    select: { id: true, artifactPath: true },
  })
}

async function keepCompletions(
  tx: Tx,
  run: { id: string; projectId: string; seed: number },
  config: SampleConfig,
  modelVersionId: string,
  rows: readonly CompletionRow[],
) {
  await tx.completion.createMany({
    data: rows.map((row) => ({
      projectId: run.projectId,
      promptId: row.promptId,
      modelVersionId,
      runId: run.id,
      text: storableText(row.text),
      tokenIds: row.tokenIds,
      finishReason: row.finishReason,
      settings: config.settings,
      seed: run.seed,
      index: row.index,
    })),
  })
  return tx.completion.findMany({
    where: { runId: run.id },
    orderBy: [{ promptId: 'asc' }, { index: 'asc' }],
    select: { id: true, promptId: true, index: true, text: true },
  })
}
