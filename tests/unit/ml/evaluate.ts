/** Runs a graph once on the CPU: builds the model, feeds host tensors, returns the outputs. For tests only. */
import type { Graph, Value } from '@/ml/autodiff/graph'
import { buildModel } from '@/ml/onnx/build-model'
import { openSession } from '@/ml/onnx/session'
import type { HostTensor } from '@/ml/tensor/host-tensor'

export async function openGraph(
  graph: Graph,
  outputs: Record<string, Value>,
  options: { threads?: number } = {},
) {
  const session = await openSession(buildModel(graph, outputs).bytes, {
    executionProvider: 'cpu',
    intraOpThreads: options.threads ?? 1,
  })
  return session
}

export async function evaluate(
  graph: Graph,
  outputs: Record<string, Value>,
  feeds: Record<string, HostTensor> = {},
): Promise<Record<string, HostTensor>> {
  const session = await openGraph(graph, outputs)
  try {
    return await session.run(feeds)
  } finally {
    await session.release()
  }
}
