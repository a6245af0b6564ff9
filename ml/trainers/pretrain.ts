/**
 * Pre-training: next-token prediction on whole documents packed into rows, AdamW, warm-up and cosine decay, gradient
 * clipping, loss on held-out documents. Stopped or killed, it goes on from its last checkpoint bit for bit.
 * Left out: gradient accumulation (a batch fits), mixed precision, more than one machine, dropout.
 * B batch, T time.
 */

import type { Value } from '../autodiff/graph'
import { mul, neg, reduceSum } from '../autodiff/ops'
import { readTrainingCheckpoint, writeTrainingCheckpoint } from '../checkpoint/training-checkpoint'
import {
  createPacker,
  type DocumentSource,
  type PackedBatch,
  type PackerState,
} from '../data/document-packer'
import { resolveExecutionProvider } from '../engine/execution-providers'
import { compileForward } from '../engine/forward'
import { compileTrainingStep } from '../engine/training-step'
import {
  logits,
  type TransformerConfig,
  tokenLogProbs,
  transformer,
  transformerParameters,
  type WeightValues,
} from '../models/transformer'
import { createAdamW } from '../optim/adamw'
import { clipGlobalNorm, scaleGradients } from '../optim/gradients'
import { countParameters, initParameters, type Parameters } from '../optim/parameters'
import { learningRateAt } from '../optim/schedule'
import type { OnTaskEvent, RequestedExecutionProvider } from '../runner/contract'
import { createRng } from '../tensor/rng'
import type { PretrainConfig } from './pretrain-config'
import { yieldToEvents } from './yield-to-events'

export interface PretrainOptions {
  train: DocumentSource
  /** Documents no training ever sees. */
  validation: DocumentSource
  vocabSize: number
  padId: number
  config: PretrainConfig
  seed: number
  /** Weights to start from instead of random ones: an earlier stage's, of the same shape. */
  initial?: Parameters
  executionProvider: RequestedExecutionProvider
  threads: number
  /** Checkpoints go here; one found here is continued. */
  checkpointDir: string
  signal?: AbortSignal
  onEvent: OnTaskEvent
}

export interface PretrainResult {
  model: TransformerConfig
  parameters: Parameters
  step: number
  totalSteps: number
  /** Mean loss on held-out documents at the end, nats per token. */
  validationLoss: number
}

interface SavedState {
  packer: PackerState
  tokens: number
  config: PretrainConfig
}

const MODEL_GROUP = 'model'
const MOMENTS_GROUP = 'moments'

/** Trains until the schedule ends or `signal` aborts; both leave a checkpoint behind. */
export async function pretrain(options: PretrainOptions): Promise<PretrainResult> {
  const { config, onEvent } = options
  const model = modelConfig(options)
  const specs = transformerParameters(model)
  const totalSteps = Math.ceil(config.tokens / (config.batchSize * config.sequenceLength))
  const provider = await resolveExecutionProvider(options.executionProvider)

  const saved = await readTrainingCheckpoint(options.checkpointDir)
  const state = saved ? (saved.state as SavedState) : null
  if (state) requireSameConfig(state.config, config)
  const parameters: Parameters =
    saved?.tensors[MODEL_GROUP] ??
    options.initial ??
    initParameters(specs, createRng(options.seed).fork('weights'))
  const adamw = createAdamW(parameters, {
    beta1: config.beta1,
    beta2: config.beta2,
    eps: config.adamEps,
    weightDecay: config.weightDecay,
  })
  if (saved) adamw.restore(saved.step, saved.tensors[MOMENTS_GROUP])
  const packing = { batchSize: config.batchSize, length: config.sequenceLength, padId: options.padId }
  const packer = createPacker(options.train, { ...packing, start: state?.packer })

  const inputs = batchInputs(config)
  const build = (weights: WeightValues, values: Record<keyof typeof inputs, Value>) => {
    const hidden = transformer(model, weights, values)
    const logProbs = tokenLogProbs(logits(model, weights, hidden), values.targets)
    return neg(reduceSum(mul(logProbs, values.weights))) // Σ over the tokens that count
  }
  const running = { parameters: specs, inputs, executionProvider: provider.name, threads: options.threads }
  const trainingStep = await compileTrainingStep({
    ...running,
    build: (_graph, weights, values) => ({ loss: build(weights, values) }),
  })
  const evaluation = await compileForward({
    ...running,
    build: (_graph, weights, values) => ({ loss: build(weights, values) }),
  })
  const heldOut = takeBatches(options.validation, config.evalBatches, packing)
  const evaluate = async (): Promise<number> => {
    let loss = 0
    let count = 0
    for (const batch of heldOut) {
      loss += Number((await evaluation.run(parameters, feedsOf(batch))).loss.data[0])
      count += batch.targetCount
    }
    return loss / count
  }

  onEvent({
    type: 'started',
    executionProvider: provider.name,
    providerReason: provider.reason,
    threads: options.threads,
    parameters: countParameters(parameters),
    totalSteps,
    resolvedConfig: { ...config },
    resumedAtStep: adamw.step,
  })
  let tokens = state?.tokens ?? 0
  const checkpoint = async () => {
    await writeTrainingCheckpoint(options.checkpointDir, {
      step: adamw.step,
      tensors: { [MODEL_GROUP]: parameters, [MOMENTS_GROUP]: adamw.moments() },
      state: { packer: packer.state(), tokens, config } satisfies SavedState,
    })
    onEvent({ type: 'checkpoint', step: adamw.step })
  }

  const span = { loss: 0, tokens: 0, gradNorm: 0, steps: 0, startedAt: performance.now() }
  const startedAt = performance.now()
  const firstStep = adamw.step
  let lastCheckpointAt = startedAt
  try {
    while (adamw.step < totalSteps && !options.signal?.aborted) {
      const batch = packer.next()
      const { loss, gradients } = await trainingStep.run(parameters, feedsOf(batch))
      scaleGradients(gradients, 1 / batch.targetCount)
      const gradNorm = clipGlobalNorm(gradients, config.maxGradNorm)
      const lr = learningRateAt(adamw.step, {
        peak: config.learningRate,
        warmupSteps: config.warmupSteps,
        totalSteps,
        shape: 'cosine',
        floor: config.learningRateFloor,
      })
      adamw.apply(parameters, gradients, lr)
      tokens += batch.targetCount
      span.loss += loss
      span.tokens += batch.targetCount
      span.gradNorm += gradNorm
      span.steps++

      const step = adamw.step
      if (step % config.logEverySteps === 0 || step === totalSteps) {
        const now = performance.now()
        onEvent({
          type: 'metrics',
          step,
          values: {
            'train/loss': span.loss / span.tokens,
            grad_norm: span.gradNorm / span.steps,
            lr,
            'perf/tokens_per_s': (span.tokens / (now - span.startedAt)) * 1000,
          },
        })
        onEvent({
          type: 'progress',
          step,
          totalSteps,
          etaMs: ((now - startedAt) / (step - firstStep)) * (totalSteps - step),
        })
        Object.assign(span, { loss: 0, tokens: 0, gradNorm: 0, steps: 0, startedAt: now })
      }
      if (step % config.evalEverySteps === 0 && step < totalSteps) {
        const loss = await evaluate()
        onEvent({ type: 'metrics', step, values: { 'eval/loss': loss, 'eval/perplexity': Math.exp(loss) } })
        span.startedAt = performance.now()
      }
      if (performance.now() - lastCheckpointAt >= config.checkpointEveryMs) {
        await checkpoint()
        lastCheckpointAt = performance.now()
      }
      await yieldToEvents()
    }
    await checkpoint()
    const validationLoss = await evaluate()
    onEvent({
      type: 'metrics',
      step: adamw.step,
      values: { 'eval/loss': validationLoss, 'eval/perplexity': Math.exp(validationLoss) },
    })
    return { model, parameters, step: adamw.step, totalSteps, validationLoss }
  } finally {
    await trainingStep.release()
    await evaluation.release()
  }
}

function modelConfig({ config, vocabSize }: PretrainOptions): TransformerConfig {
  return {
    vocabSize,
    contextLength: config.contextLength,
    dModel: config.dModel,
    nLayers: config.nLayers,
    nHeads: config.nHeads,
    nKvHeads: config.nKvHeads,
    dFf: config.dFf,
    ropeTheta: config.ropeTheta,
    rmsNormEps: config.rmsNormEps,
    tieEmbeddings: true,
  }
}

function batchInputs({ batchSize, sequenceLength }: PretrainConfig) {
  const shape = [batchSize, sequenceLength]
  return {
    tokens: { dtype: 'int32', shape },
    positions: { dtype: 'int32', shape },
    segments: { dtype: 'int32', shape },
    targets: { dtype: 'int32', shape },
    weights: { dtype: 'float32', shape },
  } as const
}

const feedsOf = ({ tokens, positions, segments, targets, weights }: PackedBatch) => ({
  tokens,
  positions,
  segments,
  targets,
  weights,
})

function takeBatches(
  source: DocumentSource,
  count: number,
  packing: { batchSize: number; length: number; padId: number },
): PackedBatch[] {
  const packer = createPacker(source, packing)
  return Array.from({ length: count }, () => packer.next())
}

/** What may change between a run and its continuation: how often to report and save, never what is computed. */
const FREE_TO_CHANGE = new Set(['evalEverySteps', 'evalBatches', 'logEverySteps', 'checkpointEveryMs'])

function requireSameConfig(saved: PretrainConfig, wanted: PretrainConfig): void {
  const different = (Object.keys(wanted) as (keyof PretrainConfig)[]).filter(
    (key) => !FREE_TO_CHANGE.has(key) && saved[key] !== wanted[key],
  )
  if (different.length > 0)
    throw new Error(
      `the checkpoint was made with other settings: ${different
        .map((key) => `${key} ${saved[key]}, now ${wanted[key]}`)
        .join('; ')}`,
    )
}
