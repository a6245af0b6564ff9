/**
 * Compiled graphs over packed rows, declared by their inputs and what is built on the backbone's hidden states.
 *
 * A graph is compiled for each number of rows on first use and kept. Weights are fed at every run, so that a policy and
 * its reference share a graph. R rows, T tokens in a row, C channels.
 */
import type { Value } from '../../autodiff/graph'
import type { InputSpec } from '../../engine/compile'
import type { ExecutionProviderName } from '../../engine/execution-providers'
import { compileForward, type Forward } from '../../engine/forward'
import { createSessionCache } from '../../engine/session-cache'
import { compileTrainingStep, type TrainingStep } from '../../engine/training-step'
import { dropoutMasks, type Lora, loraParameters, trainedWeights } from '../../models/lora'
import { type TransformerConfig, transformer, type WeightValues } from '../../models/transformer'
import type { Gradients, ParameterSpec, Parameters } from '../../optim/parameters'
import type { HostTensor, TensorData } from '../../tensor/host-tensor'
import type { Rng } from '../../tensor/rng'
import type { PackedBatch, PackedChunk } from '../data/packed-rows'

export interface GraphSettings {
  config: TransformerConfig
  /** T */
  rowLength: number
  executionProvider: ExecutionProviderName
  threads: number
  /** Adapters beside the weights; without them a step trains all weights, and a forward pass leaves adapters off. */
  lora?: Lora
}

/** Numbers of rows whose graphs are kept compiled at once. */
const GRAPHS_KEPT = 8

export type TokenInput = 'tokens' | 'positions' | 'segments'

/** int32 (R, T): the inputs of every graph. */
export function tokenInputs(rows: number, rowLength: number): Record<TokenInput, InputSpec> {
  const spec: InputSpec = { dtype: 'int32', shape: [rows, rowLength] }
  return { tokens: spec, positions: spec, segments: spec }
}

export const tokenFeeds = ({ tokens, positions, segments }: PackedChunk) => ({ tokens, positions, segments })

/** What a forward pass is fed: the weights, and the adapters when they are on. */
export const fedWeights = (
  weights: readonly ParameterSpec[],
  lora: Lora | undefined,
): readonly ParameterSpec[] => (lora ? [...weights, ...loraParameters(weights, lora)] : weights)

/** What a builder starts from. */
export interface Backbone<Input extends string> {
  /** (R, T, C), after the final norm; adapters are in it where there are any. */
  hidden: Value
  weights: WeightValues
  /** Those that were declared. */
  inputs: Record<Input | TokenInput, Value>
}

export interface ForwardDeclaration<Input extends string, Output extends string> {
  /** Weights of the model, without adapters. */
  parameters: readonly ParameterSpec[]
  outputs: readonly Output[]
  /** Beside the tokens. `targets`, int32 (R, T), is fed from the packed rows. */
  inputs(rows: number): Record<Input, InputSpec>
  build(backbone: Backbone<Input>): Record<Output, Value>
}

export interface CompiledForward<Output extends string> {
  /** Every output, one flat array per chunk. @throws NotFiniteError */
  run(parameters: Parameters, batch: Pick<PackedBatch, 'chunks'>): Promise<Record<Output, Float32Array[]>>
  release(): Promise<void>
}

export function createCompiledForward<Output extends string, Input extends 'targets' = never>(
  { config, rowLength, executionProvider, threads, lora }: GraphSettings,
  declaration: ForwardDeclaration<Input, Output>,
): CompiledForward<Output> {
  const { parameters: weights, outputs: names } = declaration
  const cache = createSessionCache<Forward<Input | TokenInput, Output>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileForward<Input | TokenInput, Output>({
      parameters: fedWeights(weights, lora),
      inputs: { ...tokenInputs(rows, rowLength), ...declaration.inputs(rows) },
      executionProvider,
      threads,
      build: (_, values, inputs) =>
        declaration.build({
          hidden: transformer(config, values, inputs, lora && { lora }),
          weights: values,
          inputs,
        }),
    })
  return {
    async run(parameters, { chunks }) {
      const results: Record<Output, HostTensor>[] = []
      for (const chunk of chunks) {
        const forward = await cache.get(String(chunk.rows), () => compile(chunk.rows))
        const feeds = { ...tokenFeeds(chunk), targets: chunk.targets }
        results.push(await forward.run(parameters, feeds))
      }
      const perChunk = (name: Output) => results.map((result) => result[name].data as Float32Array)
      return Object.fromEntries(names.map((name) => [name, perChunk(name)])) as Record<Output, Float32Array[]>
    },
    release: () => cache.release(),
  }
}

/** What a step is fed beside the packed rows, by name. A key whose input is not declared is not fed. */
type InputOf<Feeds> = (keyof Feeds & string) | 'targets'

export interface StepDeclaration<Feeds, Output extends string> {
  /** Weights of the model, without adapters. */
  parameters: readonly ParameterSpec[]
  /** Beside the tokens and the masks of the adapters' dropout. `targets`, int32 (R, T), is fed from the packed rows. */
  inputs(rows: number): Partial<Record<InputOf<Feeds>, InputSpec>>
  /** The loss is a scalar, by convention a sum, so that gradients of chunks add up. */
  build(backbone: Backbone<InputOf<Feeds>>): { loss: Value; outputs: Record<Output, Value> }
}

export type StepResult<Output extends string> = { loss: number; gradients: Gradients } & Record<
  Output,
  Float32Array
>

export interface CompiledStep<Feeds, Output extends string = never> {
  /**
   * Loss, outputs and gradients of one chunk under the weights given, which stay as they are.
   * @param dropout where the adapters' dropout is drawn from
   * @throws NotFiniteError; an error when there is dropout and nothing to draw it from
   */
  run(parameters: Parameters, chunk: PackedChunk, feeds: Feeds, dropout?: Rng): Promise<StepResult<Output>>
  release(): Promise<void>
}

export function createCompiledStep<
  Feeds extends Readonly<Partial<Record<keyof Feeds, TensorData>>>,
  Output extends string = never,
>(settings: GraphSettings, declaration: StepDeclaration<Feeds, Output>): CompiledStep<Feeds, Output> {
  type Input = InputOf<Feeds> | TokenInput
  const { config, rowLength, executionProvider, threads, lora } = settings
  const { parameters: weights } = declaration
  const cache = createSessionCache<TrainingStep<Input, Output>>(GRAPHS_KEPT)
  const compile = (rows: number) =>
    compileTrainingStep<Input, Output>({
      ...trainedWeights(weights, lora),
      inputs: {
        ...tokenInputs(rows, rowLength),
        ...declaration.inputs(rows),
        ...maskInputs(settings, weights, rows),
      } as Record<Input, InputSpec>,
      executionProvider,
      threads,
      build: (_, values, inputs) =>
        declaration.build({
          hidden: transformer(config, values, inputs, lora && { lora, inputs }),
          weights: values,
          inputs,
        }),
    })
  return {
    async run(parameters, chunk, feeds, dropout) {
      const step = await cache.get(String(chunk.rows), () => compile(chunk.rows))
      const all = {
        ...tokenFeeds(chunk),
        targets: chunk.targets,
        ...feeds,
        ...drawMasks(settings, weights, chunk.rows, dropout),
      } as Record<Input, TensorData>
      const { loss, gradients, outputs } = await step.run(parameters, all)
      const data = Object.entries<HostTensor>(outputs).map(([name, tensor]) => [name, tensor.data])
      return { ...Object.fromEntries(data), loss, gradients } as StepResult<Output>
    },
    release: () => cache.release(),
  }
}

/** float32 (R, T): one number a token. */
export const perToken = (rows: number, rowLength: number): InputSpec => ({
  dtype: 'float32',
  shape: [rows, rowLength],
})

/** int32 (R, T): the token to be predicted at each position. */
export const targetInput = (rows: number, rowLength: number): { targets: InputSpec } => ({
  targets: { dtype: 'int32', shape: [rows, rowLength] },
})

/** The masks of the adapters' dropout as further inputs of a step: bool (R, T, size). */
const maskInputs = (
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
  { rowLength, lora }: Pick<GraphSettings, 'rowLength' | 'lora'>,
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
