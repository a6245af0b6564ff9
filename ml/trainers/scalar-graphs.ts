/**
 * The compiled graphs of a backbone with a scalar head over packed rows: scores and values, the ranking step of the
 * reward model, the PPO step of the value model. R rows, T tokens in a row, N rankings, K completions of each, E heads.
 */
import type { Value } from '../autodiff/graph'
import { add, gather, mul, reduceSum, reshape, transpose } from '../autodiff/ops'
import type { InputSpec } from '../engine/compile'
import { compileForward, type Forward } from '../engine/forward'
import { createSessionCache } from '../engine/session-cache'
import { compileTrainingStep, type TrainingStep } from '../engine/training-step'
import { listwiseRankingLoss } from '../losses/listwise-ranking'
import { pairwiseRankingLoss } from '../losses/pairwise-ranking'
import { ppoValueLossSum } from '../losses/ppo'
import { trainedWeights } from '../models/lora'
import { scalarHead, scalarModelParameters } from '../models/scalar-head'
import { transformer } from '../models/transformer'
import type { Gradients, Parameters } from '../optim/parameters'
import type { RankingLoss } from '../rl/listwise-loss'
import type { Rng } from '../tensor/rng'
import type { PackedBatch, PackedChunk } from './packed-rows'
import {
  drawMasks,
  fedWeights,
  GRAPHS_KEPT,
  type GraphSettings,
  maskInputs,
  type TokenInput,
  tokenFeeds,
  tokenInputs,
} from './policy-graphs'

export interface ScalarForward {
  /** The heads' output at every position, (R · T · E) per chunk. */
  run(parameters: Parameters, batch: PackedBatch): Promise<Float32Array[]>
  release(): Promise<void>
}

export function createScalarForward(
  { config, rowLength, executionProvider, threads, lora }: GraphSettings,
  heads = 1,
): ScalarForward {
  const cache = createSessionCache<Forward<TokenInput, 'scalars'>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileForward<TokenInput, 'scalars'>({
      parameters: fedWeights(scalarModelParameters(config, heads), lora),
      inputs: tokenInputs(rows, rowLength),
      executionProvider,
      threads,
      build: (_, weights, inputs) => ({
        scalars: scalarHead(weights, transformer(config, weights, inputs, lora && { lora })),
      }),
    })
  return {
    async run(parameters, batch) {
      const scalars: Float32Array[] = []
      for (const chunk of batch.chunks) {
        const forward = await cache.get(String(chunk.rows), () => compile(chunk.rows))
        const out = await forward.run(parameters, tokenFeeds(chunk))
        scalars.push(out.scalars.data as Float32Array)
      }
      return scalars
    },
    release: () => cache.release(),
  }
}

/** With E heads every array but `lastTokens` holds E times as much, head by head. */
export interface RankingFeeds {
  /** (N · K) flat index of each completion's last real token; 0 where there is no completion. */
  lastTokens: Int32Array
  /** (N · K · K) weight of −log σ(sᵢ − sⱼ); 0 where there is no comparison. */
  pairWeights: Float32Array
  /** (N · K · K) by how much sᵢ should exceed sⱼ; with margins only. */
  margins?: Float32Array
  /** (N · K) and (N · K · K), see rl/listwise-loss.ts; for the listwise losses only. */
  stageWeights?: Float32Array
  stageChoices?: Float32Array
}

export interface RankingOptions {
  loss: RankingLoss
  centringCoefficient: number
  withMargins: boolean
  /** E */
  heads: number
}

export interface RankingStep {
  /** Loss summed over rankings (mean over heads), its gradients, and the raw scores (E · N · K) before the update. */
  run(
    parameters: Parameters,
    chunk: PackedChunk,
    feeds: RankingFeeds,
    /** Where the adapters' dropout is drawn from. */
    dropout?: Rng,
  ): Promise<{ loss: number; gradients: Gradients; scores: Float32Array }>
  release(): Promise<void>
}

/** All comparisons of a ranking in one graph: K forward passes serve C(K, 2) pairs (InstructGPT §3.5). */
export function createRankingStep(
  settings: GraphSettings,
  shape: { rankings: number; completions: number },
  { loss, centringCoefficient, withMargins, heads }: RankingOptions,
): RankingStep {
  const { config, rowLength, executionProvider, threads, lora } = settings
  const specs = scalarModelParameters(config, heads)
  const isListwise = loss !== 'pairs'
  const { rankings: N, completions: K } = shape
  const M = heads * N // rankings as each head sees them
  const extra: Partial<Record<keyof RankingFeeds, InputSpec>> = {
    ...(withMargins && !isListwise ? { margins: { dtype: 'float32', shape: [M, K, K] } } : {}),
    ...(isListwise
      ? {
          stageWeights: { dtype: 'float32', shape: [M, K] },
          stageChoices: { dtype: 'float32', shape: [M, K, K] },
        }
      : {}),
  }
  type Input = TokenInput | keyof RankingFeeds
  const cache = createSessionCache<TrainingStep<Input, 'scores'>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileTrainingStep<Input, 'scores'>({
      ...trainedWeights(specs, lora),
      inputs: {
        ...tokenInputs(rows, rowLength),
        ...maskInputs(settings, specs, rows),
        lastTokens: { dtype: 'int32', shape: [N * K] },
        pairWeights: { dtype: 'float32', shape: [M, K, K] },
        ...extra,
      } as Record<Input, InputSpec>,
      executionProvider,
      threads,
      build(_, weights, inputs) {
        const hidden = transformer(config, weights, inputs, lora && { lora, inputs })
        const everywhere = scalarHead(weights, hidden) // (R, T) or (R, T, E)
        const scores = scoresAt(everywhere, inputs.lastTokens)
        const ranking = isListwise
          ? listwiseRankingLoss(scores, inputs.stageWeights, inputs.stageChoices)
          : pairwiseRankingLoss(scores, inputs.pairWeights, withMargins ? inputs.margins : undefined)
        const whole = centringCoefficient === 0 ? ranking : add(ranking, centring(scores, inputs.pairWeights))
        return { loss: heads === 1 ? whole : mul(whole, 1 / heads), outputs: { scores } }
      },
    })

  /** At the last tokens, head by head: (M, K). */
  function scoresAt(everywhere: Value, lastTokens: Value): Value {
    const positions = everywhere.shape[0] * everywhere.shape[1]
    if (heads === 1) return reshape(gather(reshape(everywhere, [positions]), lastTokens), [N, K])
    const rows = gather(reshape(everywhere, [positions, heads]), lastTokens) // (N · K, E)
    return reshape(transpose(rows, [1, 0]), [M, K])
  }

  function centring(scores: Value, pairWeights: Value): Value {
    const sums = add(reshape(scores, [M, K, 1]), reshape(scores, [M, 1, K])) // (M, K, K)
    return mul(reduceSum(mul(pairWeights, mul(sums, sums))), centringCoefficient)
  }

  return {
    async run(parameters, chunk, feeds, dropout) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const masks = drawMasks(settings, specs, chunk.rows, dropout)
      const all = { ...tokenFeeds(chunk), ...feeds, ...masks } as Record<Input, Float32Array | Int32Array>
      const { loss: total, gradients, outputs } = await step.run(parameters, all)
      return { loss: total, gradients, scores: outputs.scores.data as Float32Array }
    },
    release: () => cache.release(),
  }
}

export interface ValueUpdateFeeds {
  oldValues: Float32Array
  returns: Float32Array
  mask: Float32Array
}

export interface ValueUpdateStep {
  /** Clipped value loss summed over response tokens of one chunk, its gradients, and the values before the update. */
  run(
    parameters: Parameters,
    chunk: PackedChunk,
    feeds: ValueUpdateFeeds,
  ): Promise<{ loss: number; gradients: Gradients; values: Float32Array }>
  release(): Promise<void>
}

export function createValueUpdateStep(
  { config, rowLength, executionProvider, threads, lora }: GraphSettings,
  options: { clipRange: number },
): ValueUpdateStep {
  type Input = TokenInput | keyof ValueUpdateFeeds
  const cache = createSessionCache<TrainingStep<Input, 'values'>>(GRAPHS_KEPT)
  const compile = (rows: number) => {
    const perToken = { dtype: 'float32', shape: [rows, rowLength] } as const
    return compileTrainingStep<Input, 'values'>({
      ...trainedWeights(scalarModelParameters(config), lora),
      inputs: {
        ...tokenInputs(rows, rowLength),
        oldValues: perToken,
        returns: perToken,
        mask: perToken,
      },
      executionProvider,
      threads,
      build(_, weights, inputs) {
        const values = scalarHead(weights, transformer(config, weights, inputs, lora && { lora }))
        const { loss } = ppoValueLossSum(
          values,
          inputs.oldValues,
          inputs.returns,
          inputs.mask,
          options.clipRange,
        )
        return { loss, outputs: { values } }
      },
    })
  }
  return {
    async run(parameters, chunk, feeds) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const { loss, gradients, outputs } = await step.run(parameters, { ...tokenFeeds(chunk), ...feeds })
      return { loss, gradients, values: outputs.values.data as Float32Array }
    },
    release: () => cache.release(),
  }
}
