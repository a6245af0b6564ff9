/**
 * Child process of execution-providers.ts: multiplies matrices on one provider, checks the result, and tells its parent;
 * then compares the provider's speed with the CPU's and tells that too. A parent that stops waiting for the second
 * message knows at least that the provider works.
 */
import { Graph } from '../autodiff/graph'
import { matmul, reduceSum } from '../autodiff/ops'
import { buildModel } from '../onnx/build-model'
import { openSession } from '../onnx/session'
import { float32Tensor } from '../tensor/host-tensor'

/** What the child sends; `speedup` is the provider's speed relative to the CPU's, null before it is measured. */
export type ProbeAnswer = { available: true; speedup: number | null } | { available: false; reason: string }

const FIRST_SIZE = 16
const TIMED_SIZE = 512
const ROUNDS = 3

/** Milliseconds of the fastest product of ones; throws when the provider cannot be used or multiplies wrongly. */
async function fastestProductMs(provider: 'cpu' | 'webgpu' | 'cuda', size: number): Promise<number> {
  const graph = new Graph()
  const a = graph.input('a', 'float32', [size, size])
  const { bytes } = buildModel(graph, { total: reduceSum(matmul(a, a)) })
  // 0 threads lets the library take every core.
  const session = await openSession(bytes, { executionProvider: provider, intraOpThreads: 0 })
  const ones = float32Tensor([size, size], new Float32Array(size * size).fill(1))
  let fastest = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const { total } = await session.run({ a: ones })
    fastest = Math.min(fastest, performance.now() - start)
    const expected = size ** 3
    if (Math.abs(Number(total.data[0]) - expected) > 1e-4 * expected)
      throw new Error(`it multiplied wrongly: ${total.data[0]} instead of ${expected}.`)
  }
  await session.release()
  return fastest
}

/** The two refusals people meet, in words; anything else as ONNX Runtime says it. */
function explain(name: 'webgpu' | 'cuda', error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (name === 'cuda' && /shared library/i.test(message))
    return 'its libraries are not installed (npm run gpu:install on Linux with an NVIDIA driver, CUDA 12 and cuDNN).'
  if (name === 'webgpu' && /adapter/i.test(message))
    return 'no graphics driver answered (Vulkan on Linux, Metal on macOS, Direct3D 12 on Windows).'
  return message.trim().split('\n')[0]
}

const send = (answer: ProbeAnswer): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(answer, () => resolve())
    else resolve()
  })

async function probe(name: 'webgpu' | 'cuda'): Promise<void> {
  try {
    await fastestProductMs(name, FIRST_SIZE)
    await send({ available: true, speedup: null })
    const providerMs = await fastestProductMs(name, TIMED_SIZE)
    await send({ available: true, speedup: (await fastestProductMs('cpu', TIMED_SIZE)) / providerMs })
  } catch (error) {
    await send({ available: false, reason: explain(name, error) })
  }
}

const [name] = process.argv.slice(2)
if (name === 'webgpu' || name === 'cuda') {
  await probe(name)
  process.exit(0)
}
