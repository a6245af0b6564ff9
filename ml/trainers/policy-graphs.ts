/**
 * The compiled graphs of a policy over packed rows: log-probabilities, the supervised step, the PPO step.
 *
 * Each object compiles one graph per chunk size on first use and keeps it; weights are fed at every run, so the
 * policy and its reference share a graph. R rows, T tokens in a row.
 */
import type { Value } from '../autodiff/graph'
import type { InputSpec } from '../engine/compile'
import type { ExecutionProviderName } from '../engine/execution-providers'
import { compileForward, type Forward } from '../engine/forward'
import { createSessionCache } from '../engine/session-cache'
import { compileTrainingStep, type TrainingStep } from '../engine/training-step'
import { crossEntropySum } from '../losses/cross-entropy'
import {
  type PolicyGradientInputs,
  type PolicyGradientOptions,
  policyGradientLossSum,
} from '../losses/policy-gradient'
import { ppoPolicyLossSum } from '../losses/ppo'
import { dropoutMasks, type Lora, loraParameters, trainedWeights } from '../models/lora'
import {
  logits,
  type TransformerConfig,
  tokenEntropies,
  tokenLogProbs,
  transformer,
  transformerParameters,
  type WeightValues,
} from '../models/transformer'
import type { Gradients, ParameterSpec, Parameters } from '../optim/parameters'
import type { Rng } from '../tensor/rng'
import type { PackedBatch, PackedChunk } from './packed-rows'

export interface GraphSettings {
  config: TransformerConfig
  /** T */
  rowLength: number
  executionProvider: ExecutionProviderName
  threads: number
  /** Adapters beside the weights; without them a step trains all weights, and a forward pass leaves adapters off. */
  lora?: Lora
}

/** Chunk sizes kept compiled at once. */
export const GRAPHS_KEPT = 8

export type TokenInput = 'tokens' | 'positions' | 'segments'

/** int32 (R, T) inputs every graph takes. */
export function tokenInputs(rows: number, rowLength: number): Record<TokenInput, InputSpec> {
  const spec: InputSpec = { dtype: 'int32', shape: [rows, rowLength] }
  return { tokens: spec, positions: spec, segments: spec }
}

export const tokenFeeds = ({ tokens, positions, segments }: PackedChunk) => ({ tokens, positions, segments })

type PolicyInput = TokenInput | 'targets'

const policyInputs = (rows: number, rowLength: number): Record<PolicyInput, InputSpec> => ({
  ...tokenInputs(rows, rowLength),
  targets: { dtype: 'int32', shape: [rows, rowLength] },
})

const policyFeeds = (chunk: PackedChunk) => ({ ...tokenFeeds(chunk), targets: chunk.targets })

const perToken = (rows: number, rowLength: number): InputSpec => ({
  dtype: 'float32',
  shape: [rows, rowLength],
})

/** What a forward pass is fed: the weights, and the adapters when they are on. */
export const fedWeights = (
  weights: readonly ParameterSpec[],
  lora: Lora | undefined,
): readonly ParameterSpec[] => (lora ? [...weights, ...loraParameters(weights, lora)] : weights)

/** The masks of the adapters' dropout as further inputs of a step: bool (R, T, size). */
export const maskInputs = (
  { rowLength, lora }: GraphSettings,
  weights: readonly ParameterSpec[],
  rows: number,
): Record<string, InputSpec> =>
  Object.fromEntries(
    [...dropoutMasks(weights, lora)].map(([name, size]) => [
      name,
      { dtype: 'bool', shape: [rows, rowLength, size] } as const,
    ]),
  )

/** Draws the masks of one run. @throws when there is dropout and nothing to draw from */
export function drawMasks(
  { rowLength, lora }: GraphSettings,
  weights: readonly ParameterSpec[],
  rows: number,
  rng: Rng | undefined,
): Record<string, Uint8Array> {
  const masks: Record<string, Uint8Array> = {}
  for (const [name, size] of dropoutMasks(weights, lora)) {
    if (!rng || !lora) throw new Error('a step with dropout needs a generator to draw it from')
    const own = rng.fork(name)
    const mask = new Uint8Array(rows * rowLength * size)
    for (let i = 0; i < mask.length; i++) mask[i] = Number(own.uniform() >= lora.dropout)
    masks[name] = mask
  }
  return masks
}

function policyLogits(
  { config, lora }: GraphSettings,
  weights: WeightValues,
  inputs: Record<PolicyInput, Value>,
): Value {
  return logits(config, weights, transformer(config, weights, inputs, lora && { lora, inputs }))
}

interface PolicyForward<Output extends string> {
  /** What the graph says at every position, (R · T) per chunk. */
  run(parameters: Parameters, batch: Pick<PackedBatch, 'chunks'>): Promise<Record<Output, Float32Array[]>>
  release(): Promise<void>
}

/** log π of the token after each position, nats. */
export type LogProbForward = PolicyForward<'logProbs'>

/** @param options.temperature divides the logits */
export const createLogProbForward = (
  settings: GraphSettings,
  options: { temperature: number },
): LogProbForward =>
  createPolicyForward(settings, ['logProbs'], (all, targets) => ({
    logProbs: tokenLogProbs(all, targets, options),
  }))

/** Beside the log-probabilities the entropy of the distribution at each position, nats. */
export type EntropyForward = PolicyForward<'logProbs' | 'entropies'>

export const createEntropyForward = (
  settings: GraphSettings,
  options: { temperature: number },
): EntropyForward =>
  createPolicyForward(settings, ['logProbs', 'entropies'], (all, targets) => ({
    logProbs: tokenLogProbs(all, targets, options),
    entropies: tokenEntropies(all, options),
  }))

function createPolicyForward<Output extends string>(
  settings: GraphSettings,
  names: readonly Output[],
  build: (logits: Value, targets: Value) => Record<Output, Value>,
): PolicyForward<Output> {
  const { config, rowLength, executionProvider, threads, lora } = settings
  const cache = createSessionCache<Forward<PolicyInput, Output>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileForward<PolicyInput, Output>({
      parameters: fedWeights(transformerParameters(config), lora),
      inputs: policyInputs(rows, rowLength),
      executionProvider,
      threads,
      build: (_, weights, inputs) => build(policyLogits(settings, weights, inputs), inputs.targets),
    })
  return {
    async run(parameters, batch) {
      const outputs = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
        Output,
        Float32Array[]
      >
      for (const chunk of batch.chunks) {
        const forward = await cache.get(String(chunk.rows), () => compile(chunk.rows))
        const out = await forward.run(parameters, policyFeeds(chunk))
        for (const name of names) outputs[name].push(out[name].data as Float32Array)
      }
      return outputs
    },
    release: () => cache.release(),
  }
}

export interface SupervisedStep {
  /** Loss summed over weighted tokens of one chunk, and its gradients. */
  run(
    parameters: Parameters,
    chunk: PackedChunk,
    weights: Float32Array,
    /** Where the adapters' dropout is drawn from. */
    dropout?: Rng,
  ): Promise<{ loss: number; gradients: Gradients }>
  release(): Promise<void>
}

export function createSupervisedStep(settings: GraphSettings): SupervisedStep {
  type Input = PolicyInput | 'weights'
  const { config, rowLength, executionProvider, threads, lora } = settings
  const specs = transformerParameters(config)
  const cache = createSessionCache<TrainingStep<Input, never>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileTrainingStep<Input>({
      ...trainedWeights(specs, lora),
      inputs: {
        ...policyInputs(rows, rowLength),
        weights: perToken(rows, rowLength),
        ...maskInputs(settings, specs, rows),
      },
      executionProvider,
      threads,
      build: (_, weights, inputs) => ({
        loss: crossEntropySum(
          tokenLogProbs(policyLogits(settings, weights, inputs), inputs.targets),
          inputs.weights,
        ),
      }),
    })
  return {
    async run(parameters, chunk, weights, dropout) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const masks = drawMasks(settings, specs, chunk.rows, dropout)
      return step.run(parameters, { ...policyFeeds(chunk), weights, ...masks })
    },
    release: () => cache.release(),
  }
}

export interface PolicyUpdateFeeds {
  oldLogProbs: Float32Array
  advantages: Float32Array
  mask: Float32Array
}

export interface PolicyUpdateStep {
  /** Clipped loss summed over response tokens of one chunk, its gradients, and log π before the update, (R · T). */
  run(
    parameters: Parameters,
    chunk: PackedChunk,
    feeds: PolicyUpdateFeeds,
  ): Promise<{ loss: number; gradients: Gradients; logProbs: Float32Array }>
  release(): Promise<void>
}

export function createPolicyUpdateStep(
  settings: GraphSettings,
  options: { temperature: number; clipRange: number },
): PolicyUpdateStep {
  const { config, rowLength, executionProvider, threads, lora } = settings
  type Input = PolicyInput | keyof PolicyUpdateFeeds
  const cache = createSessionCache<TrainingStep<Input, 'logProbs'>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileTrainingStep<Input, 'logProbs'>({
      ...trainedWeights(transformerParameters(config), lora),
      inputs: {
        ...policyInputs(rows, rowLength),
        oldLogProbs: perToken(rows, rowLength),
        advantages: perToken(rows, rowLength),
        mask: perToken(rows, rowLength),
      },
      executionProvider,
      threads,
      build(_, weights, inputs) {
        const logProbs = tokenLogProbs(policyLogits(settings, weights, inputs), inputs.targets, options)
        const { loss } = ppoPolicyLossSum(
          logProbs,
          inputs.oldLogProbs,
          inputs.advantages,
          inputs.mask,
          options.clipRange,
        )
        return { loss, outputs: { logProbs } }
      },
    })
  return {
    async run(parameters, chunk, feeds) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const { loss, gradients, outputs } = await step.run(parameters, { ...policyFeeds(chunk), ...feeds })
      return { loss, gradients, logProbs: outputs.logProbs.data as Float32Array }
    },
    release: () => cache.release(),
  }
}

/** All (R · T). What the chosen form of the loss does not use is not fed to the graph. */
export type PolicyGradientFeeds = Record<
  Exclude<keyof PolicyGradientInputs, 'logProbs' | 'segments'>,
  Float32Array
>

export interface PolicyGradientStep {
  /** Weighted loss summed over one chunk, its gradients, and log π before the update, (R · T). */
  run(
    parameters: Parameters,
    chunk: PackedChunk,
    feeds: PolicyGradientFeeds,
  ): Promise<{ loss: number; gradients: Gradients; logProbs: Float32Array }>
  release(): Promise<void>
}

export function createPolicyGradientStep(
  settings: GraphSettings,
  options: PolicyGradientOptions & { temperature: number },
): PolicyGradientStep {
  const { config, rowLength, executionProvider, threads, lora } = settings
  const used = [
    'oldLogProbs',
    'advantages',
    'mask',
    'weights',
    ...(options.ratio === 'answer' ? (['ratioScale'] as const) : []),
    ...(options.kl === 'none' ? [] : (['referenceLogProbs', 'klWeights'] as const)),
  ] as const
  type Input = PolicyInput | (typeof used)[number]
  const cache = createSessionCache<TrainingStep<Input, 'logProbs'>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileTrainingStep<Input, 'logProbs'>({
      ...trainedWeights(transformerParameters(config), lora),
      inputs: {
        ...policyInputs(rows, rowLength),
        ...Object.fromEntries(used.map((name) => [name, perToken(rows, rowLength)])),
      } as Record<Input, InputSpec>,
      executionProvider,
      threads,
      build(_, weights, inputs) {
        const logProbs = tokenLogProbs(policyLogits(settings, weights, inputs), inputs.targets, options)
        return { loss: policyGradientLossSum({ ...inputs, logProbs }, options), outputs: { logProbs } }
      },
    })
  return {
    async run(parameters, chunk, feeds) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const given = Object.fromEntries(used.map((name) => [name, feeds[name]])) as Record<
        (typeof used)[number],
        Float32Array
      >
      const { loss, gradients, outputs } = await step.run(parameters, { ...policyFeeds(chunk), ...given })
      return { loss, gradients, logProbs: outputs.logProbs.data as Float32Array }
    },
    release: () => cache.release(),
  }
}
