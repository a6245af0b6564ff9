/**
 * One seed of the over-optimisation experiment: a policy, proxies of several sizes on several amounts of comparisons, best
 * of 1…1024 by each, and PPO against one of them at several prices of KL. Gold is measured throughout and trained on never.
 */
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { CompletionRow, PromptRow, ScoreRow, TaskEvent } from '@/ml/contract'
import type { TransformerConfig } from '@/ml/models/transformer'
import { bestOfN, bestOfNKlBound } from '@/ml/rl/best-of-n'
import { writeRows } from '@/ml/trainers/data/read-rows'
import { meanAndDeviation } from '@/ml/trainers/statistics'
import { mean } from '@/server/statistics/mean'
import { TINY, writeTinyModel } from '../../learning/tiny-model'
import { readRows, runTask } from '../support/tasks'
import { comparisons, createGold, demonstrations, promptOf } from './world'

type Sizes = Pick<TransformerConfig, 'dModel' | 'nLayers' | 'nHeads' | 'nKvHeads' | 'dFf'>

const SIZES: Record<string, Sizes> = {
  small: { dModel: 8, nLayers: 1, nHeads: 2, nKvHeads: 1, dFf: 16 },
  middle: { dModel: 16, nLayers: 1, nHeads: 2, nKvHeads: 1, dFf: 32 },
  large: { dModel: 48, nLayers: 2, nHeads: 4, nKvHeads: 2, dFf: 96 },
}
const POLICY_SIZE = 'large'
/** The larger, the smaller a step it bears. */
const LEARNING_RATE: Record<string, number> = { small: 0.01, middle: 0.005, large: 0.003 }
const AMOUNTS = [60, 200, 2000]
const HELD_OUT = 400
export const BEST_OF = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
export const POOL_PROMPTS = 20
export const POOL = 2048
export const PRACTICE_PROMPTS = 100
const ENSEMBLE = { ensembleHeads: 5, ensembleRule: 'min' }
/** Whom PPO practises on. */
const PPO_PROXY = { size: 'middle', pairs: 200 }
export const PPO_STEPS = 40
const KL_COEFFICIENTS = [0, 0.1, 0.5]
const SAMPLING = { temperature: 1, topP: 1, topK: 0, maxTokens: 40 } as const

export interface ProxyResult {
  size: string
  parameters: number
  pairs: number
  heads: number
  /** On held-out comparisons, flips included. */
  accuracy: number
  /** By n of `BEST_OF`. */
  bestOf: { n: number; kl: number; proxy: number; gold: number }[]
}

export interface PpoResult {
  heads: number
  klCoefficient: number
  curve: { step: number; kl: number; proxy: number; gold: number }[]
}

export interface ExperimentResult {
  seed: number
  commit: string
  proxies: ProxyResult[]
  ppo: PpoResult[]
}

export async function experiment(
  seed: number,
  threads: number,
  folder: string,
  say: (words: string) => void,
): Promise<Omit<ExperimentResult, 'commit'>> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const file = (name: string) => path.join(folder, name)
  const device = { executionProvider: 'cpu', threads, seed } as const
  const gold = createGold(seed)

  say('policy …')
  await writeRows(file('demonstrations.jsonl'), demonstrations(1500, seed))
  const fresh: Record<string, string> = {}
  for (const [size, sizes] of Object.entries(SIZES))
    fresh[size] = await writeTinyModel(file(`fresh-${size}`), seed, { ...TINY, ...sizes })
  const policy = file('policy')
  await runTask({
    kind: 'sft',
    modelDir: fresh[POLICY_SIZE]!,
    dataset: file('demonstrations.jsonl'),
    outDir: policy,
    checkpointDir: file('policy-checkpoints'),
    config: { learningRate: 0.01, epochs: 3, batchSize: 16 },
    ...device,
  })

  const sample = async (name: string, prompts: number, perPrompt: number, offset: number) => {
    const rows = Array.from(
      { length: prompts },
      (_, n): PromptRow => ({ promptId: `p${n}`, prompt: promptOf(n), split: 'train' }),
    )
    await writeRows(file(`${name}-prompts.jsonl`), rows)
    await runTask({
      kind: 'sample',
      modelDir: policy,
      prompts: file(`${name}-prompts.jsonl`),
      out: file(`${name}.jsonl`),
      completionsPerPrompt: perPrompt,
      settings: SAMPLING,
      ...device,
      seed: seed * 10 + offset,
    })
    return {
      rows: readRows<CompletionRow>(file(`${name}.jsonl`)),
      promptTexts: new Map(rows.map(({ promptId, prompt }) => [promptId, prompt])),
    }
  }
  say('samples …')
  const pool = await sample('pool', POOL_PROMPTS, POOL, 1)
  const judged = await sample(
    'judged',
    PRACTICE_PROMPTS,
    (2 * (Math.max(...AMOUNTS) + HELD_OUT)) / PRACTICE_PROMPTS,
    2,
  )
  const poolGold = pool.rows.map(({ text }) => gold(text))
  const all = comparisons(judged.rows, judged.promptTexts, gold, {
    train: Math.max(...AMOUNTS),
    validation: HELD_OUT,
    seed,
  })
  const heldOut = all.filter(({ split }) => split === 'validation')
  await writeRows(
    file('pool-requests.jsonl'),
    pool.rows.map(({ promptId, index, tokenIds, finishReason }) => ({
      id: `${promptId}/${index}`,
      prompt: pool.promptTexts.get(promptId)!,
      tokenIds,
      finishReason,
    })),
  )

  /** Of each proxy: its score in deviations over plain samples, so that proxies can be held beside each other. */
  const scaleOf = new Map<string, (score: number) => number>()
  const proxyDir = (size: string, pairs: number, heads: number) => file(`proxy-${size}-${pairs}-${heads}`)
  const trainProxy = async (size: string, pairs: number, heads: number): Promise<ProxyResult> => {
    const outDir = proxyDir(size, pairs, heads)
    await writeRows(`${outDir}.jsonl`, [...all.slice(0, pairs), ...heldOut])
    const end = await runTask({
      kind: 'reward',
      // Random strings teach a language model nothing that counting letters could use.
      modelDir: fresh[size]!,
      dataset: `${outDir}.jsonl`,
      outDir,
      checkpointDir: `${outDir}-checkpoints`,
      // Few comparisons are passed over more often.
      config: {
        learningRate: LEARNING_RATE[size],
        epochs: pairs >= 2000 ? 3 : 12,
        batchSize: 16,
        evalEverySteps: 100_000,
        ...(heads > 1 ? ENSEMBLE : {}),
      },
      ...device,
    })
    await runTask({
      kind: 'score',
      modelDir: outDir,
      requests: file('pool-requests.jsonl'),
      out: `${outDir}-scores.jsonl`,
      ...device,
    })
    const said = readRows<ScoreRow>(`${outDir}-scores.jsonl`).map(({ score }) => score)
    const { mean: centre, deviation } = meanAndDeviation(said)
    const standardised = (score: number) => (score - centre) / deviation
    scaleOf.set(outDir, standardised)
    const scores = said.map(standardised)
    return {
      size,
      parameters: end.parameters!,
      pairs,
      heads,
      accuracy: end.metrics['eval/accuracy']!,
      bestOf: bestOfCurve(scores, poolGold),
    }
  }
  const proxies: ProxyResult[] = []
  for (const size of Object.keys(SIZES))
    for (const pairs of AMOUNTS) {
      say(`proxy ${size}, ${pairs} pairs …`)
      proxies.push(await trainProxy(size, pairs, 1))
    }
  for (const pairs of AMOUNTS) {
    say(`ensemble ${PPO_PROXY.size}, ${pairs} pairs …`)
    proxies.push(await trainProxy(PPO_PROXY.size, pairs, ENSEMBLE.ensembleHeads))
  }

  const ppo: PpoResult[] = []
  for (const heads of [1, ENSEMBLE.ensembleHeads])
    for (const klCoefficient of KL_COEFFICIENTS) {
      say(`PPO, ${heads} heads, KL coefficient ${klCoefficient} …`)
      const outDir = file(`ppo-${heads}-${klCoefficient}`)
      const rewardModelDir = proxyDir(PPO_PROXY.size, PPO_PROXY.pairs, heads)
      const watched = createWatcher(gold, scaleOf.get(rewardModelDir)!)
      await runTask(
        {
          kind: 'policy',
          algorithm: 'ppo',
          modelDir: policy,
          rewardModelDirs: [rewardModelDir],
          prompts: file('judged-prompts.jsonl'),
          watchedPrompts: file('judged-prompts.jsonl'),
          outDir,
          checkpointDir: `${outDir}-checkpoints`,
          config: {
            steps: PPO_STEPS,
            promptsPerStep: 32,
            completionsPerPrompt: 4,
            maxTokens: SAMPLING.maxTokens,
            learningRate: 0.001,
            valueLearningRate: 0.002,
            schedule: 'constant',
            klCoefficient,
            klBudget: 10_000,
            watchEverySteps: 2,
            checkpointEverySteps: 1000,
          },
          ...device,
        },
        watched.onEvent,
      )
      ppo.push({ heads, klCoefficient, curve: watched.curve })
    }
  return { seed, proxies, ppo }
}

/** Mean over prompts of the unbiased estimate, for every n. */
function bestOfCurve(scores: readonly number[], golds: readonly number[]): ProxyResult['bestOf'] {
  return BEST_OF.map((n) => {
    const over = (values: readonly number[]) =>
      mean(
        Array.from({ length: POOL_PROMPTS }, (_, prompt) => {
          const of = (list: readonly number[]) => list.slice(prompt * POOL, (prompt + 1) * POOL)
          return bestOfN(of(scores), n, of(values))
        }),
      )
    return { n, kl: bestOfNKlBound(n), proxy: over(scores), gold: over(golds) }
  })
}

/** Gold and proxy of the watched answers, with the KL that was measured on the step before them. */
function createWatcher(gold: (text: string) => number, standardised: (score: number) => number) {
  const curve: PpoResult['curve'] = []
  const kls = new Map<number, number>()
  const watched = new Map<number, { proxy: number; gold: number }>()
  const onEvent = (event: TaskEvent) => {
    // KL of metric step s is measured on samples of the weights after s − 1 updates.
    if (event.type === 'metrics' && event.values['objective/kl'] !== undefined)
      kls.set(event.step - 1, event.values['objective/kl'])
    if (event.type === 'samples')
      watched.set(event.step, {
        proxy: mean(event.samples.map(({ score }) => standardised(score!))),
        gold: mean(event.samples.map(({ text }) => gold(text))),
      })
    curve.length = 0
    for (const [step, values] of watched) {
      const kl = kls.get(step)
      if (kl !== undefined) curve.push({ step, kl, ...values })
    }
  }
  return { curve, onEvent }
}
