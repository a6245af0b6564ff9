/** Child process of execution-providers.ts: tries one provider on a tiny product and sends the outcome to its parent. */
import { Graph } from '../autodiff/graph'
import { matmul } from '../autodiff/ops'
import { buildModel } from '../onnx/build-model'
import { openSession } from '../onnx/session'
import { float32Tensor } from '../tensor/host-tensor'

const DESCRIPTION = {
  webgpu: 'a graphics driver answered through WebGPU.',
  cuda: 'the CUDA libraries and a device answered.',
} as const

async function probe(name: 'webgpu' | 'cuda'): Promise<{ available: boolean; reason: string }> {
  const graph = new Graph()
  const a = graph.input('a', 'float32', [2, 2])
  const { bytes } = buildModel(graph, { product: matmul(a, a) })
  try {
    const session = await openSession(bytes, { executionProvider: name, intraOpThreads: 1 })
    const { product } = await session.run({ a: float32Tensor([2, 2], Float32Array.of(1, 2, 3, 4)) })
    const right = [7, 10, 15, 22].every((x, i) => Math.abs(Number(product.data[i]) - x) < 1e-4)
    return right
      ? { available: true, reason: DESCRIPTION[name] }
      : { available: false, reason: `it multiplied wrongly: ${product.data.join(', ')}.` }
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

const [name] = process.argv.slice(2)
if (name === 'webgpu' || name === 'cuda') process.send?.(await probe(name), () => process.exit(0))
