/** A training step of a language model on random tokens: how fast a device trains, and whether it does so rightly. */
import { crossEntropySum } from '../losses/cross-entropy'
import {
  logits,
  type TransformerConfig,
  tokenLogProbs,
  transformer,
  transformerParameters,
} from '../models/transformer'
import { initParameters, type Parameters } from '../optim/parameters'
import { createRng } from '../tensor/rng'
import type { ExecutionProviderName } from './execution-providers'
import { compileTrainingStep, type TrainingStepResult } from './training-step'

/** The shape of the starter model. */
export const TRIAL_MODEL: TransformerConfig = {
  vocabSize: 4096,
  contextLength: 256,
  dModel: 256,
  nLayers: 4,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 688,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
/** 2,048 tokens, as a step of its training has. */
export const TRIAL_TOKENS = [16, 128] as const

export interface TrialStep {
  /** Random, the same for every device. */
  parameters: Parameters
  /** Loss summed over all tokens, and its gradients. The same tokens every time. */
  run(): Promise<TrainingStepResult<never>>
  release(): Promise<void>
}

export async function openTrialStep(
  config: TransformerConfig,
  [rows, rowLength]: readonly [rows: number, rowLength: number],
  device: { executionProvider: ExecutionProviderName; threads: number },
): Promise<TrialStep> {
  const specs = transformerParameters(config)
  const int = { dtype: 'int32', shape: [rows, rowLength] } as const
  const step = await compileTrainingStep({
    ...device,
    parameters: specs,
    inputs: {
      tokens: int,
      positions: int,
      segments: int,
      targets: int,
      weights: { ...int, dtype: 'float32' },
    },
    build: (_, weights, inputs) => ({
      loss: crossEntropySum(
        tokenLogProbs(logits(config, weights, transformer(config, weights, inputs)), inputs.targets),
        inputs.weights,
      ),
    }),
  })
  const parameters = initParameters(specs, createRng(1))
  const rng = createRng(2)
  const size = rows * rowLength
  const ints = (f: (i: number) => number) => Int32Array.from({ length: size }, (_, i) => f(i))
  const feeds = {
    tokens: ints(() => rng.integer(config.vocabSize)),
    targets: ints(() => rng.integer(config.vocabSize)),
    positions: ints((i) => i % rowLength),
    segments: ints(() => 1),
    weights: new Float32Array(size).fill(1),
  }
  return { parameters, run: () => step.run(parameters, feeds), release: () => step.release() }
}
