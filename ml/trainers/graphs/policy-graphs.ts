/**
 * The compiled graphs of a language model over packed rows: log-probabilities, the supervised step, the two steps of
 * policy updates. R rows, T tokens in a row.
 */
import type { InputSpec } from '../../engine/compile'
import { crossEntropySum } from '../../losses/cross-entropy'
import {
  type PolicyGradientInputs,
  type PolicyGradientOptions,
  policyGradientLossSum,
} from '../../losses/policy-gradient'
import { ppoPolicyLossSum } from '../../losses/ppo'
import { logits, tokenEntropies, tokenLogProbs, transformerParameters } from '../../models/transformer'
import {
  type Backbone,
  type CompiledForward,
  type CompiledStep,
  createCompiledForward,
  createCompiledStep,
  type GraphSettings,
  perToken,
  targetInput,
} from './compiled-graphs'

/** @param temperature divides the logits, as in sampling */
interface Temperature {
  temperature: number
}

/** (R, T, V) */
const logitsOf = ({ config }: GraphSettings, { hidden, weights }: Backbone<'targets'>) =>
  logits(config, weights, hidden)

const logProbsOf = (settings: GraphSettings, backbone: Backbone<'targets'>, options?: Temperature) =>
  tokenLogProbs(logitsOf(settings, backbone), backbone.inputs.targets, options)

/** log π of the token after each position, nats, (R · T) per chunk. */
export type LogProbForward = CompiledForward<'logProbs'>

export const createLogProbForward = (settings: GraphSettings, options: Temperature): LogProbForward =>
  createCompiledForward<'logProbs', 'targets'>(settings, {
    parameters: transformerParameters(settings.config),
    outputs: ['logProbs'],
    inputs: (rows) => targetInput(rows, settings.rowLength),
    build: (backbone) => ({ logProbs: logProbsOf(settings, backbone, options) }),
  })

/** Beside the log-probabilities the entropy of the distribution at each position, nats, (R · T) per chunk. */
export type EntropyForward = CompiledForward<'logProbs' | 'entropies'>

export const createEntropyForward = (settings: GraphSettings, options: Temperature): EntropyForward =>
  createCompiledForward<'logProbs' | 'entropies', 'targets'>(settings, {
    parameters: transformerParameters(settings.config),
    outputs: ['logProbs', 'entropies'],
    inputs: (rows) => targetInput(rows, settings.rowLength),
    build(backbone) {
      const all = logitsOf(settings, backbone)
      return {
        logProbs: tokenLogProbs(all, backbone.inputs.targets, options),
        entropies: tokenEntropies(all, options),
      }
    },
  })

export interface SupervisedFeeds {
  /** (R · T) weight of each target in the loss; 0 where nothing is to be learnt. */
  weights: Float32Array
}

/** Cross-entropy summed over weighted tokens of one chunk. */
export type SupervisedStep = CompiledStep<SupervisedFeeds>

export const createSupervisedStep = (settings: GraphSettings): SupervisedStep =>
  createCompiledStep<SupervisedFeeds>(settings, {
    parameters: transformerParameters(settings.config),
    inputs: (rows) => ({
      ...targetInput(rows, settings.rowLength),
      weights: perToken(rows, settings.rowLength),
    }),
    build: (backbone) => ({
      loss: crossEntropySum(logProbsOf(settings, backbone), backbone.inputs.weights),
      outputs: {},
    }),
  })

/** All (R · T). */
export interface PolicyUpdateFeeds {
  oldLogProbs: Float32Array
  advantages: Float32Array
  mask: Float32Array
}

/** PPO's clipped loss summed over response tokens of one chunk, and log π before the update, (R · T). */
export type PolicyUpdateStep = CompiledStep<PolicyUpdateFeeds, 'logProbs'>

export const createPolicyUpdateStep = (
  settings: GraphSettings,
  options: Temperature & { clipRange: number },
): PolicyUpdateStep =>
  createCompiledStep<PolicyUpdateFeeds, 'logProbs'>(settings, {
    parameters: transformerParameters(settings.config),
    inputs(rows) {
      const spec = perToken(rows, settings.rowLength)
      return { ...targetInput(rows, settings.rowLength), oldLogProbs: spec, advantages: spec, mask: spec }
    },
    build(backbone) {
      const { oldLogProbs, advantages, mask } = backbone.inputs
      const logProbs = logProbsOf(settings, backbone, options)
      const { loss } = ppoPolicyLossSum(logProbs, oldLogProbs, advantages, mask, options.clipRange)
      return { loss, outputs: { logProbs } }
    },
  })

/** All (R · T). What the chosen form of the loss does not use is not fed to the graph. */
export type PolicyGradientFeeds = Record<
  Exclude<keyof PolicyGradientInputs, 'logProbs' | 'segments'>,
  Float32Array
>

/** Weighted loss summed over one chunk, and log π before the update, (R · T). */
export type PolicyGradientStep = CompiledStep<PolicyGradientFeeds, 'logProbs'>

export function createPolicyGradientStep(
  settings: GraphSettings,
  options: PolicyGradientOptions & Temperature,
): PolicyGradientStep {
  const used = [
    'oldLogProbs',
    'advantages',
    'mask',
    'weights',
    ...(options.ratio === 'answer' ? (['ratioScale'] as const) : []),
    ...(options.kl === 'none' ? [] : (['referenceLogProbs', 'klWeights'] as const)),
  ] as const
  return createCompiledStep<PolicyGradientFeeds, 'logProbs'>(settings, {
    parameters: transformerParameters(settings.config),
    inputs: (rows): Partial<Record<keyof PolicyGradientFeeds | 'targets', InputSpec>> => ({
      ...targetInput(rows, settings.rowLength),
      ...Object.fromEntries(used.map((name) => [name, perToken(rows, settings.rowLength)])),
    }),
    build(backbone) {
      const logProbs = logProbsOf(settings, backbone, options)
      return { loss: policyGradientLossSum({ ...backbone.inputs, logProbs }, options), outputs: { logProbs } }
    },
  })
}
