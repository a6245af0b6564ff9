/**
 * What is measured of a version, on test prompts that no training saw: gold, the reward model's score, KL to SFT, win rate
 * against SFT by gold, variety and length. And what sampling the best of n from SFT reaches without any training.
 */
import path from 'node:path'
import type { CompletionRow, LogProbsRow, PromptRow, ScoreRequestRow, ScoreRow } from '@/ml/contract'
import { bestOfN, bestOfNKlBound } from '@/ml/rl/best-of-n'
import { distinctN } from '@/ml/rl/distinct-n'
import { writeRows } from '@/ml/trainers/data/read-rows'
import { goldWinRate } from '@/server/demo/statistics'
import { groupBy } from '@/server/statistics/group-by'
import { mean } from '@/server/statistics/mean'
import type { WinRate } from '@/server/statistics/win-rate'
import { openGoldJudge } from '@/server/worker/gold-judge'
import { readRows, runTask } from '../support/tasks'
import { device, type Ground, SAMPLING } from './ground'

export const SAMPLES_PER_PROMPT = 4
export const BEST_OF_POOL = 64
const BEST_OF = [1, 2, 4, 8, 16, 32, 64]

export interface Measures {
  /** 0–1. */
  gold: number
  /** By the reward model that the algorithm practised on. */
  score: number
  /** Nats per answer, estimated on the version's own samples (k1). */
  klToSft: number
  distinct2: number
  /** Mean tokens of an answer. */
  tokens: number
  /** Against SFT's samples of the same prompts, all cross pairs, ties half; interval clustered by prompt. */
  winRate: WinRate | null
}

export interface BestOfPoint {
  n: number
  gold: number
  score: number
  /** log n − (n − 1)/n nats: an upper bound. */
  klBound: number
}

interface Sample {
  id: string
  promptId: string
  text: string
  tokenIds: number[]
  /** Sum of log-probabilities under the version itself. */
  ownLogProb: number
  gold: number
  score: number
  request: ScoreRequestRow
}

/** Samples of SFT that the versions are compared with. */
export const sampleSft = (ground: Ground): Promise<Sample[]> =>
  sampleAndScore(ground, 'sft', ground.sftModel, SAMPLES_PER_PROMPT)

export async function measure(
  ground: Ground,
  name: string,
  model: string,
  sft: readonly Sample[],
): Promise<Measures> {
  const samples =
    model === ground.sftModel ? sft : await sampleAndScore(ground, name, model, SAMPLES_PER_PROMPT)
  return {
    gold: mean(samples.map(({ gold }) => gold)),
    score: mean(samples.map(({ score }) => score)),
    klToSft: model === ground.sftModel ? 0 : await klToSft(ground, name, samples),
    distinct2: distinctN(
      samples.map(({ tokenIds }) => tokenIds),
      2,
    ),
    tokens: mean(samples.map(({ tokenIds }) => tokenIds.length)),
    winRate: model === ground.sftModel ? null : goldWinRate(samples, sft),
  }
}

/** Best of n by the reward model, from one pool of samples per prompt, by the unbiased estimator. */
export async function measureBestOf(ground: Ground): Promise<BestOfPoint[]> {
  const pool = await sampleAndScore(ground, 'pool', ground.sftModel, BEST_OF_POOL, 1)
  const groups = [...groupBy(pool, ({ promptId }) => promptId).values()]
  return BEST_OF.map((n) => ({
    n,
    gold: mean(
      groups.map((group) =>
        bestOfN(
          group.map(({ score }) => score),
          n,
          group.map(({ gold }) => gold),
        ),
      ),
    ),
    score: mean(
      groups.map((group) =>
        bestOfN(
          group.map(({ score }) => score),
          n,
        ),
      ),
    ),
    klBound: bestOfNKlBound(n),
  }))
}

async function sampleAndScore(
  ground: Ground,
  name: string,
  model: string,
  perPrompt: number,
  seedOffset = 0,
): Promise<Sample[]> {
  const file = (what: string) => path.join(ground.folder, `${name}-${what}.jsonl`)
  await runTask({
    kind: 'sample',
    modelDir: model,
    prompts: ground.testPrompts,
    out: file('samples'),
    completionsPerPrompt: perPrompt,
    settings: SAMPLING,
    ...device({ ...ground, seed: ground.seed * 1000 + seedOffset }),
  })
  const promptOf = new Map(readRows<PromptRow>(ground.testPrompts).map((row) => [row.promptId, row.prompt]))
  const rows = readRows<CompletionRow>(file('samples'))
  const requests = rows.map(
    ({ promptId, index, tokenIds, finishReason }): ScoreRequestRow => ({
      id: `${promptId}/${index}`,
      prompt: promptOf.get(promptId)!,
      tokenIds,
      finishReason,
    }),
  )
  await writeRows(file('requests'), requests)
  await runTask({
    kind: 'score',
    modelDir: ground.rewardModel,
    requests: file('requests'),
    out: file('scores'),
    ...device(ground),
  })
  const scores = new Map(readRows<ScoreRow>(file('scores')).map(({ id, score }) => [id, score]))
  const judge = await openGoldJudge()
  return rows.map(({ promptId, text, tokenIds, logProbs, finishReason }, i) => ({
    id: requests[i]!.id,
    promptId,
    text,
    tokenIds,
    ownLogProb: sum(logProbs),
    gold: judge.score(promptId, text, finishReason === 'eos'),
    score: scores.get(requests[i]!.id)!,
    request: requests[i]!,
  }))
}

async function klToSft(ground: Ground, name: string, samples: readonly Sample[]): Promise<number> {
  const file = (what: string) => path.join(ground.folder, `${name}-${what}.jsonl`)
  await writeRows(
    file('requests'),
    samples.map(({ request }) => request),
  )
  await runTask({
    kind: 'log-probs',
    modelDir: ground.sftModel,
    requests: file('requests'),
    out: file('sft-log-probs'),
    temperature: SAMPLING.temperature,
    ...device(ground),
  })
  const reference = new Map(
    readRows<LogProbsRow>(file('sft-log-probs')).map(({ id, logProbs }) => [id, sum(logProbs)]),
  )
  return mean(samples.map(({ id, ownLogProb }) => ownLogProb - reference.get(id)!))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
