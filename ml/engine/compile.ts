/** What training steps and forward passes have in common: declared inputs, weights as graph inputs, checked feeds. */

import type { Value } from '../autodiff/graph'
import { Graph } from '../autodiff/graph'
import type { ParameterSpec } from '../optim/parameters'
import { type HostTensor, hostTensor, type TensorData } from '../tensor/host-tensor'
import type { DType, FloatDType, Shape } from '../tensor/shape'
import type { ExecutionProviderName } from './execution-providers'

export interface InputSpec {
  dtype: DType
  shape: Shape
}

export interface CompileOptions<Inputs extends string> {
  /** Weights the graph uses; fed at every run, so that they may change between runs. */
  parameters: readonly ParameterSpec[]
  inputs: Readonly<Record<Inputs, InputSpec>>
  executionProvider: ExecutionProviderName
  /** Threads inside one operator. One and two give the same bits. */
  threads: number
  /** float64 checks gradients exactly (CPU only); weights are then fed as float64. */
  dtype?: FloatDType
}

export type Feeds<Inputs extends string> = Readonly<Record<Inputs, TensorData>>

export function declare<Inputs extends string>(
  options: Pick<CompileOptions<Inputs>, 'inputs' | 'dtype'> & { parameters: readonly ParameterSpec[] },
) {
  const graph = new Graph({ dtype: options.dtype })
  const weights = new Map<string, Value>()
  for (const { name, shape } of options.parameters)
    weights.set(name, graph.input(`weights/${name}`, graph.dtype, shape))
  const inputs = {} as Record<Inputs, Value>
  for (const name of Object.keys(options.inputs) as Inputs[])
    inputs[name] = graph.input(name, options.inputs[name].dtype, options.inputs[name].shape)
  return { graph, weights, inputs }
}

/** Weights and inputs as the session wants them. Throws when one is missing or has another size. */
export function feedsFor<Inputs extends string>(
  options: CompileOptions<Inputs>,
  parameters: ReadonlyMap<string, HostTensor>,
  feeds: Feeds<Inputs>,
): Record<string, HostTensor> {
  const all: Record<string, HostTensor> = {}
  for (const { name, shape } of options.parameters) {
    const tensor = parameters.get(name)
    if (!tensor) throw new Error(`weight ${name} was not given`)
    all[`weights/${name}`] = hostTensor(tensor.dtype, shape, tensor.data)
  }
  for (const name of Object.keys(options.inputs) as Inputs[]) {
    if (!feeds[name]) throw new Error(`input ${name} was not given`)
    const { dtype, shape } = options.inputs[name]
    all[name] = hostTensor(dtype, shape, feeds[name])
  }
  return all
}
