/**
 * The weights and batches that we and PyTorch are given: generated from seeds, so that only PyTorch's answers are
 * stored. `npx tsx tests/reference/store.ts` makes those answers again.
 */
import { type Lora, loraParameters } from '@/ml/models/lora'
import { type TransformerConfig, transformerParameters } from '@/ml/models/transformer'
import { initParameters, type Parameters } from '@/ml/optim/parameters'
import { learningRateAt } from '@/ml/optim/schedule'
import { createRng, type Rng } from '@/ml/tensor/rng'

export interface ReferenceBatch {
  tokens: number[][]
  targets: number[][]
  positions: number[][]
  segments: number[][]
  weights: number[][]
}

export interface ReferenceCase {
  name: string
  config: TransformerConfig
  /** float32 values, exact in float64. */
  parameters: Parameters
  batches: ReferenceBatch[]
  huggingFace?: boolean
  /** The adapters alone are trained. */
  lora?: Lora
  optimiser?: {
    beta1: number
    beta2: number
    eps: number
    weightDecay: number
    maxNorm: number
    learningRates: number[]
  }
}

export const SMALL: TransformerConfig = {
  vocabSize: 23,
  contextLength: 32,
  dModel: 16,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 24,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}

/** Weights large enough that nothing is nearly linear; norms away from 1. */
export function weightsOf(config: TransformerConfig, rng: Rng, lora?: Lora): Parameters {
  const specs = transformerParameters(config)
  const parameters = initParameters([...specs, ...(lora ? loraParameters(specs, lora) : [])], rng)
  for (const [name, { shape, data }] of parameters) {
    const own = rng.fork(`spread/${name}`)
    for (let i = 0; i < data.length; i++)
      data[i] = shape.length > 1 ? own.normal() * 0.25 : 1 + 0.3 * own.normal()
  }
  return parameters
}

/**
 * Rows of sequences: `lengths` of one row after the other, each with positions from 0 and a segment of its own; what is
 * left is padding (token 0, segment 0). Loss falls on the second half of every sequence with weights of their own.
 */
function batchOf(
  rows: readonly (readonly number[])[],
  T: number,
  vocabSize: number,
  rng: Rng,
): ReferenceBatch {
  const table = (fill: () => number) => rows.map(() => Array.from({ length: T }, fill))
  const batch: ReferenceBatch = {
    tokens: table(() => 0),
    targets: table(() => 0),
    positions: table(() => 0),
    segments: table(() => 0),
    weights: table(() => 0),
  }
  rows.forEach((lengths, row) => {
    let start = 0
    lengths.forEach((length, segment) => {
      const tokens = Array.from({ length: length + 1 }, () => 1 + rng.integer(vocabSize - 1))
      for (let t = 0; t < length; t++) {
        batch.tokens[row]![start + t] = tokens[t]!
        batch.targets[row]![start + t] = tokens[t + 1]!
        batch.positions[row]![start + t] = t
        batch.segments[row]![start + t] = segment + 1
        batch.weights[row]![start + t] = t >= length / 2 ? 0.5 + (t % 3) / 4 : 0
      }
      start += length
    })
  })
  return batch
}

const gradientCase = (
  name: string,
  config: TransformerConfig,
  rows: number[][],
  { huggingFace = false, lora }: Pick<ReferenceCase, 'huggingFace' | 'lora'> = {},
): ReferenceCase => {
  const rng = createRng(11).fork(name)
  return {
    name,
    config,
    parameters: weightsOf(config, rng.fork('weights'), lora),
    batches: [batchOf(rows, 12, config.vocabSize, rng.fork('batch'))],
    huggingFace,
    lora,
  }
}

const STEPS = 50

function trainingCase(): ReferenceCase {
  const rng = createRng(12)
  const config = { ...SMALL, tieEmbeddings: false }
  return {
    name: 'fifty steps',
    config,
    parameters: weightsOf(config, rng.fork('weights')),
    batches: Array.from({ length: 5 }, (_, n) =>
      batchOf([[12], [5, 7], [9]], 12, config.vocabSize, rng.fork(`batch/${n}`)),
    ),
    optimiser: {
      beta1: 0.9,
      beta2: 0.95,
      eps: 1e-8,
      weightDecay: 0.1,
      maxNorm: 1,
      learningRates: Array.from({ length: STEPS }, (_, step) =>
        learningRateAt(step, {
          peak: 5e-3,
          warmupSteps: 10,
          totalSteps: STEPS,
          shape: 'cosine',
          floor: 0.1,
        }),
      ),
    },
  }
}

export const GRADIENT_CASES: ReferenceCase[] = [
  gradientCase('grouped-query attention, tied', SMALL, [[12], [12]], { huggingFace: true }),
  gradientCase('ordinary attention, untied', { ...SMALL, nKvHeads: 4, tieEmbeddings: false }, [[12], [12]], {
    huggingFace: true,
  }),
  gradientCase('one key head, padded', { ...SMALL, nKvHeads: 1, nLayers: 1 }, [[7], [4], [12]]),
  gradientCase('packed', { ...SMALL, ropeTheta: 500, rmsNormEps: 1e-6 }, [
    [5, 4, 3],
    [6, 2],
  ]),
  gradientCase('adapters on every matrix, padded', { ...SMALL, tieEmbeddings: false }, [[7], [12]], {
    lora: { rank: 3, alpha: 5, targets: ['q', 'k', 'v', 'o', 'gate', 'up', 'down'], dropout: 0 },
  }),
  gradientCase('adapters on queries and values, tied, packed', SMALL, [[5, 7]], {
    lora: { rank: 2, alpha: 16, targets: ['q', 'v'], dropout: 0 },
  }),
]

export const TRAINING_CASE = trainingCase()

/** Whose gradients are compared, in their order. */
export const trainedNames = ({ parameters, lora }: ReferenceCase): string[] =>
  [...parameters.keys()].filter((name) => !lora || name.includes('.lora_'))

/** As peers.py reads them. */
export const asInput = (one: ReferenceCase) => {
  const { parameters, lora, config, ...rest } = one
  return {
    ...rest,
    config: { ...config, ...(lora ? { loraScale: lora.alpha / lora.rank } : {}) },
    trained: trainedNames(one),
    parameters: [...parameters].map(([name, { shape, data }]) => ({
      name,
      shape,
      data: Buffer.from(Float64Array.from(data).buffer).toString('base64'),
    })),
  }
}
