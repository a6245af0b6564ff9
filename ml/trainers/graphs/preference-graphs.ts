/**
 * The compiled step of DPO over packed rows: log-probabilities of whole completions, all comparisons of a ranking in one
 * graph. R rows, T tokens in a row, N rankings, K completions of each.
 */
import { add, matmul, mul, neg, reduceSum, reshape, sub } from '../../autodiff/ops'
import { dpoLossSum } from '../../losses/dpo'
import { logits, tokenLogProbs, transformerParameters } from '../../models/transformer'
import type { DpoLoss } from '../../rl/dpo-loss'
import {
  type CompiledStep,
  createCompiledStep,
  type GraphSettings,
  perToken,
  targetInput,
} from './compiled-graphs'

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

/** Loss summed over rankings, and log π of each completion (N · K) before the update. */
export type PreferenceStep = CompiledStep<PreferenceFeeds, 'logProbs'>

export function createPreferenceStep(
  settings: GraphSettings,
  { rankings: N, completions: K }: { rankings: number; completions: number },
  options: { loss: DpoLoss; beta: number },
): PreferenceStep {
  const { config, rowLength: T } = settings
  return createCompiledStep<PreferenceFeeds, 'logProbs'>(settings, {
    parameters: transformerParameters(config),
    inputs: (R) => ({
      ...targetInput(R, T),
      membership: { dtype: 'float32', shape: [N * K, R * T] },
      referenceLogProbs: { dtype: 'float32', shape: [N, K] },
      pairWeights: { dtype: 'float32', shape: [N, K, K] },
      likelihoodWeights: perToken(R, T),
    }),
    build({ hidden, weights, inputs }) {
      const [R] = hidden.shape
      const tokens = tokenLogProbs(logits(config, weights, hidden), inputs.targets) // (R, T)
      const logProbs = reshape(matmul(inputs.membership, reshape(tokens, [R! * T, 1])), [N, K])
      const logRatios = sub(logProbs, inputs.referenceLogProbs)
      const preference = dpoLossSum(options.loss, logRatios, inputs.pairWeights, options.beta)
      const likelihood = neg(reduceSum(mul(tokens, inputs.likelihoodWeights)))
      return { loss: add(preference, likelihood), outputs: { logProbs } }
    },
  })
}
