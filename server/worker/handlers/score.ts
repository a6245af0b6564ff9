/** Scoring: what a reward model says of completions. As a run of its own, and as the second half of a comparison. */
import type { FinishReason, ScoreRequestRow, ScoreRow } from '../../../ml/contract'
import { together } from '../../../ml/messages/message'
import { runFolderOf } from '../../artifacts/layout'
import { artifactPath, readJsonl, removeArtifact, writeJsonl } from '../../artifacts/store'
import { db } from '../../db'
import { invariant } from '../../errors'
import { message } from '../../messages/catalogue'
import { ScoreConfig } from '../../schemas/run'
import { modelPrompt, PROMPT_CONTENT } from '../../services/datasets/model-prompt'
import { type RunContext, type RunHandler, RunRefusedError } from './handler'
import { modelDirOf } from './model-artifact'

export const runScore: RunHandler = async (context) => {
  const { run } = context
  const { sampleRunIds } = ScoreConfig.parse(run.config)
  const model = await modelDirOf(run.projectId, run.rewardModelId, ['reward'])
  const completions = await db().completion.findMany({
    where: {
      projectId: run.projectId,
      runId: { in: sampleRunIds },
      scores: { none: { rewardModelId: model.id } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, tokenIds: true, finishReason: true, prompt: { select: PROMPT_CONTENT } },
  })
  if (completions.length === 0) throw new RunRefusedError(message('run-without-completions'))
  const files = await scoreFiles(
    run.id,
    completions.map(({ id, tokenIds, finishReason, prompt }) => ({
      id,
      prompt: modelPrompt(prompt),
      tokenIds,
      finishReason: finishReason as FinishReason,
    })),
  )
  const end = await context.runTask({ kind: 'score', modelDir: model.dir, ...files.task })
  if (end.type === 'failed') return { status: 'failed', outcome: end.message }
  if (end.type === 'stopped')
    return { status: 'stopped', outcome: together(end.message, message('nothing-kept')) }
  const scores = await files.read()
  await removeArtifact(runFolderOf(run.id))
  return {
    status: 'done',
    outcome: message('answers-scored', { answers: scores.size }),
    async write(tx) {
      await tx.score.createMany({
        data: [...scores].map(([completionId, score]) => ({ completionId, rewardModelId: model.id, score })),
        skipDuplicates: true,
      })
    },
  }
}

/** Scores rows inside another run. Null, with a warning in the log, when scoring ended early. */
export async function scoreRows(
  context: RunContext,
  rewardModelPath: string,
  requests: ScoreRequestRow[],
): Promise<Map<string, number> | null> {
  const files = await scoreFiles(context.run.id, requests)
  const end = await context.runSideTask({
    kind: 'score',
    modelDir: artifactPath(rewardModelPath),
    ...files.task,
  })
  if (end.type === 'finished') return files.read()
  context.log('warn', message('answers-without-score', { reason: end.message }))
  return null
}

async function scoreFiles(runId: string, requests: ScoreRequestRow[]) {
  const folder = runFolderOf(runId)
  const input = await writeJsonl(folder, { name: 'score-requests' }, requests)
  const out = `${folder}/scores.jsonl`
  return {
    task: { requests: artifactPath(input.path), out: artifactPath(out) },
    async read() {
      const scores = new Map<string, number>()
      for await (const row of readJsonl<ScoreRow>(out)) scores.set(row.id, row.score)
      invariant(
        scores.size === requests.length,
        `${requests.length} scores asked for, ${scores.size} written`,
      )
      return scores
    },
  }
}
