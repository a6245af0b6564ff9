/**
 * The compiled graphs of a backbone with a scalar head over packed rows: scores and values, the ranking step of the
 * reward model, the PPO step of the value model. R rows, T tokens in a row, N rankings, K completions of each, E heads.
 */
import type { Value } from '../../autodiff/graph'
import { add, gather, mul, reduceSum, reshape, transpose } from '../../autodiff/ops'
import { listwiseRankingLoss } from '../../losses/listwise-ranking'
import { pairwiseRankingLoss } from '../../losses/pairwise-ranking'
import { ppoValueLossSum } from '../../losses/ppo'
import { scalarHead, scalarModelParameters } from '../../models/scalar-head'
import type { RankingLoss } from '../../rl/listwise-loss'
import {
  type CompiledForward,
  type CompiledStep,
  createCompiledForward,
  createCompiledStep,
  type GraphSettings,
  perToken,
} from './compiled-graphs'

/** The heads' output at every position, (R · T · E) per chunk. */
export type ScalarForward = CompiledForward<'scalars'>

export const createScalarForward = (settings: GraphSettings, heads = 1): ScalarForward =>
  createCompiledForward<'scalars'>(settings, {
    parameters: scalarModelParameters(settings.config, heads),
    outputs: ['scalars'],
    inputs: () => ({}),
    build: ({ weights, hidden }) => ({ scalars: scalarHead(weights, hidden) }),
  })

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

/** Loss summed over rankings (mean over heads), and the raw scores (E · N · K) before the update. */
export type RankingStep = CompiledStep<RankingFeeds, 'scores'>

/** All comparisons of a ranking in one graph: K forward passes serve C(K, 2) pairs (InstructGPT §3.5). */
export function createRankingStep(
  settings: GraphSettings,
  { rankings: N, completions: K }: { rankings: number; completions: number },
  { loss, centringCoefficient, withMargins, heads }: RankingOptions,
): RankingStep {
  const isListwise = loss !== 'pairs'
  const M = heads * N // rankings as each head sees them
  const perPair = { dtype: 'float32', shape: [M, K, K] } as const
  return createCompiledStep<RankingFeeds, 'scores'>(settings, {
    parameters: scalarModelParameters(settings.config, heads),
    inputs: () => ({
      lastTokens: { dtype: 'int32', shape: [N * K] },
      pairWeights: perPair,
      ...(withMargins && !isListwise ? { margins: perPair } : {}),
      ...(isListwise ? { stageWeights: { dtype: 'float32', shape: [M, K] }, stageChoices: perPair } : {}),
    }),
    build({ hidden, weights, inputs }) {
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
    const positions = everywhere.shape[0]! * everywhere.shape[1]!
    if (heads === 1) return reshape(gather(reshape(everywhere, [positions]), lastTokens), [N, K])
    const rows = gather(reshape(everywhere, [positions, heads]), lastTokens) // (N · K, E)
    return reshape(transpose(rows, [1, 0]), [M, K])
  }

  function centring(scores: Value, pairWeights: Value): Value {
    const sums = add(reshape(scores, [M, K, 1]), reshape(scores, [M, 1, K])) // (M, K, K)
    return mul(reduceSum(mul(pairWeights, mul(sums, sums))), centringCoefficient)
  }
}

/** All (R · T). */
export interface ValueUpdateFeeds {
  oldValues: Float32Array
  returns: Float32Array
  mask: Float32Array
}

/** Clipped value loss summed over response tokens of one chunk, and the values before the update, (R · T). */
export type ValueUpdateStep = CompiledStep<ValueUpdateFeeds, 'values'>

export const createValueUpdateStep = (
  settings: GraphSettings,
  options: { clipRange: number },
): ValueUpdateStep =>
  createCompiledStep<ValueUpdateFeeds, 'values'>(settings, {
    parameters: scalarModelParameters(settings.config),
    inputs(rows) {
      const spec = perToken(rows, settings.rowLength)
      return { oldValues: spec, returns: spec, mask: spec }
    },
    build({ hidden, weights, inputs: { oldValues, returns, mask } }) {
      const values = scalarHead(weights, hidden)
      const { loss } = ppoValueLossSum(values, oldValues, returns, mask, options.clipRange)
      return { loss, outputs: { values } }
    },
  })
