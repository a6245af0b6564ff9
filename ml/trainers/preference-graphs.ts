/**
 * The compiled step of DPO over packed rows: log-probabilities of whole completions, all comparisons of a ranking in one
 * graph. R rows, T tokens in a row, N rankings, K completions of each.
 */
import { add, matmul, mul, neg, reduceSum, reshape, sub } from '../autodiff/ops'
import { createSessionCache } from '../engine/session-cache'
import { compileTrainingStep, type TrainingStep } from '../engine/training-step'
import { dpoLossSum } from '../losses/dpo'
import { trainedWeights } from '../models/lora'
import { logits, tokenLogProbs, transformer, transformerParameters } from '../models/transformer'
import type { Gradients, Parameters } from '../optim/parameters'
import type { DpoLoss } from '../rl/dpo-loss'
import type { Rng } from '../tensor/rng'
import type { PackedChunk } from './packed-rows'
import {
  drawMasks,
  GRAPHS_KEPT,
  type GraphSettings,
  maskInputs,
  type TokenInput,
  tokenFeeds,
  tokenInputs,
} from './policy-graphs'

export interface PreferenceFeeds {
  /** (N · K, R · T): what a token adds to a completion's log-probability; 1, or 1 / length for a mean; 0 elsewhere. */
  membership: Float32Array
  /** (N, K) the same of the reference. */
  referenceLogProbs: Float32Array
  /** (N, K, K) weight of the comparison in which the row is preferred to the column. */
  pairWeights: Float32Array
  /** (R, T) weight of a token in the likelihood term; all 0 without one. */
  likelihoodWeights: Float32Array
}

export interface PreferenceStep {
  /** Loss summed over rankings, its gradients, and log π of each completion (N · K) before the update. */
  run(
    parameters: Parameters,
    chunk: PackedChunk,
    feeds: PreferenceFeeds,
    /** Where the adapters' dropout is drawn from. */
    dropout?: Rng,
  ): Promise<{ loss: number; gradients: Gradients; logProbs: Float32Array }>
  release(): Promise<void>
}

export function createPreferenceStep(
  settings: GraphSettings,
  { rankings: N, completions: K }: { rankings: number; completions: number },
  options: { loss: DpoLoss; beta: number },
): PreferenceStep {
  const { config, rowLength: T, executionProvider, threads, lora } = settings
  const specs = transformerParameters(config)
  type Input = TokenInput | 'targets' | keyof PreferenceFeeds
  const cache = createSessionCache<TrainingStep<Input, 'logProbs'>>(GRAPHS_KEPT)
  const compile = (R: number) =>
    compileTrainingStep<Input, 'logProbs'>({
      ...trainedWeights(specs, lora),
      inputs: {
        ...tokenInputs(R, T),
        ...maskInputs(settings, specs, R),
        targets: { dtype: 'int32', shape: [R, T] },
        membership: { dtype: 'float32', shape: [N * K, R * T] },
        referenceLogProbs: { dtype: 'float32', shape: [N, K] },
        pairWeights: { dtype: 'float32', shape: [N, K, K] },
        likelihoodWeights: { dtype: 'float32', shape: [R, T] },
      },
      executionProvider,
      threads,
      build(_, weights, inputs) {
        const hidden = transformer(config, weights, inputs, lora && { lora, inputs })
        const all = logits(config, weights, hidden)
        const tokens = tokenLogProbs(all, inputs.targets) // (R, T)
        const logProbs = reshape(matmul(inputs.membership, reshape(tokens, [R * T, 1])), [N, K])
        const logRatios = sub(logProbs, inputs.referenceLogProbs)
        const preference = dpoLossSum(options.loss, logRatios, inputs.pairWeights, options.beta)
        const likelihood = neg(reduceSum(mul(tokens, inputs.likelihoodWeights)))
        return { loss: add(preference, likelihood), outputs: { logProbs } }
      },
    })
  return {
    async run(parameters, chunk, feeds, dropout) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const { loss, gradients, outputs } = await step.run(parameters, {
        ...tokenFeeds(chunk),
        targets: chunk.targets,
        ...feeds,
        ...drawMasks(settings, specs, chunk.rows, dropout),
      })
      return { loss, gradients, logProbs: outputs.logProbs.data as Float32Array }
    },
    release: () => cache.release(),
  }
}
