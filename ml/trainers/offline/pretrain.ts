/**
 * Pre-training: next-token prediction on a mix of texts, from nothing or going on from a model's weights.
 *
 * Whole documents are packed into rows, none of which sees another; every token weighs the same. Left out: gradient
 * accumulation (a batch is one graph run), mixed precision, more than one machine, a schedule of mixes (stages are runs).
 */

import type { PretrainTask, TaskEnd } from '../../contract'
import {
  createPacker,
  type DocumentSource,
  type PackedBatch,
  type PackerState,
} from '../../data/document-packer'
import { message } from '../../messages/catalogue'
import type { MetricValues } from '../../metrics'
import { NO_TRAINING, readTrainingRecord, type TrainingRecord, withStage } from '../../models/training-record'
import { type TransformerConfig, transformerParameters } from '../../models/transformer'
import { initParameters } from '../../optim/parameters'
import { ConfigError } from '../configs/config-field'
import { type PretrainConfig, resolvePretrainConfig, SHAPE_SETTINGS } from '../configs/pretrain-config'
import type { PackedChunk } from '../data/packed-rows'
import { createLogProbForward, createSupervisedStep } from '../graphs/policy-graphs'
import { createTrainableWeights } from '../trainable-weights'
import type { TrainerOptions } from '../trainer-options'
import { openOfflineRun, trainOffline } from './offline'
import { type GenerateText, mixFingerprint, openPretrainingText } from './pretraining-text'

/** What a checkpoint knows beside weights and moments. */
interface SavedState {
  packer: PackerState
  /** Targets trained on so far, by source. */
  read: number[]
}

/** @param generate writes the text of the sources that are no files */
export async function pretrain(
  task: PretrainTask,
  options: TrainerOptions,
  generate: GenerateText,
): Promise<TaskEnd> {
  const config = resolvePretrainConfig(task.config)
  const run = await openOfflineRun(task, config)
  const { origin, tokenizer, rng } = run
  const isNew = task.startsFrom === 'nothing'
  const shape = shapeOf(task, config, origin.config)
  const { batchSize, sequenceLength: rowLength } = config
  const text = openPretrainingText(task, tokenizer, { rowLength, tokens: config.tokens, generate })

  const graph = { ...run.graph, config: shape, rowLength }
  const supervised = createSupervisedStep(graph)
  const forward = createLogProbForward(graph, { temperature: 1 })
  const base = isNew ? initParameters(transformerParameters(shape), rng.fork('weights')) : origin.parameters
  const trainable = createTrainableWeights(base, graph.lora, rng)
  const { weights } = trainable
  const packing = { batchSize, length: rowLength, padId: tokenizer.padId }
  let packer = createPacker(text.train, packing)
  let read = task.mix.map(() => 0)
  const heldOut = text.validation ? takeBatches(text.validation, config.evalBatches, packing) : []

  return trainOffline(run, options, {
    trainable,
    base,
    totalSteps: Math.ceil(config.tokens / (batchSize * rowLength)),
    notices: text.notices,
    decisive: { startsFrom: task.startsFrom, mix: mixFingerprint(task.mix) },
    resolvedConfig: { ...config, ...(isNew ? {} : shapeSettingsOf(shape)) },
    checkpointName: 'policy',
    stage: 'pretrain',
    graphs: [supervised, forward],
    state: {
      save: () => ({ packer: packer.state(), read }) satisfies SavedState,
      restore(state) {
        const saved = state as unknown as SavedState
        packer = createPacker(text.train, { ...packing, start: saved.packer })
        read = saved.read
      },
    },

    async addGradients(step, optimiser) {
      const batch = packer.next()
      const chunk = chunkOf(batch, batchSize)
      const dropout = rng.fork(`dropout/${step}`)
      const { loss, gradients } = await supervised.run(weights, chunk, { weights: batch.weights }, dropout)
      optimiser.add(gradients, batch.targetCount)
      for (const document of batch.documents) read[text.train.sourceOf(document.index)]! += document.targets
      return () => ({
        values: {
          'train/loss': loss / batch.targetCount,
          'train/tokens': read.reduce((sum, tokens) => sum + tokens, 0),
        },
        tokens: batch.targetCount,
      })
    },

    /** Mean loss per token over the held-out batches. */
    async evaluate(): Promise<MetricValues> {
      if (heldOut.length === 0) return {}
      let loss = 0
      let count = 0
      for (const batch of heldOut) {
        const { logProbs } = await forward.run(weights, { chunks: [chunkOf(batch, batchSize)] })
        for (let i = 0; i < batch.weights.length; i++) loss -= batch.weights[i]! * logProbs[0]![i]!
        count += batch.targetCount
      }
      return { 'eval/loss': loss / count, 'eval/perplexity': Math.exp(loss / count) }
    },

    finished: (trained) => ({ kind: 'language-model', config: shape, parameters: trainable.merged(trained) }),
    trainingRecord: (stepsMade) => recordOf(task, config, { steps: stepsMade, read }),
  })
}

/** The record of the model it started from, and this stage. */
const recordOf = (
  task: PretrainTask,
  { batchSize, sequenceLength, learningRate }: PretrainConfig,
  { steps, read }: { steps: number; read: readonly number[] },
): TrainingRecord =>
  withStage(
    task.startsFrom === 'weights' ? readTrainingRecord(task.modelDir) : NO_TRAINING,
    {
      stage: task.stage,
      seed: task.seed,
      steps,
      batchTokens: batchSize * sequenceLength,
      peakLearningRate: learningRate,
      ...(task.commit && { commit: task.commit }),
    },
    task.mix.map(({ name, licence }, source) => ({ title: name, licence, tokens: read[source]! })),
  )

/** The shape of the model to be made. @throws ConfigError when the settings cannot be a model, or give one that goes on another shape */
function shapeOf(
  task: Pick<PretrainTask, 'startsFrom' | 'config'>,
  config: PretrainConfig,
  origin: TransformerConfig,
): TransformerConfig {
  const isNew = task.startsFrom === 'nothing'
  const shaped = SHAPE_SETTINGS.filter((key) => key in task.config)
  if (!isNew && shaped.length > 0)
    throw new ConfigError(message('shape-kept', { settings: shaped.join(', ') }))
  if (isNew && config.loraRank > 0) throw new ConfigError(message('adapters-need-weights'))
  const shape = isNew ? newShape(config, origin.vocabSize) : origin
  if (config.sequenceLength > shape.contextLength)
    throw new ConfigError(
      message(isNew ? 'rows-exceed-new-context' : 'rows-exceed-context', {
        sequenceLength: config.sequenceLength,
        contextLength: shape.contextLength,
      }),
    )
  if (shape.dModel % shape.nHeads !== 0 || (shape.dModel / shape.nHeads) % 2 !== 0)
    throw new ConfigError(
      message('width-not-multiple-of-heads', { dModel: shape.dModel, nHeads: shape.nHeads }),
    )
  if (shape.nHeads % shape.nKvHeads !== 0)
    throw new ConfigError(
      message('heads-not-multiple-of-kv-heads', { nHeads: shape.nHeads, nKvHeads: shape.nKvHeads }),
    )
  return shape
}

const newShape = (config: PretrainConfig, vocabSize: number): TransformerConfig => ({
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
})

/** The settings as they came to be, for the record of the run. */
const shapeSettingsOf = (shape: TransformerConfig) =>
  Object.fromEntries(SHAPE_SETTINGS.map((key) => [key, shape[key as keyof TransformerConfig]]))

/** A batch as the policy's graphs take it. */
const chunkOf = ({ tokens, targets, positions, segments }: PackedBatch, rows: number): PackedChunk => ({
  rows,
  tokens,
  targets,
  positions,
  segments,
})

function takeBatches(
  source: DocumentSource,
  count: number,
  packing: { batchSize: number; length: number; padId: number },
): PackedBatch[] {
  const packer = createPacker(source, packing)
  return Array.from({ length: count }, () => packer.next())
}
