/**
 * The compiled graphs of a backbone with a scalar head over packed rows: scores and values, the ranking step of the
 * reward model, the PPO step of the value model. R rows, T tokens in a row, N rankings, K completions of each.
 */
import { add, gather, mul, reduceSum, reshape } from '../autodiff/ops'
import { compileForward, type Forward } from '../engine/forward'
import { createSessionCache } from '../engine/session-cache'
import { compileTrainingStep, type TrainingStep } from '../engine/training-step'
import { pairwiseRankingLoss } from '../losses/pairwise-ranking'
import { ppoValueLossSum } from '../losses/ppo'
import { scalarHead, scalarModelParameters } from '../models/scalar-head'
import { transformer } from '../models/transformer'
import type { Gradients, Parameters } from '../optim/parameters'
import type { PackedBatch, PackedChunk } from './packed-rows'
import { GRAPHS_KEPT, type GraphSettings, type TokenInput, tokenFeeds, tokenInputs } from './policy-graphs'

export interface ScalarForward {
  /** The head's output at every position, (R · T) per chunk. */
  run(parameters: Parameters, batch: PackedBatch): Promise<Float32Array[]>
  release(): Promise<void>
}

export function createScalarForward({
  config,
  rowLength,
  executionProvider,
  threads,
}: GraphSettings): ScalarForward {
  const cache = createSessionCache<Forward<TokenInput, 'scalars'>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileForward<TokenInput, 'scalars'>({
      parameters: scalarModelParameters(config),
      inputs: tokenInputs(rows, rowLength),
      executionProvider,
      threads,
      build: (_, weights, inputs) => ({
        scalars: scalarHead(weights, transformer(config, weights, inputs)),
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

export interface RankingFeeds {
  /** (N · K) flat index of each completion's last real token; 0 where there is no completion. */
  lastTokens: Int32Array
  /** (N · K · K) weight of −log σ(sᵢ − sⱼ); 0 where there is no comparison. */
  pairWeights: Float32Array
}

export interface RankingStep {
  /** Loss summed over rankings, its gradients, and the raw scores (N · K) before the update. */
  run(
    parameters: Parameters,
    chunk: PackedChunk,
    feeds: RankingFeeds,
  ): Promise<{ loss: number; gradients: Gradients; scores: Float32Array }>
  release(): Promise<void>
}

/** All comparisons of a ranking in one graph: K forward passes serve C(K, 2) pairs (InstructGPT §3.5). */
export function createRankingStep(
  { config, rowLength, executionProvider, threads }: GraphSettings,
  shape: { rankings: number; completions: number },
  options: { centringCoefficient: number },
): RankingStep {
  type Input = TokenInput | keyof RankingFeeds
  const { rankings: N, completions: K } = shape
  const cache = createSessionCache<TrainingStep<Input, 'scores'>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileTrainingStep<Input, 'scores'>({
      parameters: scalarModelParameters(config),
      inputs: {
        ...tokenInputs(rows, rowLength),
        lastTokens: { dtype: 'int32', shape: [N * K] },
        pairWeights: { dtype: 'float32', shape: [N, K, K] },
      },
      executionProvider,
      threads,
      build(_, weights, inputs) {
        const everywhere = scalarHead(weights, transformer(config, weights, inputs)) // (R, T)
        const flat = reshape(everywhere, [rows * rowLength])
        const scores = reshape(gather(flat, inputs.lastTokens), [N, K])
        const ranking = pairwiseRankingLoss(scores, inputs.pairWeights)
        if (options.centringCoefficient === 0) return { loss: ranking, outputs: { scores } }
        const sums = add(reshape(scores, [N, K, 1]), reshape(scores, [N, 1, K])) // (N, K, K)
        const centring = reduceSum(mul(inputs.pairWeights, mul(sums, sums)))
        return { loss: add(ranking, mul(centring, options.centringCoefficient)), outputs: { scores } }
      },
    })
  return {
    async run(parameters, chunk, feeds) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const { loss, gradients, outputs } = await step.run(parameters, { ...tokenFeeds(chunk), ...feeds })
      return { loss, gradients, scores: outputs.scores.data as Float32Array }
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
  { config, rowLength, executionProvider, threads }: GraphSettings,
  options: { clipRange: number },
): ValueUpdateStep {
  type Input = TokenInput | keyof ValueUpdateFeeds
  const cache = createSessionCache<TrainingStep<Input, 'values'>>(GRAPHS_KEPT)
  const compile = (rows: number) => {
    const perToken = { dtype: 'float32', shape: [rows, rowLength] } as const
    return compileTrainingStep<Input, 'values'>({
      parameters: scalarModelParameters(config),
      inputs: {
        ...tokenInputs(rows, rowLength),
        oldValues: perToken,
        returns: perToken,
        mask: perToken,
      },
      executionProvider,
      threads,
      build(_, weights, inputs) {
        const values = scalarHead(weights, transformer(config, weights, inputs))
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
