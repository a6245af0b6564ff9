/**
 * A compiled training step: a graph with its backward pass, one session, gradients out. The optimiser is outside
 * (ml/optim), which on CPU costs nothing and keeps clipping, schedules and accumulation plain code.
 */

import { backward } from '../autodiff/backward'
import type { Graph, Value } from '../autodiff/graph'
import { buildModel } from '../onnx/build-model'
import { openSession } from '../onnx/session'
import type { ParameterSpec } from '../optim/parameters'
import type { HostTensor } from '../tensor/host-tensor'
import { type CompileOptions, declare, type Feeds, feedsFor } from './compile'
import { requireFinite } from './not-finite'

const LOSS = 'loss'
const GRADIENT = 'gradient/'
const OUTPUT = 'output/'

export interface TrainingStepOptions<Inputs extends string, Outputs extends string>
  extends CompileOptions<Inputs> {
  /** Weights used but not trained: no gradient is computed for them. */
  frozen?: readonly ParameterSpec[]
  /** Builds the forward pass; `loss` is a scalar, by convention a sum over tokens, so that micro-batches add up. */
  build(
    graph: Graph,
    weights: ReadonlyMap<string, Value>,
    inputs: Record<Inputs, Value>,
  ): { loss: Value; outputs?: Record<Outputs, Value> }
}

export interface TrainingStepResult<Outputs extends string> {
  loss: number
  outputs: Record<Outputs, HostTensor>
  /** By parameter name. Fresh arrays at every run: the caller may keep or change them. */
  gradients: Map<string, Float32Array>
}

export interface TrainingStep<Inputs extends string, Outputs extends string> {
  /** Throws NotFiniteError when the loss, an output or a gradient is NaN or infinite. */
  run(parameters: ReadonlyMap<string, HostTensor>, feeds: Feeds<Inputs>): Promise<TrainingStepResult<Outputs>>
  release(): Promise<void>
}

/** Builds, differentiates and opens a training step. */
export async function compileTrainingStep<Inputs extends string, Outputs extends string = never>(
  options: TrainingStepOptions<Inputs, Outputs>,
): Promise<TrainingStep<Inputs, Outputs>> {
  const all = { ...options, parameters: [...options.parameters, ...(options.frozen ?? [])] }
  const { graph, weights, inputs } = declare(all)
  const built = options.build(graph, weights, inputs)
  const trained = options.parameters.map(({ name }) => weights.get(name)!)
  const gradientValues = backward(built.loss, trained)
  const outputs = Object.entries<Value>(built.outputs ?? {})
  const model = buildModel(graph, {
    [LOSS]: built.loss,
    ...Object.fromEntries(outputs.map(([name, value]) => [OUTPUT + name, value])),
    ...Object.fromEntries(options.parameters.map(({ name }, i) => [GRADIENT + name, gradientValues[i]])),
  })
  const session = await openSession(model.bytes, {
    executionProvider: options.executionProvider,
    intraOpThreads: options.threads,
  })

  let runs = 0
  return {
    async run(parameters, feeds) {
      runs++
      const results = await session.run(feedsFor(all, parameters, feeds))
      for (const [name, tensor] of Object.entries(results)) requireFinite(name, tensor.data, runs)
      return {
        loss: Number(results[LOSS]!.data[0]),
        outputs: Object.fromEntries(outputs.map(([name]) => [name, results[OUTPUT + name]])) as Record<
          Outputs,
          HostTensor
        >,
        gradients: new Map(
          options.parameters.map(({ name }) => [name, results[GRADIENT + name]!.data as Float32Array]),
        ),
      }
    },
    release: () => session.release(),
  }
}
