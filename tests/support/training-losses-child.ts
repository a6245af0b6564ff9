/**
 * Child process of tests/unit/webgpu.test.ts: trains a tiny transformer for a few steps on the provider named in the
 * arguments and sends losses and first gradients to its parent. A process of its own, because a driver can abort it.
 */
import { compileTrainingStep } from '../../ml/engine/training-step'
import { crossEntropySum } from '../../ml/losses/cross-entropy'
import { logits, tokenLogProbs, transformer, transformerParameters } from '../../ml/models/transformer'
import { createAdamW } from '../../ml/optim/adamw'
import { scaleGradients } from '../../ml/optim/gradients'
import { initParameters } from '../../ml/optim/parameters'
import { createRng } from '../../ml/tensor/rng'

const [executionProvider] = process.argv.slice(2) as ('cpu' | 'webgpu' | 'cuda')[]
const [B, T] = [2, 16]
const MODEL = {
  vocabSize: 64,
  contextLength: T,
  dModel: 32,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 48,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}

const int = { dtype: 'int32', shape: [B, T] } as const
const specs = transformerParameters(MODEL)
const step = await compileTrainingStep({
  parameters: specs,
  inputs: {
    tokens: int,
    positions: int,
    segments: int,
    targets: int,
    weights: { dtype: 'float32', shape: [B, T] },
  },
  executionProvider: executionProvider!,
  threads: 1,
  build: (_, weights, inputs) => ({
    loss: crossEntropySum(
      tokenLogProbs(logits(MODEL, weights, transformer(MODEL, weights, inputs)), inputs.targets),
      inputs.weights,
    ),
  }),
})
const rng = createRng(4)
const parameters = initParameters(specs, createRng(1))
const adamw = createAdamW(parameters)
const ints = (f: (i: number) => number) => Int32Array.from({ length: B * T }, (_, i) => f(i))
const feeds = {
  tokens: ints(() => rng.integer(64)),
  positions: ints((i) => i % T),
  segments: ints((i) => (i < 6 ? 1 : i > 28 ? 0 : 2)),
  targets: ints(() => rng.integer(64)),
  weights: Float32Array.from({ length: B * T }, (_, i) => Number(i <= 28)),
}
const losses: number[] = []
let firstGradients: number[] = []
for (let k = 0; k < 4; k++) {
  const { loss, gradients } = await step.run(parameters, feeds)
  losses.push(loss / 29)
  scaleGradients(gradients, 1 / 29)
  if (k === 0) firstGradients = [...gradients.values()].flatMap((gradient) => [...gradient])
  adamw.apply(parameters, gradients, 0.01)
}
process.send?.({ losses, firstGradients }, () => process.exit(0))
