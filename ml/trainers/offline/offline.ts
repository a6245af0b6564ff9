/**
 * The frame of every trainer that learns from given data: pre-training, fine-tuning, reward training, DPO. It opens the
 * device, the model and the checkpoint, makes the updates, reports them and writes the finished folder. A trainer brings
 * its data, the gradients of a step and its evaluation.
 *
 * A step: the trainer adds gradients; the weights that gave finite numbers are kept; the learning rate of the step; one
 * clipped AdamW update; metrics, with an evaluation every `evalEverySteps` and at the end.
 */
import { join } from 'node:path'
import type { DpoTask, PretrainTask, RewardTask, SftTask, TaskEnd } from '../../contract'
import { resolveExecutionProvider } from '../../engine/execution-providers'
import type { Message } from '../../messages/message'
import type { MetricValues } from '../../metrics'
import { type WritableModel, type WrittenModel, writeModelFolder } from '../../models/model-folder'
import type { TrainingRecord } from '../../models/training-record'
import { countParameters, type Parameters } from '../../optim/parameters'
import { learningRateAt, type ScheduleSettings, scheduleOf } from '../../optim/schedule'
import { createRng, type Rng } from '../../tensor/rng'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import { type LoraConfig, loraOf } from '../configs/lora-config'
import { fingerprintOf } from '../fingerprint'
import type { GraphSettings } from '../graphs/compiled-graphs'
import { openLanguageModel, type StoredModel } from '../open-language-model'
import {
  copyWeights,
  createGoodVersionKeeper,
  createOptimiser,
  type Optimiser,
  type OptimiserSettings,
} from '../optimiser'
import type { TrainableWeights } from '../trainable-weights'
import type { TrainerOptions } from '../trainer-options'
import { describeStop, readOwnCheckpoint, runTrainingLoop, type TrainingLoop } from '../training-loop'

type OfflineTask = PretrainTask | SftTask | RewardTask | DpoTask

/** What the frame reads of a trainer's settings. */
export interface OfflineConfig extends OptimiserSettings, ScheduleSettings, LoraConfig {
  evalEverySteps: number
  checkpointEverySteps: number
}

/** What is open before a trainer reads its data. */
export interface OfflineRun {
  task: OfflineTask
  config: OfflineConfig
  /** The model that `modelDir` holds. */
  origin: StoredModel
  tokenizer: Tokenizer
  /** The run's, from its seed; fork it. */
  rng: Rng
  providerReason: Message
  /** Graphs of the model, with adapters where the settings ask for them, but for their row length. */
  graph: Omit<GraphSettings, 'rowLength'>
}

/** @throws when the execution provider is unavailable, or the folder holds no language model */
export async function openOfflineRun(task: OfflineTask, config: OfflineConfig): Promise<OfflineRun> {
  const provider = await resolveExecutionProvider(task.executionProvider)
  const { model, tokenizer } = await openLanguageModel(task.modelDir)
  return {
    task,
    config,
    origin: model,
    tokenizer,
    rng: createRng(task.seed),
    providerReason: provider.reason,
    graph: {
      config: model.config,
      executionProvider: provider.name,
      threads: task.threads,
      lora: loraOf(config),
    },
  }
}

/** What a trainer reports of a step beside its gradients. */
export interface StepReport {
  /** Passes over the data so far, a fraction within one. */
  epoch?: number
  values: MetricValues
  /** Tokens read in the step. */
  tokens: number
}

export interface OfflineRecipe {
  trainable: TrainableWeights
  /** The model's weights at the start, counted for the `started` event. */
  base: Parameters
  totalSteps: number
  /** Lines for people about the data. */
  notices: readonly Message[]
  /** What decides the bits of the run beside kind, settings, seed and model. */
  decisive: Readonly<Record<string, unknown>>
  /** Settings for the record of the run, where they are not those of the task. */
  resolvedConfig?: Record<string, unknown>
  /** What the trained weights are called in a checkpoint. */
  checkpointName: 'policy' | 'reward'
  /** Adds the gradients of update `step` (from 0) to the optimiser; the report is asked for after the update. */
  addGradients(step: number, optimiser: Optimiser): Promise<() => StepReport>
  /** On held-out data; empty where there is none. */
  evaluate(): Promise<MetricValues>
  /** Once, before the first step made here. */
  prepare?(): Promise<void>
  /** Answers of the model to watched prompts, before the first step, every so many steps and after the last. */
  watch?: { everySteps: number; emit(step: number): Promise<void> }
  /** The model to be written with the trained weights given, after so many updates. */
  finished(trained: Parameters, stepsMade: number): WritableModel | Promise<WritableModel>
  /** What the weights file calls this stage of training. */
  stage: string
  /** Of a base model: what it has read after so many updates. */
  trainingRecord?(stepsMade: number): TrainingRecord
  /** What a checkpoint holds beside weights and moments. */
  state?: { save(): Record<string, unknown>; restore(state: Record<string, unknown>): void }
  /** Graphs to be released at the end. */
  graphs: readonly { release(): Promise<void> }[]
}

/** Trains by the recipe. A checkpoint of the same run is continued, to the same bits as without interruption. */
export async function trainOffline(
  run: OfflineRun,
  options: TrainerOptions,
  recipe: OfflineRecipe,
): Promise<TaskEnd> {
  const { task, config, origin } = run
  const { trainable, totalSteps, checkpointName } = recipe
  const { trained } = trainable
  const optimiser = createOptimiser(trained, config)
  const good = createGoodVersionKeeper()
  const fingerprint = fingerprintOf({
    kind: task.kind,
    config,
    seed: task.seed,
    model: origin.sha256,
    ...recipe.decisive,
  })
  const moments = `${checkpointName}-moments`
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  if (checkpoint) {
    copyWeights(checkpoint.tensors[checkpointName]!, trained)
    optimiser.restore(checkpoint.step, checkpoint.tensors[moments]!)
    recipe.state?.restore(checkpoint.state as Record<string, unknown>)
  }
  const steps = createSteps(run, recipe, options, { optimiser, keepGood: (step) => good.keep(trained, step) })
  const write = (weights: Parameters, stepsMade: number) => writeFinished(run, recipe, weights, stepsMade)
  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider: run.graph.executionProvider,
        providerReason: run.providerReason,
        threads: task.threads,
        parameters: countParameters(recipe.base),
        totalSteps,
        resolvedConfig: recipe.resolvedConfig ?? { ...config },
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: [...recipe.notices, ...trainable.notices],
      checkpointDir: task.checkpointDir,
      checkpointEverySteps: config.checkpointEverySteps,
      step: steps.make,
      save: () => ({
        tensors: { [checkpointName]: trained, [moments]: optimiser.moments() },
        state: { fingerprint, ...recipe.state?.save() },
      }),
    })
    if (end.reason !== 'completed')
      return describeStop(end, good.version, (weights) => write(weights, end.step), steps.latest())
    const { sha256, parameters } = await write(trained, totalSteps)
    return {
      type: 'finished',
      step: totalSteps,
      metrics: steps.latest(),
      weightsSha256: sha256,
      parameters,
    }
  } finally {
    for (const graph of new Set(recipe.graphs)) await graph.release()
  }
}

/** The steps of a run, and the latest value of every metric. */
function createSteps(
  { config }: OfflineRun,
  recipe: OfflineRecipe,
  { onEvent }: TrainerOptions,
  { optimiser, keepGood }: { optimiser: Optimiser; keepGood(step: number): void },
): { make: TrainingLoop['step']; latest(): MetricValues } {
  const { totalSteps, watch } = recipe
  const schedule = scheduleOf(config, totalSteps)
  let isPrepared = false
  let latest: MetricValues = {}

  async function begin(step: number): Promise<void> {
    if (!isPrepared) await recipe.prepare?.()
    isPrepared = true
    if (step > 0) return
    await watch?.emit(0)
    latest = await recipe.evaluate()
    onEvent({ type: 'metrics', step: 0, values: latest })
  }

  return {
    latest: () => latest,
    async make(step) {
      await begin(step)
      const startedAt = performance.now()
      const report = await recipe.addGradients(step, optimiser)
      keepGood(step)
      const lr = learningRateAt(step, schedule)
      const gradNorm = optimiser.update(lr)
      const seconds = (performance.now() - startedAt) / 1000

      const made = step + 1
      const { epoch, values: own, tokens } = report()
      const values: MetricValues = {
        lr,
        ...(epoch === undefined ? {} : { epoch }),
        grad_norm: gradNorm,
        ...own,
        'perf/tokens': tokens,
        'perf/tokens_per_s': tokens / seconds,
      }
      if (made % config.evalEverySteps === 0 || made === totalSteps)
        Object.assign(values, await recipe.evaluate())
      latest = { ...latest, ...values }
      onEvent({ type: 'metrics', step: made, values })
      if (watch && (made % watch.everySteps === 0 || made === totalSteps)) await watch.emit(made)
      return undefined
    },
  }
}

async function writeFinished(
  { task, origin }: OfflineRun,
  recipe: OfflineRecipe,
  trained: Parameters,
  stepsMade: number,
): Promise<WrittenModel> {
  return writeModelFolder(task.outDir, await recipe.finished(trained, stepsMade), {
    precision: 'float32',
    besides: [join(task.modelDir, 'tokenizer.json')],
    metadata: { stage: recipe.stage },
    adapter: recipe.trainable.adapter(trained, origin.sha256),
    training: recipe.trainingRecord?.(stepsMade),
  })
}
