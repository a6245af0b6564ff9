/**
 * Pre-training: next-token prediction on a mix of texts, from nothing or going on from a model's weights.
 *
 * Whole documents are packed into rows, none of which sees another; every token weighs the same. Left out: gradient
 * accumulation (a batch is one graph run), mixed precision, more than one machine, a schedule of mixes (stages are runs).
 */
import { join } from 'node:path'
import {
  createPacker,
  type DocumentSource,
  type PackedBatch,
  type PackerState,
} from '../data/document-packer'
import { resolveExecutionProvider } from '../engine/execution-providers'
import type { MetricValues } from '../metrics'
import { readModelFolder, writeModelFolder } from '../models/model-folder'
import { NO_TRAINING, readTrainingRecord, withStage } from '../models/training-record'
import { type TransformerConfig, transformerParameters } from '../models/transformer'
import { countParameters, initParameters, type Parameters } from '../optim/parameters'
import { learningRateAt, scheduleOf } from '../optim/schedule'
import type { PretrainTask, TaskEnd } from '../runner/contract'
import { createRng } from '../tensor/rng'
import { ConfigError } from './config-field'
import { fingerprintOf } from './fingerprint'
import { loraOf } from './lora-config'
import { openTokenizerOf } from './open-tokenizer-of'
import { copyWeights, createGoodVersionKeeper, createOptimiser } from './optimiser'
import type { PackedChunk } from './packed-rows'
import { createLogProbForward, createSupervisedStep } from './policy-graphs'
import { type PretrainConfig, resolvePretrainConfig, SHAPE_SETTINGS } from './pretrain-config'
import { type GenerateText, mixFingerprint, openPretrainingText } from './pretraining-text'
import { createTrainee } from './trainee'
import type { TrainerOptions } from './trainer-options'
import { describeStop, readOwnCheckpoint, runTrainingLoop } from './training-loop'

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
  const { onEvent } = options
  const config = resolvePretrainConfig(task.config)
  const provider = await resolveExecutionProvider(task.executionProvider)
  const origin = await readModelFolder(task.modelDir)
  if (origin.kind !== 'policy') throw new Error(`${task.modelDir} is a ${origin.kind} model, not a policy`)
  const tokenizer = await openTokenizerOf(task.modelDir, origin.config)
  const shape = shapeOf(task, config, origin.config)
  const { batchSize, sequenceLength: rowLength } = config
  const text = openPretrainingText(task, tokenizer, { rowLength, tokens: config.tokens, generate })
  const totalSteps = Math.ceil(config.tokens / (batchSize * rowLength))

  const lora = loraOf(config)
  const graphSettings = {
    config: shape,
    rowLength,
    executionProvider: provider.name,
    threads: task.threads,
    lora,
  }
  const supervised = createSupervisedStep(graphSettings)
  const forward = createLogProbForward(graphSettings, { temperature: 1 })

  const rng = createRng(task.seed)
  const base =
    task.startsFrom === 'weights'
      ? origin.parameters
      : initParameters(transformerParameters(shape), rng.fork('weights'))
  const trainee = createTrainee(base, lora, rng)
  const { weights: parameters, trained } = trainee
  const optimiser = createOptimiser(trained, config)
  const good = createGoodVersionKeeper()
  const schedule = scheduleOf(config, totalSteps)

  const fingerprint = fingerprintOf({
    kind: task.kind,
    config,
    seed: task.seed,
    model: origin.sha256,
    startsFrom: task.startsFrom,
    mix: mixFingerprint(task.mix),
  })
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  const saved = checkpoint?.state as SavedState | undefined
  if (checkpoint) {
    copyWeights(checkpoint.tensors.policy, trained)
    optimiser.restore(checkpoint.step, checkpoint.tensors['policy-moments'])
  }
  const packing = { batchSize, length: rowLength, padId: tokenizer.padId }
  const packer = createPacker(text.train, { ...packing, start: saved?.packer })
  const read = saved?.read ?? task.mix.map(() => 0)
  const heldOut = text.validation ? takeBatches(text.validation, config.evalBatches, packing) : []

  /** Mean loss per token over the held-out batches. */
  const evaluate = async (): Promise<MetricValues> => {
    if (heldOut.length === 0) return {}
    let loss = 0
    let count = 0
    for (const batch of heldOut) {
      const { logProbs } = await forward.run(parameters, { chunks: [chunkOf(batch, batchSize)] })
      for (let i = 0; i < batch.weights.length; i++) loss -= batch.weights[i] * logProbs[0][i]
      count += batch.targetCount
    }
    return { 'eval/loss': loss / count, 'eval/perplexity': Math.exp(loss / count) }
  }

  let latest: MetricValues = {}
  const step = async (index: number): Promise<undefined> => {
    const startedAt = performance.now()
    if (index === 0) {
      latest = await evaluate()
      onEvent({ type: 'metrics', step: 0, values: latest })
    }
    const batch = packer.next()
    const chunk = chunkOf(batch, batchSize)
    const { loss, gradients } = await supervised.run(
      parameters,
      chunk,
      { weights: batch.weights },
      rng.fork(`dropout/${index}`),
    )
    optimiser.add(gradients, batch.targetCount)
    good.keep(trained, index)
    const lr = learningRateAt(index, schedule)
    const gradNorm = optimiser.update(lr)
    for (const document of batch.documents) read[text.train.sourceOf(document.index)] += document.targets
    const seconds = (performance.now() - startedAt) / 1000

    const made = index + 1
    const values: MetricValues = {
      lr,
      grad_norm: gradNorm,
      'train/loss': loss / batch.targetCount,
      'train/tokens': read.reduce((sum, tokens) => sum + tokens, 0),
      'perf/tokens': batch.targetCount,
      'perf/tokens_per_s': batch.targetCount / seconds,
    }
    if (made % config.evalEverySteps === 0 || made === totalSteps) Object.assign(values, await evaluate())
    latest = { ...latest, ...values }
    onEvent({ type: 'metrics', step: made, values })
    return undefined
  }

  const record = () =>
    withStage(
      task.startsFrom === 'weights' ? readTrainingRecord(task.modelDir) : NO_TRAINING,
      {
        stage: task.stage,
        seed: task.seed,
        steps: optimiser.updates,
        batchTokens: batchSize * rowLength,
        peakLearningRate: config.learningRate,
        ...(task.commit && { commit: task.commit }),
      },
      task.mix.map(({ name, licence }, source) => ({ title: name, licence, tokens: read[source] })),
    )

  const write = (state: Parameters) =>
    writeModelFolder(
      task.outDir,
      { kind: 'policy', config: shape, parameters: trainee.merged(state) },
      {
        precision: 'float32',
        besides: [join(task.modelDir, 'tokenizer.json')],
        metadata: { stage: 'pretrain' },
        adapter: trainee.adapter(state, origin.sha256),
        training: record(),
      },
    )

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider: provider.name,
        providerReason: provider.reason,
        threads: task.threads,
        parameters: countParameters(base),
        totalSteps,
        resolvedConfig: { ...config, ...(task.startsFrom === 'weights' && shapeSettingsOf(shape)) },
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: [...text.notices, ...trainee.notices],
      checkpointDir: task.checkpointDir,
      checkpointEverySteps: config.checkpointEverySteps,
      step,
      save: () => ({
        tensors: { policy: trained, 'policy-moments': optimiser.moments() },
        state: { fingerprint, packer: packer.state(), read } satisfies SavedState & { fingerprint: string },
      }),
    })
    if (end.reason !== 'completed') return describeStop(end, good.version, write, latest)
    const { sha256, parameters: count } = await write(trained)
    return {
      type: 'finished',
      step: totalSteps,
      metrics: latest,
      weightsSha256: sha256,
      parameters: count,
    }
  } finally {
    await supervised.release()
    await forward.release()
  }
}

/** The shape of the model to be made. @throws ConfigError when the settings cannot be a model, or give one that goes on another shape */
function shapeOf(
  task: Pick<PretrainTask, 'startsFrom' | 'config'>,
  config: PretrainConfig,
  origin: TransformerConfig,
): TransformerConfig {
  const isNew = task.startsFrom === 'nothing'
  const shaped = SHAPE_SETTINGS.filter((key) => key in task.config)
  if (!isNew && shaped.length > 0)
    throw new ConfigError(
      `A model that goes on from weights keeps its shape: leave out ${shaped.join(', ')}, or start from nothing.`,
    )
  if (isNew && config.loraRank > 0)
    throw new ConfigError('Adapters need weights to stand beside: go on from a model, or set loraRank to 0.')
  const shape = isNew ? newShape(config, origin.vocabSize) : origin
  if (config.sequenceLength > shape.contextLength)
    throw new ConfigError(
      `Rows of ${config.sequenceLength} tokens do not fit a context of ${shape.contextLength}: shorten sequenceLength${isNew ? ', or lengthen contextLength' : ''}.`,
    )
  if (shape.dModel % shape.nHeads !== 0 || (shape.dModel / shape.nHeads) % 2 !== 0)
    throw new ConfigError(
      `dModel must be nHeads times an even number, got ${shape.dModel} for ${shape.nHeads} heads.`,
    )
  if (shape.nHeads % shape.nKvHeads !== 0)
    throw new ConfigError(`nHeads must be a multiple of nKvHeads, got ${shape.nHeads} and ${shape.nKvHeads}.`)
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
