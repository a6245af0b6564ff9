/**
 * Supervised fine-tuning: the language model learns to write the responses of demonstrations.
 *
 * Loss falls on the tokens of responses, a dialogue's earlier ones too, and on their ends; every token weighs the same
 * whatever batch it is in. Left out: packing of several demonstrations into one context (rows are packed, but no sequence
 * sees another), mixing in pre-training text, early stopping.
 */

import type { SftTask, TaskEnd } from '../../contract'
import { message } from '../../messages/catalogue'
import { TaskError } from '../../messages/task-error'
import type { MetricValues } from '../../metrics'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import { resolveSftConfig } from '../configs/sft-config'
import { batchAt, stepsInEpochs } from '../data/batches'
import { encodeDemonstration } from '../data/encode-sequences'
import { learntLength, packRows, responseMask, rowLengthFor, type Sequence } from '../data/packed-rows'
import { readDemonstrations } from '../data/read-rows'
import { hashFile } from '../fingerprint'
import { createLogProbForward, createSupervisedStep } from '../graphs/policy-graphs'
import { createTrainableWeights } from '../trainable-weights'
import type { TrainerOptions } from '../trainer-options'
import { openOfflineRun, trainOffline } from './offline'

export async function trainSft(task: SftTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolveSftConfig(task.config)
  const run = await openOfflineRun(task, config)
  const { origin, tokenizer, rng } = run
  const longest = Math.min(config.maxLength, origin.config.contextLength)
  const { train, validation, leftOut } = encodeDemonstrations(task.dataset, tokenizer, longest)

  const graph = { ...run.graph, rowLength: rowLengthFor([...train, ...validation]) }
  const supervised = createSupervisedStep(graph)
  const forward = createLogProbForward(graph, { temperature: 1 })
  const pack = (sequences: readonly Sequence[]) => packRows(sequences, graph.rowLength, tokenizer.padId)
  const trainable = createTrainableWeights(origin.parameters, graph.lora, rng)
  const { weights } = trainable

  return trainOffline(run, options, {
    trainable,
    base: origin.parameters,
    totalSteps: stepsInEpochs(train.length, config.batchSize, config.epochs),
    notices: [
      message('demonstrations-read', { training: train.length, heldOut: validation.length }),
      ...(leftOut > 0 ? [message('demonstrations-left-out', { demonstrations: leftOut, longest })] : []),
    ],
    decisive: { dataset: hashFile(task.dataset) },
    checkpointName: 'policy',
    stage: 'sft',
    graphs: [supervised, forward],

    async addGradients(step, optimiser) {
      const { items, epoch } = batchAt(train, config.batchSize, step, rng)
      const batch = pack(items)
      const masks = responseMask(batch)
      let loss = 0
      for (const [c, chunk] of batch.chunks.entries()) {
        const dropout = rng.fork(`dropout/${step}/${c}`)
        const result = await supervised.run(weights, chunk, { weights: masks[c]! }, dropout)
        loss += result.loss
        optimiser.add(
          result.gradients,
          masks[c]!.reduce((a, b) => a + b, 0),
        )
      }
      return () => ({
        epoch,
        values: { 'train/loss': loss / countLearntTokens(items) },
        tokens: items.reduce((sum, { tokens }) => sum + tokens.length, 0),
      })
    },

    /** Mean loss per response token over all held-out demonstrations. */
    async evaluate(): Promise<MetricValues> {
      if (validation.length === 0) return {}
      const batch = pack(validation)
      const { logProbs } = await forward.run(weights, batch)
      const mask = responseMask(batch)
      let sum = 0
      logProbs.forEach((chunk, c) => {
        for (let i = 0; i < chunk.length; i++) sum -= mask[c]![i]! * chunk[i]!
      })
      const loss = sum / countLearntTokens(validation)
      return { 'eval/loss': loss, 'eval/perplexity': Math.exp(loss) }
    },

    finished: (trained) => ({
      kind: 'language-model',
      config: origin.config,
      parameters: trainable.merged(trained),
    }),
  })
}

/** @throws when no demonstration for training fits */
function encodeDemonstrations(file: string, tokenizer: Tokenizer, longest: number) {
  const rows = readDemonstrations(file)
  const usable = rows
    .map((row) => ({ split: row.split, sequence: encodeDemonstration(tokenizer, row) }))
    .filter(({ sequence }) => sequence.tokens.length <= longest)
  const of = (wanted: 'train' | 'validation') =>
    usable.filter(({ split }) => split === wanted).map(({ sequence }) => sequence)
  const [train, validation] = [of('train'), of('validation')]
  if (train.length === 0) throw new TaskError(message('no-fitting-demonstration', { file, longest }))
  return { train, validation, leftOut: rows.length - usable.length }
}

const countLearntTokens = (sequences: readonly Sequence[]) =>
  sequences.reduce((sum, sequence) => sum + learntLength(sequence), 0)
