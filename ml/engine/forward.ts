/** A compiled forward pass: log-probabilities, scores, values. Weights are fed, so one session serves many versions. */
import type { Graph, Value } from '../autodiff/graph'
import { buildModel } from '../onnx/build-model'
import { openSession } from '../onnx/session'
import type { HostTensor } from '../tensor/host-tensor'
import { type CompileOptions, declare, type Feeds, feedsFor } from './compile'
import { requireFinite } from './not-finite'

export interface ForwardOptions<Inputs extends string, Outputs extends string>
  extends CompileOptions<Inputs> {
  build(
    graph: Graph,
    weights: ReadonlyMap<string, Value>,
    inputs: Record<Inputs, Value>,
  ): Record<Outputs, Value>
}

export interface Forward<Inputs extends string, Outputs extends string> {
  /** Throws NotFiniteError when an output is NaN or infinite. */
  run(parameters: ReadonlyMap<string, HostTensor>, feeds: Feeds<Inputs>): Promise<Record<Outputs, HostTensor>>
  release(): Promise<void>
}

export async function compileForward<Inputs extends string, Outputs extends string>(
  options: ForwardOptions<Inputs, Outputs>,
): Promise<Forward<Inputs, Outputs>> {
  const { graph, weights, inputs } = declare(options)
  const outputs = graph.withoutTape(() => options.build(graph, weights, inputs))
  const model = buildModel(graph, outputs)
  const session = await openSession(model.bytes, {
    executionProvider: options.executionProvider,
    intraOpThreads: options.threads,
  })
  let runs = 0
  return {
    async run(parameters, feeds) {
      runs++
      const results = await session.run(feedsFor(options, parameters, feeds))
      for (const [name, tensor] of Object.entries(results)) requireFinite(name, tensor.data, runs)
      return results as Record<Outputs, HostTensor>
    },
    release: () => session.release(),
  }
}
