/**
 * The ground that all algorithms of one seed share: the SFT model, simulated annotators' rankings of its samples, the
 * reward model trained on them. The recipe is the demo's first round (docs/demo.md), without a server.
 */
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CompletionRow, DemonstrationRow, PromptRow, RankingRow, SplitName } from '@/ml/contract'
import { PERSONAS, rankAs } from '@/ml/starter/annotators'
import type { StarterDemonstration, StarterPrompt } from '@/ml/starter/prompts'
import { createRng } from '@/ml/tensor/rng'
import { writeRows } from '@/ml/trainers/data/read-rows'
import { groupBy } from '@/server/statistics/group-by'
import { readRows, runTask } from '../support/tasks'

const ASSETS = new URL('../../../ml/starter/assets/', import.meta.url)
export const BASE_MODEL = fileURLToPath(ASSETS)
/** The training temperature, nothing truncated. */
export const SAMPLING = { temperature: 1, topP: 1, topK: 0, maxTokens: 96 } as const
const COMPLETIONS_PER_RANKING = 4
/** Rankings of prompts that the reward model never trains on. */
const VALIDATION_RANKINGS = 60
const WATCHED_PROMPTS = 12

export interface Ground {
  seed: number
  threads: number
  /** Where this seed's files are. */
  folder: string
  sftModel: string
  rewardModel: string
  rankings: string
  trainPrompts: string
  watchedPrompts: string
  testPrompts: string
  /** Share of held-out pairs that the reward model orders as the annotators did. */
  rewardAccuracy: number
}

export const starterPrompts = (): StarterPrompt[] => readRows(new URL('prompts.jsonl', ASSETS))

export const device = ({ seed, threads }: Pick<Ground, 'seed' | 'threads'>) =>
  ({ seed, threads, executionProvider: 'cpu' }) as const

/** @param folder receives every file; emptied first */
export async function prepareGround(seed: number, threads: number, folder: string): Promise<Ground> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const file = (name: string) => path.join(folder, name)
  const prompts = starterPrompts()
  const rowsOf = (split: SplitName, count = Number.POSITIVE_INFINITY): PromptRow[] =>
    prompts
      .filter((prompt) => prompt.split === split)
      .slice(0, count)
      .map(({ id, text }) => ({ promptId: id, prompt: text, split }))
  const validation = rowsOf('validation')
  await writeRows(file('train-prompts.jsonl'), rowsOf('train'))
  await writeRows(file('test-prompts.jsonl'), rowsOf('test'))
  await writeRows(file('watched-prompts.jsonl'), spread(validation, WATCHED_PROMPTS))
  await writeRows(file('ranked-prompts.jsonl'), [
    ...rowsOf('train'),
    ...spread(validation, VALIDATION_RANKINGS),
  ])
  await writeRows(file('demonstrations.jsonl'), demonstrations(prompts))

  const trained = { config: {}, ...device({ seed, threads }) }
  await runTask({
    kind: 'sft',
    modelDir: BASE_MODEL,
    dataset: file('demonstrations.jsonl'),
    outDir: file('sft'),
    checkpointDir: file('sft-checkpoints'),
    ...trained,
  })
  await runTask({
    kind: 'sample',
    modelDir: file('sft'),
    prompts: file('ranked-prompts.jsonl'),
    out: file('completions.jsonl'),
    completionsPerPrompt: COMPLETIONS_PER_RANKING,
    settings: SAMPLING,
    ...device({ seed, threads }),
  })
  await writeRows(
    file('rankings.jsonl'),
    rankings(prompts, readRows<CompletionRow>(file('completions.jsonl')), seed),
  )
  const reward = await runTask({
    kind: 'reward',
    modelDir: file('sft'),
    dataset: file('rankings.jsonl'),
    outDir: file('reward'),
    checkpointDir: file('reward-checkpoints'),
    ...trained,
    config: { evalEverySteps: 50 },
  })
  return {
    seed,
    threads,
    folder,
    sftModel: file('sft'),
    rewardModel: file('reward'),
    rankings: file('rankings.jsonl'),
    trainPrompts: file('train-prompts.jsonl'),
    watchedPrompts: file('watched-prompts.jsonl'),
    testPrompts: file('test-prompts.jsonl'),
    rewardAccuracy: reward.metrics['eval/accuracy']!,
  }
}

/** `count` rows at equal distances, so that every task type is among them. */
const spread = <Row>(rows: readonly Row[], count: number): Row[] =>
  Array.from(
    { length: Math.min(count, rows.length) },
    (_, i) => rows[Math.floor((i * rows.length) / Math.min(count, rows.length))]!,
  )

function demonstrations(prompts: readonly StarterPrompt[]): DemonstrationRow[] {
  const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]))
  return readRows<StarterDemonstration>(new URL('demonstrations.jsonl', ASSETS)).map(
    ({ promptId, response }) => {
      const { text, split } = byId.get(promptId)!
      return { prompt: text, response, split }
    },
  )
}

/** The personas take turns; a ranking depends on the person, the prompt and the seed alone. */
function rankings(
  prompts: readonly StarterPrompt[],
  completions: readonly CompletionRow[],
  seed: number,
): RankingRow[] {
  const rng = createRng(seed)
  const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]))
  return [...groupBy(completions, ({ promptId }) => promptId)].map(([promptId, group], turn) => {
    const persona = PERSONAS[turn % PERSONAS.length]!
    const prompt = byId.get(promptId)!
    const shown = group.map(({ text, finishReason }) => ({ text, endedByItself: finishReason === 'eos' }))
    const tiers = rankAs(persona, prompt, shown, rng.fork(`${persona.id}/${promptId}`))
    return {
      promptId,
      prompt: prompt.text,
      completions: group.map(({ tokenIds, finishReason }) => ({ tokenIds, finishReason })),
      ranks: group.map((_, i) => tiers.findIndex((tier) => tier.includes(i)) + 1),
      split: prompt.split,
    }
  })
}
