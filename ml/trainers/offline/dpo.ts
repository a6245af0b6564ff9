/**
 * Direct preference optimisation: the language model learns from rankings without a reward model and without sampling
 * (Rafailov et al. 2023). IPO, label smoothing and the likelihood term of RPO are settings.
 *
 * All C(K, 2) comparisons of a ranking stay in one batch element with K forward passes. Log-probabilities are summed
 * over the completion (IPO: averaged), those of the reference computed once, before training. The probability of the
 * chosen completion normally falls, only less than that of the rejected one; the likelihood term prevents it. Left out:
 * KL control (there are no samples to measure it on), fresh answers (that is what online algorithms are for).
 */

import type { DpoTask, PromptRow, TaskEnd } from '../../contract'
import { message } from '../../messages/catalogue'
import { TaskError } from '../../messages/task-error'
import type { MetricValues } from '../../metrics'
import { cloneParameters, type Parameters } from '../../optim/parameters'
import { smoothLabels } from '../../rl/comparison-pairs'
import { createAnswerer, watchedSamples } from '../answer-prompts'
import { type DpoConfig, resolveDpoConfig } from '../configs/dpo-config'
import { batchAt, stepsInEpochs } from '../data/batches'
import { encodeRankings } from '../data/encode-rankings'
import { encodeCompletion } from '../data/encode-sequences'
import { packRows, rowLengthFor } from '../data/packed-rows'
import { readPrompts } from '../data/read-rows'
import { hashFile } from '../fingerprint'
import { createLogProbForward, type LogProbForward } from '../graphs/policy-graphs'
import { createPreferenceStep } from '../graphs/preference-graphs'
import { createTrainableWeights } from '../trainable-weights'
import type { TrainerOptions } from '../trainer-options'
import {
  completionLogProbs,
  countDecided,
  describePreferences,
  type MeasuredPreference,
  type Preference,
  preferenceFeeds,
  withBest,
} from './dpo-preferences'
import { type OfflineRun, openOfflineRun, trainOffline } from './offline'

export async function trainDpo(task: DpoTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolveDpoConfig(task.config)
  const run = await openOfflineRun(task, config)
  const { origin: reference, tokenizer, rng } = run
  const { contextLength, vocabSize } = reference.config
  const longest = Math.min(config.maxLength, contextLength)
  const data = encodeRankings(task.dataset, tokenizer, { vocabSize, longest, ties: config.ties })
  const preferencesOf = (rankings: typeof data.train): Preference[] =>
    rankings.map((one) => withBest({ ...one, pairs: smoothLabels(one.pairs, config.labelSmoothing) }))
  const trainRows = preferencesOf(data.train)
  if (trainRows.length === 0)
    throw new TaskError(message('no-fitting-preference', { file: task.dataset, longest }))
  const watched = readWatchedPrompts(run, task.watchedPrompts, config.maxTokens)

  const rowLength = rowLengthFor(data.usable.flatMap(({ sequences }) => sequences))
  const shape = {
    rankings: Math.min(config.batchSize, trainRows.length),
    completions: Math.max(...trainRows.map(({ sequences }) => sequences.length)),
  }
  const graphs = createDpoGraphs(run, rowLength, shape, config)
  // With adapters the reference is the policy with its adapters off.
  const base = run.graph.lora ? reference.parameters : cloneParameters(reference.parameters)
  const trainable = createTrainableWeights(base, run.graph.lora, rng)
  const { weights: policy } = trainable
  const logProbsOf = (forward: LogProbForward, weights: Parameters, some: readonly Preference[]) =>
    completionLogProbs(forward, weights, some, { rowLength, padId: tokenizer.padId, loss: config.loss })
  const withReference = async (rankings: readonly Preference[]): Promise<MeasuredPreference[]> => {
    const measured = await logProbsOf(graphs.referenceForward, reference.parameters, rankings)
    return rankings.map((ranking, n) => ({ ...ranking, reference: measured[n]! }))
  }

  let train: MeasuredPreference[] = []
  let validation: MeasuredPreference[] = []

  return trainOffline(run, options, {
    trainable,
    base: reference.parameters,
    totalSteps: stepsInEpochs(trainRows.length, shape.rankings, config.epochs),
    notices: [
      message('preferences-read', {
        training: trainRows.length,
        heldOut: data.usable.length - trainRows.length,
        watched: watched.length,
      }),
      ...data.notices,
    ],
    decisive: { dataset: hashFile(task.dataset), watched: hashFile(task.watchedPrompts) },
    resolvedConfig: { algorithm: 'dpo', ...config },
    checkpointName: 'policy',
    stage: 'policy',
    graphs: Object.values(graphs),

    async prepare() {
      train = await withReference(trainRows)
      validation = await withReference(preferencesOf(data.validation))
    },

    async addGradients(step, optimiser) {
      const { items, epoch } = batchAt(train, shape.rankings, step, rng)
      const sequences = items.flatMap((item) => item.sequences)
      const batch = packRows(sequences, rowLength, tokenizer.padId, 'whole')
      const feeds = preferenceFeeds(items, batch, shape, config)
      const dropout = rng.fork(`dropout/${step}`)
      const result = await graphs.step.run(policy, batch.chunks[0]!, feeds, dropout)
      optimiser.add(result.gradients, items.length)
      return () => ({
        epoch,
        values: describeStep(items, result.logProbs, shape, config),
        tokens: sequences.reduce((sum, { tokens }) => sum + tokens.length, 0),
      })
    },

    /** Held-out rankings: the preference loss and agreement. */
    async evaluate(): Promise<MetricValues> {
      if (validation.length === 0) return {}
      return describeHeldOut(validation, await logProbsOf(graphs.forward, policy, validation), config)
    },

    watch: {
      everySteps: config.watchEverySteps,
      /** The same random numbers every time, so that only the policy makes a difference. */
      async emit(step) {
        if (watched.length === 0) return
        const answers = await graphs.answerer.answer(trainable.merged(), watched, 1, rng.fork('watched'))
        options.onEvent({ type: 'samples', step, samples: watchedSamples(tokenizer, answers, () => null) })
      },
    },

    finished: (trained) => ({
      kind: 'language-model',
      config: reference.config,
      parameters: trainable.merged(trained),
    }),
  })
}

/** The prompts that leave room for the longest answer. */
function readWatchedPrompts({ tokenizer, origin }: OfflineRun, file: string, maxTokens: number): PromptRow[] {
  const fits = ({ prompt }: PromptRow) =>
    encodeCompletion(tokenizer, prompt, []).tokens.length + maxTokens <= origin.config.contextLength
  return readPrompts(file).filter(fits)
}

/** The step, log-probabilities of policy and reference, and the sampler for watched prompts. */
function createDpoGraphs(
  { graph: settings, origin, tokenizer }: OfflineRun,
  rowLength: number,
  shape: { rankings: number; completions: number },
  config: DpoConfig,
) {
  const graph = { ...settings, rowLength }
  const { parameters } = origin
  const { maxTokens } = config
  const forward = createLogProbForward(graph, { temperature: 1 })
  return {
    step: createPreferenceStep(graph, shape, config),
    forward,
    // One graph for both, unless adapters are to be off in the reference.
    referenceForward: graph.lora
      ? createLogProbForward({ ...graph, lora: undefined }, { temperature: 1 })
      : forward,
    answerer: createAnswerer({ ...graph, parameters, tokenizer, temperature: 1, maxTokens }),
  }
}

/** @param logProbs (N · K) before the update */
function describeStep(
  items: readonly MeasuredPreference[],
  logProbs: Float32Array,
  { completions }: { completions: number },
  config: DpoConfig,
): MetricValues {
  const perRanking = items.map((item, n) => item.sequences.map((_, k) => logProbs[n * completions + k]!))
  const { loss, ...rewards } = describePreferences(items, perRanking, config)
  return { 'train/loss': loss, ...rewards }
}

function describeHeldOut(
  rankings: readonly MeasuredPreference[],
  logProbs: readonly number[][],
  config: DpoConfig,
): MetricValues {
  const all = describePreferences(rankings, logProbs, config)
  return {
    'eval/loss': all.loss,
    'eval/accuracy': all['rewards/accuracies'],
    'eval/margin': all['rewards/margins'],
    'eval/comparisons': countDecided(rankings),
  }
}
