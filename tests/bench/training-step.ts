/**
 * `node --import tsx tests/bench/training-step.ts [threads]`: how fast a training step of the starter's size is, as a
 * share of the matrix-product peak of the same library on the same cores in the same run. Clocks of shared machines
 * wander by a factor of two, so only the ratio of interleaved measurements means anything. Prints one JSON line.
 */
import { Graph } from '../../ml/autodiff/graph'
import { matmul, reduceSum } from '../../ml/autodiff/ops'
import { openTrialStep, TRIAL_MODEL, TRIAL_TOKENS } from '../../ml/engine/trial-step'
import { buildModel } from '../../ml/onnx/build-model'
import { openSession } from '../../ml/onnx/session'
import { createAdamW } from '../../ml/optim/adamw'
import { clipGlobalNorm } from '../../ml/optim/gradients'
import { countParameters } from '../../ml/optim/parameters'
import { float32Tensor } from '../../ml/tensor/host-tensor'

const threads = Number(process.argv[2] ?? 2)
const ROUNDS = 15
const SIZE = 1024
const [B, T] = TRIAL_TOKENS

const step = await openTrialStep(TRIAL_MODEL, TRIAL_TOKENS, { executionProvider: 'cpu', threads })
const { parameters } = step
const adamw = createAdamW(parameters)

const graph = new Graph()
const matrix = graph.input('a', 'float32', [SIZE, SIZE])
const product = await openSession(buildModel(graph, { sum: reduceSum(matmul(matrix, matrix)) }).bytes, {
  executionProvider: 'cpu',
  intraOpThreads: threads,
})
const ones = float32Tensor([SIZE, SIZE], new Float32Array(SIZE * SIZE).fill(1))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const times = { product: [] as number[], gradients: [] as number[], update: [] as number[] }
for (let round = 0; round < ROUNDS; round++) {
  times.product.push(await timed(() => product.run({ a: ones })))
  let gradients = new Map<string, Float32Array>()
  times.gradients.push(
    await timed(async () => {
      gradients = (await step.run()).gradients
    }),
  )
  times.update.push(
    await timed(async () => {
      clipGlobalNorm(gradients, 1)
      adamw.apply(parameters, gradients, 1e-4)
    }),
  )
}
await step.release()
await product.release()

const best = (list: number[]) => Math.min(...list)
const count = countParameters(parameters)
const peak = (2 * SIZE ** 3) / best(times.product) / 1e6 // GFLOP/s
const stepMs = best(times.gradients) + best(times.update)
const achieved = (6 * count * B * T) / stepMs / 1e6
console.log(
  JSON.stringify({
    parameters: count,
    threads,
    tokensPerStep: B * T,
    gradientsMs: best(times.gradients),
    updateMs: best(times.update),
    tokensPerSecond: (B * T * 1000) / stepMs,
    gflops: achieved,
    matMulPeakGflops: peak,
    shareOfPeak: achieved / peak,
  }),
)
