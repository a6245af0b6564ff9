/**
 * What a GPU gives: matrix products, a training step and sampling on one execution provider against the CPU of the same
 * machine in the same run, and how far its losses, gradients and tokens are from the CPU's.
 *
 *     node --import tsx tests/bench/execution-providers.bench.ts webgpu|cuda [CPU threads, default 2]
 *
 * One JSON line a measurement, each written at once: a driver can abort the process. The models have the starter's shape
 * and that of SmolLM2-135M (Allal et al. 2025), with random weights; a step is 2,048 tokens. Weights go to the device and
 * gradients come back at every step, as in training; AdamW runs on the CPU and is counted apart.
 */
import { Graph, type Value } from '@/ml/autodiff/graph'
import { div, matmul, reduceSum } from '@/ml/autodiff/ops'
import type { ExecutionProviderName } from '@/ml/engine/execution-providers'
import { openTrialStep, TRIAL_MODEL, TRIAL_TOKENS } from '@/ml/engine/trial-step'
import { type TransformerConfig, transformerParameters } from '@/ml/models/transformer'
import { buildModel } from '@/ml/onnx/build-model'
import { openSession } from '@/ml/onnx/session'
import { createAdamW } from '@/ml/optim/adamw'
import { countParameters, initParameters } from '@/ml/optim/parameters'
import { createSampler } from '@/ml/sampling/sampler'
import { float32Tensor } from '@/ml/tensor/host-tensor'
import { createRng } from '@/ml/tensor/rng'

const provider = process.argv[2] as ExecutionProviderName
const threads = Number(process.argv[3] ?? 2)
if (provider !== 'webgpu' && provider !== 'cuda')
  throw new Error(`a provider to compare with the CPU is webgpu or cuda, not ${provider}`)

const SMOL: TransformerConfig = {
  vocabSize: 49_152,
  contextLength: 2048,
  dModel: 576,
  nLayers: 30,
  nHeads: 9,
  nKvHeads: 3,
  dFf: 1536,
  ropeTheta: 100_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
const TOKENS = TRIAL_TOKENS[0] * TRIAL_TOKENS[1]
const MODELS = [
  { name: 'starter', config: TRIAL_MODEL, rounds: 10 },
  { name: 'SmolLM2-135M', config: SMOL, rounds: 3 },
]

const tell = (line: object) => console.log(JSON.stringify(line))

async function fastest(rounds: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/** TFLOP/s of a chain of products, which leaves the copies to and from the device small beside it. */
async function productPeak(on: ExecutionProviderName, size: number, chain: number): Promise<number> {
  const graph = new Graph()
  const a = graph.input('a', 'float32', [size, size])
  let product: Value = a
  for (let link = 0; link < chain; link++) product = matmul(product, a)
  const { bytes } = buildModel(graph, { sum: div(reduceSum(product), graph.scalar(size)) })
  const session = await openSession(bytes, { executionProvider: on, intraOpThreads: threads })
  const feed = { a: float32Tensor([size, size], new Float32Array(size * size).fill(1 / size)) }
  const ms = await fastest(4, () => session.run(feed))
  await session.release()
  return (2 * size ** 3 * chain) / ms / 1e9
}

async function trainingStep(on: ExecutionProviderName, config: TransformerConfig, rounds: number) {
  const step = await openTrialStep(config, TRIAL_TOKENS, { executionProvider: on, threads })
  const { parameters } = step
  const first = await step.run()
  const gradientsMs = await fastest(rounds, () => step.run())
  const adamw = createAdamW(parameters)
  const updateMs = await fastest(2, async () => adamw.apply(parameters, first.gradients, 0))
  await step.release()
  const teraFlops = (6 * countParameters(parameters) * TOKENS) / gradientsMs / 1e9
  return { loss: first.loss, gradients: first.gradients, gradientsMs, updateMs, teraFlops }
}

/** ‖a − b‖ / ‖b‖ over all tensors. */
function distance(a: Map<string, Float32Array>, b: Map<string, Float32Array>): number {
  let [difference, norm] = [0, 0]
  for (const [name, values] of b) {
    const other = a.get(name)!
    values.forEach((value, i) => {
      difference += (other[i]! - value) ** 2
      norm += value ** 2
    })
  }
  return Math.sqrt(difference / norm)
}

async function sampling(on: ExecutionProviderName, config: TransformerConfig) {
  const rng = createRng(5)
  const prompts = Array.from({ length: 64 }, () =>
    Array.from({ length: 10 + rng.integer(51) }, () => rng.integer(config.vocabSize - 3)),
  )
  const [padId, bosId, eosId] = [1, 2, 3].map((back) => config.vocabSize - back)
  const parameters = initParameters(transformerParameters(config), createRng(1))
  const sampler = createSampler({ modelConfig: config, parameters, executionProvider: on, threads })
  const settings = { temperature: 1, topP: 1, topK: 0, maxTokens: 64 }
  const ask = () => sampler.sample({ prompts, settings, rng: 7, padId: padId!, bosId, eosId: eosId! })
  const tokens = (await ask()).map(({ tokenIds }) => tokenIds)
  const ms = await fastest(2, ask)
  await sampler.release()
  return { tokens, tokensPerSecond: (tokens.flat().length * 1000) / ms }
}

const cpuPeak = await productPeak('cpu', 1024, 4)
const peak = await productPeak(provider, 4096, 16)
tell({ what: 'matrix products', provider, threads, teraFlops: peak, cpu: cpuPeak, ratio: peak / cpuPeak })

for (const { name, config, rounds } of MODELS) {
  const cpu = await trainingStep('cpu', config, Math.ceil(rounds / 3))
  const device = await trainingStep(provider, config, rounds)
  tell({
    what: `training step, ${name}`,
    gradientsMs: device.gradientsMs,
    cpuGradientsMs: cpu.gradientsMs,
    ratio: cpu.gradientsMs / device.gradientsMs,
    updateMs: device.updateMs,
    shareOfPeak: device.teraFlops / peak,
    lossDifference: Math.abs(device.loss / cpu.loss - 1),
    gradientDistance: distance(device.gradients, cpu.gradients),
  })
}

for (const { name, config } of MODELS) {
  const cpu = await sampling('cpu', config)
  const device = await sampling(provider, config)
  const same = device.tokens.filter((ids, i) => ids.join() === cpu.tokens[i]!.join()).length
  tell({
    what: `sampling 64 answers, ${name}`,
    tokensPerSecond: device.tokensPerSecond,
    cpu: cpu.tokensPerSecond,
    ratio: device.tokensPerSecond / cpu.tokensPerSecond,
    sameAnswers: same / device.tokens.length,
  })
}
