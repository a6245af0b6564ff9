/**
 * What the demo measures of a version, on test prompts that no training saw: samples at the training temperature, their
 * gold score, the reward model's score, KL to the SFT model, and how varied they are.
 */

import type { FinishReason, LogProbsRow, ScoreRequestRow, Task } from '../../ml/contract'
import { distinctN } from '../../ml/rl/distinct-n'
import { runInChild } from '../../ml/runner/run-in-child'
import { artifactPath, readJsonl, writeJsonl } from '../artifacts/store'
import { db } from '../db'
import { env } from '../env'
import { known } from '../errors'
import { sayInEnglish } from '../messages/say-in-english'
import type { Actor } from '../services/actor'
import { startSample } from '../services/runs/start-sample'
import { startScore } from '../services/runs/start-score'
import { mean } from '../statistics/mean'
import type { GoldJudge } from '../worker/gold-judge'
import { runAndWait } from './run-and-wait'
import type { GoldSample } from './statistics'

/** The training temperature, nothing truncated: what PPO samples with. */
const SETTINGS = { temperature: 1, topP: 1, topK: 0, maxTokens: 96 }
const FOLDER = 'demo'

export interface MeasuredSample extends GoldSample {
  id: string
  prompt: string
  text: string
  tokenIds: number[]
  finishReason: FinishReason
}

/** Samples every test prompt `perPrompt` times. */
export async function sampleTestPrompts(
  actor: Actor,
  judge: GoldJudge,
  modelVersionId: string,
  perPrompt: number,
  seed: number,
): Promise<{ runId: string; samples: MeasuredSample[] }> {
  const { runId } = await runAndWait(
    await startSample(actor, {
      modelVersionId,
      prompts: { split: 'test', count: 2000 },
      purpose: 'study',
      completionsPerPrompt: perPrompt,
      settings: SETTINGS,
      seed,
      provider: 'cpu',
    }),
  )
  const rows = await db().completion.findMany({
    where: { runId },
    orderBy: [{ promptId: 'asc' }, { index: 'asc' }],
    select: {
      id: true,
      promptId: true,
      text: true,
      tokenIds: true,
      finishReason: true,
      prompt: { select: { key: true, text: true } },
    },
  })
  const samples = rows.map((row) => {
    const finishReason = row.finishReason as FinishReason
    return {
      id: row.id,
      promptId: row.promptId,
      prompt: row.prompt.text,
      text: row.text,
      tokenIds: row.tokenIds,
      finishReason,
      gold: judge.score(row.prompt.key, row.text, finishReason === 'eos'),
    }
  })
  return { runId, samples }
}

/** The reward model's score of each sample of the runs, by completion id. */
export async function scoreRuns(
  actor: Actor,
  rewardModelId: string,
  sampleRunIds: string[],
): Promise<Map<string, number>> {
  await runAndWait(await startScore(actor, { rewardModelId, sampleRunIds, provider: 'cpu', seed: 0 }))
  const rows = await db().score.findMany({
    where: { rewardModelId, completion: { runId: { in: sampleRunIds } } },
    select: { completionId: true, score: true },
  })
  return new Map(rows.map(({ completionId, score }) => [completionId, score]))
}

/**
 * KL(model ‖ reference) in nats per answer, estimated on the model's own samples as the mean of
 * Σ_t log p_model − log p_reference (Schulman's k1: unbiased).
 */
export async function klPerAnswer(
  samples: readonly MeasuredSample[],
  modelVersionId: string,
  referenceId: string,
): Promise<number> {
  if (modelVersionId === referenceId) return 0
  const own = await logProbSums(samples, modelVersionId)
  const reference = await logProbSums(samples, referenceId)
  return mean(samples.map(({ id }) => known(own, id) - known(reference, id)))
}

async function logProbSums(
  samples: readonly MeasuredSample[],
  modelVersionId: string,
): Promise<Map<string, number>> {
  const { artifactPath: model } = await db().modelVersion.findUniqueOrThrow({
    where: { id: modelVersionId },
    select: { artifactPath: true },
  })
  const requests: ScoreRequestRow[] = samples.map(({ id, prompt, tokenIds, finishReason }) => ({
    id,
    prompt,
    tokenIds,
    finishReason,
  }))
  const input = await writeJsonl(FOLDER, { name: 'log-prob-requests' }, requests)
  const out = `${FOLDER}/log-probs.jsonl`
  const task: Task = {
    kind: 'log-probs',
    modelDir: artifactPath(model),
    requests: artifactPath(input.path),
    out: artifactPath(out),
    temperature: SETTINGS.temperature,
    executionProvider: 'cpu',
    threads: env().LAUREL_THREADS,
    seed: 0,
  }
  const end = await runInChild(task, { onEvent: () => {} })
  if (end.type !== 'finished')
    throw new Error(`log-probabilities could not be computed: ${sayInEnglish(end.message)}`)
  const sums = new Map<string, number>()
  for await (const { id, logProbs } of readJsonl<LogProbsRow>(out)) {
    sums.set(
      id,
      logProbs.reduce((sum, value) => sum + value, 0),
    )
  }
  return sums
}

/** Share of distinct n-grams of tokens among all of them: falls when a policy collapses onto a few phrases. */
export function distinctOf(samples: readonly MeasuredSample[], n: number): number {
  return distinctN(
    samples.map(({ tokenIds }) => tokenIds),
    n,
  )
}
