/** Every compiled step that a trainer makes: fifty runs on two threads and one run on one thread give the same bits. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Lora, loraParameters } from '@/ml/models/lora'
import { scalarModelParameters } from '@/ml/models/scalar-head'
import { type TransformerConfig, transformerParameters } from '@/ml/models/transformer'
import { type Gradients, initParameters, type ParameterSpec } from '@/ml/optim/parameters'
import { createRng } from '@/ml/tensor/rng'
import { type PackedBatch, packRows } from '@/ml/trainers/data/packed-rows'
import type { GraphSettings } from '@/ml/trainers/graphs/compiled-graphs'
import {
  createPolicyGradientStep,
  createPolicyUpdateStep,
  createSupervisedStep,
} from '@/ml/trainers/graphs/policy-graphs'
import { createPreferenceStep } from '@/ml/trainers/graphs/preference-graphs'
import { createRankingStep, createValueUpdateStep } from '@/ml/trainers/graphs/scalar-graphs'

const CONFIG: TransformerConfig = {
  vocabSize: 500,
  contextLength: 128,
  dModel: 64,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 128,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
const ROW = 128
const RUNS = 50
const N = 2
const K = 4

/** Few different tokens, so that many gradients meet in one row of the embedding. */
const rng = createRng(3)
const sequences = Array.from({ length: N * K }, () => ({
  tokens: Array.from({ length: 40 + rng.integer(20) }, () => rng.integer(12)),
  promptLength: 8,
}))
const batch: PackedBatch = packRows(sequences, ROW, 499, 'whole')
const [chunk] = batch.chunks
const size = chunk!.rows * ROW
const noise = (count: number) => Float32Array.from({ length: count }, () => rng.normal())
const ones = (count: number) => new Float32Array(count).fill(1)
const negative = (count: number) => noise(count).map((x) => -Math.abs(x))

interface Step {
  run(parameters: never, chunk: never, feeds: never): Promise<{ loss: number; gradients: Gradients }>
  release(): Promise<void>
}

const policy = transformerParameters(CONFIG)
const scalar = scalarModelParameters(CONFIG)
const LORA: Lora = { rank: 4, alpha: 8, targets: ['q', 'k', 'v', 'o', 'gate', 'up', 'down'], dropout: 0.1 }
const CASES: [string, ParameterSpec[], (graph: GraphSettings) => unknown, unknown][] = [
  ['SFT', policy, (graph) => createSupervisedStep(graph), { weights: ones(size) }],
  [
    'SFT of adapters with dropout',
    [...policy, ...loraParameters(policy, LORA)],
    (graph) => {
      const { run, release } = createSupervisedStep({ ...graph, lora: LORA })
      return {
        run: (...[parameters, one, feeds]: Parameters<typeof run>) =>
          run(parameters, one, feeds, createRng(6)),
        release,
      }
    },
    { weights: ones(size) },
  ],
  [
    'PPO value of adapters and head',
    [...scalar, ...loraParameters(scalar, LORA)],
    (graph) => createValueUpdateStep({ ...graph, lora: { ...LORA, dropout: 0 } }, { clipRange: 0.2 }),
    { oldValues: noise(size), returns: noise(size), mask: ones(size) },
  ],
  [
    'PPO policy',
    policy,
    (graph) => createPolicyUpdateStep(graph, { temperature: 1, clipRange: 0.2 }),
    { oldLogProbs: negative(size), advantages: noise(size), mask: ones(size) },
  ],
  [
    'PPO value',
    scalar,
    (graph) => createValueUpdateStep(graph, { clipRange: 0.2 }),
    { oldValues: noise(size), returns: noise(size), mask: ones(size) },
  ],
  [
    'policy gradient of answers with KL in the loss',
    policy,
    (graph) =>
      createPolicyGradientStep(graph, {
        temperature: 1,
        clipRange: 0.2,
        clipRangeHigh: 0.28,
        ratio: 'answer',
        kl: 'k3',
      }),
    {
      oldLogProbs: negative(size).map((x) => x - 6),
      referenceLogProbs: negative(size).map((x) => x - 6),
      advantages: noise(size),
      mask: ones(size),
      weights: ones(size),
      klWeights: ones(size),
      ratioScale: ones(size).fill(1 / 50),
    },
  ],
  [
    'reward model',
    scalar,
    (graph) =>
      createRankingStep(
        graph,
        { rankings: N, completions: K },
        { loss: 'pairs', centringCoefficient: 0.01, withMargins: false, heads: 1 },
      ),
    {
      lastTokens: Int32Array.from({ length: N * K }, (_, i) => i * 60 + 30),
      pairWeights: ones(N * K * K),
    },
  ],
  [
    'DPO',
    policy,
    (graph) => createPreferenceStep(graph, { rankings: N, completions: K }, { loss: 'sigmoid', beta: 0.1 }),
    {
      membership: ones(N * K * size).fill(1 / 50),
      referenceLogProbs: negative(N * K),
      pairWeights: ones(N * K * K),
      likelihoodWeights: ones(size),
    },
  ],
]

const digest = ({ loss, gradients }: { loss: number; gradients: Gradients }) => {
  const hash = createHash('sha256').update(String(loss))
  for (const { buffer, byteOffset, byteLength } of gradients.values())
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  return hash.digest('hex')
}

describe('determinism', () => {
  it.each(CASES)(
    'the step of %s',
    async (_, specs, create, feeds) => {
      const parameters = initParameters(specs, createRng(1))
      const run = async (threads: number, times: number) => {
        const step = create({
          config: CONFIG,
          rowLength: ROW,
          executionProvider: 'cpu',
          threads,
        }) as Step
        const seen = new Set<string>()
        for (let k = 0; k < times; k++)
          seen.add(digest(await step.run(parameters as never, chunk as never, feeds as never)))
        await step.release()
        return [...seen]
      }
      const once = await run(1, 1)
      expect(await run(2, RUNS)).toEqual(once)
    },
    900_000,
  )
})
