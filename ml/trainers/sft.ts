/**
 * Supervised fine-tuning: the policy learns to write the responses of demonstrations.
 *
 * Loss falls on the tokens of responses, a dialogue's earlier ones too, and on their ends; every token weighs the same
 * whatever batch it is in. Left out: packing of several demonstrations into one context (rows are packed, but no sequence
 * sees another), mixing in pre-training text, early stopping.
 */
import { join } from 'node:path'
import { resolveExecutionProvider } from '../engine/execution-providers'
import type { MetricValues } from '../metrics'
import { readModelFolder, writeModelFolder } from '../models/model-folder'
import { countParameters, type Parameters } from '../optim/parameters'
import { learningRateAt, scheduleOf } from '../optim/schedule'
import type { SftTask, TaskEnd } from '../runner/contract'
import { createRng } from '../tensor/rng'
import { batchAt, stepsInEpochs } from './batches'
import { encodeDemonstration } from './encode-sequences'
import { fingerprintOf, hashFile } from './fingerprint'
import { loraOf } from './lora-config'
import { openTokenizerOf } from './open-tokenizer-of'
import { copyWeights, createGoodVersionKeeper, createOptimiser } from './optimiser'
import { learntLength, packRows, responseMask, rowLengthFor, type Sequence } from './packed-rows'
import { createLogProbForward, createSupervisedStep } from './policy-graphs'
import { readDemonstrations } from './read-rows'
import { resolveSftConfig } from './sft-config'
import { createTrainee } from './trainee'
import type { TrainerOptions } from './trainer-options'
import { describeStop, readOwnCheckpoint, runTrainingLoop } from './training-loop'

export async function trainSft(task: SftTask, options: TrainerOptions): Promise<TaskEnd> {
  const { onEvent } = options
  const config = resolveSftConfig(task.config)
  const provider = await resolveExecutionProvider(task.executionProvider)
  const model = await readModelFolder(task.modelDir)
  if (model.kind !== 'policy') throw new Error(`${task.modelDir} is a ${model.kind} model, not a policy`)
  const tokenizer = await openTokenizerOf(task.modelDir, model.config)
  const longest = Math.min(config.maxLength, model.config.contextLength)

  const rows = readDemonstrations(task.dataset)
  const encoded = rows.map((row) => ({ split: row.split, sequence: encodeDemonstration(tokenizer, row) }))
  const usable = encoded.filter(({ sequence }) => sequence.tokens.length <= longest)
  const train = usable.filter(({ split }) => split === 'train').map(({ sequence }) => sequence)
  const validation = usable.filter(({ split }) => split === 'validation').map(({ sequence }) => sequence)
  if (train.length === 0)
    throw new Error(`${task.dataset} has no demonstration for training of at most ${longest} tokens`)

  const graphSettings = {
    config: model.config,
    rowLength: rowLengthFor([...train, ...validation]),
    executionProvider: provider.name,
    threads: task.threads,
    lora: loraOf(config),
  }
  const supervised = createSupervisedStep(graphSettings)
  const forward = createLogProbForward(graphSettings, { temperature: 1 })
  const pack = (sequences: readonly Sequence[]) =>
    packRows(sequences, graphSettings.rowLength, tokenizer.padId)

  const rng = createRng(task.seed)
  const trainee = createTrainee(model.parameters, graphSettings.lora, rng)
  const { weights: parameters, trained } = trainee
  const optimiser = createOptimiser(trained, config)
  const good = createGoodVersionKeeper()
  const totalSteps = stepsInEpochs(train.length, config.batchSize, config.epochs)
  const schedule = scheduleOf(config, totalSteps)

  const fingerprint = fingerprintOf({
    kind: task.kind,
    config,
    seed: task.seed,
    model: model.sha256,
    dataset: hashFile(task.dataset),
  })
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  if (checkpoint) {
    copyWeights(checkpoint.tensors.policy, trained)
    optimiser.restore(checkpoint.step, checkpoint.tensors['policy-moments'])
  }

  /** Mean loss per response token over all held-out demonstrations. */
  const evaluate = async (): Promise<MetricValues> => {
    if (validation.length === 0) return {}
    const batch = pack(validation)
    const { logProbs } = await forward.run(parameters, batch)
    const mask = responseMask(batch)
    let sum = 0
    logProbs.forEach((chunk, c) => {
      for (let i = 0; i < chunk.length; i++) sum -= mask[c][i] * chunk[i]
    })
    const loss = sum / countLearntTokens(validation)
    return { 'eval/loss': loss, 'eval/perplexity': Math.exp(loss) }
  }

  let latest: MetricValues = {}
  const step = async (index: number): Promise<undefined> => {
    const startedAt = performance.now()
    if (index === 0) {
      latest = await evaluate()
      onEvent({ type: 'metrics', step: 0, values: latest })
    }
    const { items, epoch } = batchAt(train, config.batchSize, index, rng)
    const batch = pack(items)
    const weights = responseMask(batch)
    let loss = 0
    for (const [c, chunk] of batch.chunks.entries()) {
      const dropout = rng.fork(`dropout/${index}/${c}`)
      const result = await supervised.run(parameters, chunk, { weights: weights[c] }, dropout)
      loss += result.loss
      optimiser.add(
        result.gradients,
        weights[c].reduce((a, b) => a + b, 0),
      )
    }
    good.keep(trained, index)
    const lr = learningRateAt(index, schedule)
    const gradNorm = optimiser.update(lr)
    const seconds = (performance.now() - startedAt) / 1000

    const made = index + 1
    const tokens = items.reduce((sum, { tokens: own }) => sum + own.length, 0)
    const values: MetricValues = {
      lr,
      epoch,
      grad_norm: gradNorm,
      'train/loss': loss / countLearntTokens(items),
      'perf/tokens': tokens,
      'perf/tokens_per_s': tokens / seconds,
    }
    if (made % config.evalEverySteps === 0 || made === totalSteps) Object.assign(values, await evaluate())
    latest = { ...latest, ...values }
    onEvent({ type: 'metrics', step: made, values })
    return undefined
  }

  const write = (state: Parameters) =>
    writeModelFolder(
      task.outDir,
      { kind: 'policy', config: model.config, parameters: trainee.merged(state) },
      {
        precision: 'float32',
        besides: [join(task.modelDir, 'tokenizer.json')],
        metadata: { stage: 'sft' },
        adapter: trainee.adapter(state, model.sha256),
      },
    )

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider: provider.name,
        providerReason: provider.reason,
        threads: task.threads,
        parameters: countParameters(model.parameters),
        totalSteps,
        resolvedConfig: config,
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: [
        `${train.length} demonstrations for training, ${validation.length} held out.`,
        ...(usable.length < rows.length
          ? [`${rows.length - usable.length} demonstrations are longer than ${longest} tokens and left out.`]
          : []),
        ...trainee.notices,
      ],
      checkpointDir: task.checkpointDir,
      checkpointEverySteps: config.checkpointEverySteps,
      step,
      save: () => ({
        tensors: { policy: trained, 'policy-moments': optimiser.moments() },
        state: { fingerprint },
      }),
    })
    if (end.reason !== 'completed') return describeStop(end, good.version, write, latest)
    const { sha256, parameters: count } = await write(trained)
    return { type: 'finished', step: totalSteps, metrics: latest, weightsSha256: sha256, parameters: count }
  } finally {
    await supervised.release()
    await forward.release()
  }
}

const countLearntTokens = (sequences: readonly Sequence[]) =>
  sequences.reduce((sum, sequence) => sum + learntLength(sequence), 0)
