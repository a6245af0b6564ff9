/**
 * Direct preference optimisation: the policy learns from rankings without a reward model and without sampling
 * (Rafailov et al. 2023). IPO, label smoothing and the likelihood term of RPO are settings.
 *
 * All C(K, 2) comparisons of a ranking stay in one batch element with K forward passes. Log-probabilities are summed
 * over the completion (IPO: averaged), those of the reference computed once, before training. The probability of the
 * chosen completion normally falls, only less than that of the rejected one; the likelihood term prevents it. Left out:
 * KL control (there are no samples to measure it on), fresh answers (that is what online algorithms are for).
 */
import { join } from 'node:path'
import { resolveExecutionProvider } from '../engine/execution-providers'
import type { MetricValues } from '../metrics'
import { readModelFolder, writeModelFolder } from '../models/model-folder'
import { cloneParameters, countParameters, type Parameters } from '../optim/parameters'
import { learningRateAt, scheduleOf } from '../optim/schedule'
import { type ComparisonPair, comparisonPairs, pairWeightMatrix, smoothLabels } from '../rl/comparison-pairs'
import { dpoTerm } from '../rl/dpo-loss'
import { isSameScore } from '../rl/same-score'
import type { DpoTask, TaskEnd } from '../runner/contract'
import { createRng } from '../tensor/rng'
import { createAnswerer, watchedSamples } from './answer-prompts'
import { batchAt, stepsInEpochs } from './batches'
import { resolveDpoConfig } from './dpo-config'
import { encodeCompletion } from './encode-sequences'
import { fingerprintOf, hashFile } from './fingerprint'
import { loraOf } from './lora-config'
import { openTokenizerOf } from './open-tokenizer-of'
import { copyWeights, createGoodVersionKeeper, createOptimiser } from './optimiser'
import {
  atResponse,
  packRows,
  responseLength,
  rowLengthFor,
  type Sequence,
  spreadOverResponses,
} from './packed-rows'
import { createLogProbForward, type LogProbForward } from './policy-graphs'
import { createPreferenceStep } from './preference-graphs'
import { readPrompts, readRankings } from './read-rows'
import { createTrainee } from './trainee'
import type { TrainerOptions } from './trainer-options'
import { describeStop, readOwnCheckpoint, runTrainingLoop } from './training-loop'

/** A ranking ready for training. */
interface Preference {
  sequences: Sequence[]
  pairs: ComparisonPair[]
  /** Completions of the best tier. */
  best: number[]
}

/** With the log-probability of each completion under the reference. */
interface MeasuredPreference extends Preference {
  reference: number[]
}

export async function trainDpo(task: DpoTask, options: TrainerOptions): Promise<TaskEnd> {
  const { onEvent } = options
  const config = resolveDpoConfig(task.config)
  const provider = await resolveExecutionProvider(task.executionProvider)
  const reference = await readModelFolder(task.modelDir)
  if (reference.kind !== 'policy')
    throw new Error(`${task.modelDir} is a ${reference.kind} model, not a policy`)
  const tokenizer = await openTokenizerOf(task.modelDir, reference.config)
  const longest = Math.min(config.maxLength, reference.config.contextLength)

  const rows = readRankings(task.dataset, reference.config.vocabSize)
  const usable = rows
    .map((row) => ({
      split: row.split,
      sequences: row.completions.map(({ tokenIds }) => encodeCompletion(tokenizer, row.prompt, tokenIds)),
      pairs: smoothLabels(comparisonPairs(row.ranks, config.ties), config.labelSmoothing),
      best: [...row.ranks.keys()].filter((k) => row.ranks[k] === Math.min(...row.ranks)),
    }))
    .filter(
      ({ sequences, pairs }) => pairs.length > 0 && sequences.every(({ tokens }) => tokens.length <= longest),
    )
  if (!usable.some(({ split }) => split === 'train'))
    throw new Error(
      `${task.dataset} has no ranking for training that prefers one completion to another, with completions of at most ${longest} tokens`,
    )
  const watched = readPrompts(task.watchedPrompts).filter(
    ({ prompt }) =>
      encodeCompletion(tokenizer, prompt, []).tokens.length + config.maxTokens <=
      reference.config.contextLength,
  )

  const graph = {
    config: reference.config,
    rowLength: rowLengthFor(usable.flatMap(({ sequences }) => sequences)),
    executionProvider: provider.name,
    threads: task.threads,
    lora: loraOf(config),
  }
  const trainRows = usable.filter(({ split }) => split === 'train')
  const perBatch = Math.min(config.batchSize, trainRows.length)
  const completionsMax = Math.max(...trainRows.map(({ sequences }) => sequences.length))
  const shape = { rankings: perBatch, completions: completionsMax }
  const preferenceStep = createPreferenceStep(graph, shape, config)
  const forward = createLogProbForward(graph, { temperature: 1 })
  const referenceForward = graph.lora
    ? createLogProbForward({ ...graph, lora: undefined }, { temperature: 1 })
    : forward
  const rng = createRng(task.seed)
  // With adapters the reference is the policy with its adapters off.
  const base = graph.lora ? reference.parameters : cloneParameters(reference.parameters)
  const trainee = createTrainee(base, graph.lora, rng)
  const { weights: policy, trained } = trainee
  const answerer = createAnswerer({
    ...graph,
    parameters: reference.parameters,
    tokenizer,
    temperature: 1,
    maxTokens: config.maxTokens,
  })

  const optimiser = createOptimiser(trained, config)
  const good = createGoodVersionKeeper()
  const totalSteps = stepsInEpochs(trainRows.length, perBatch, config.epochs)
  const schedule = scheduleOf(config, totalSteps)
  const fingerprint = fingerprintOf({
    kind: task.kind,
    config,
    seed: task.seed,
    model: reference.sha256,
    dataset: hashFile(task.dataset),
    watched: hashFile(task.watchedPrompts),
  })
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  if (checkpoint) {
    copyWeights(checkpoint.tensors.policy, trained)
    optimiser.restore(checkpoint.step, checkpoint.tensors['policy-moments'])
  }

  const write = (state: Parameters) =>
    writeModelFolder(
      task.outDir,
      { kind: 'policy', config: reference.config, parameters: trainee.merged(state) },
      {
        precision: 'float32',
        besides: [join(task.modelDir, 'tokenizer.json')],
        metadata: { stage: 'policy' },
        adapter: trainee.adapter(state, reference.sha256),
      },
    )

  let train: MeasuredPreference[] = []
  let validation: MeasuredPreference[] = []
  let latest: MetricValues = {}
  const step = async (index: number): Promise<undefined> => {
    if (train.length === 0) {
      train = await withReference(trainRows)
      validation = await withReference(usable.filter(({ split }) => split === 'validation'))
    }
    const startedAt = performance.now()
    if (index === 0) {
      await watch(0)
      latest = await evaluate()
      onEvent({ type: 'metrics', step: 0, values: latest })
    }
    const { items, epoch } = batchAt(train, perBatch, index, rng)
    const { batch, feeds } = feedsOf(items)
    const dropout = rng.fork(`dropout/${index}`)
    const result = await preferenceStep.run(policy, batch.chunks[0], feeds, dropout)
    good.keep(trained, index)
    optimiser.add(result.gradients, items.length)
    const lr = learningRateAt(index, schedule)
    const gradNorm = optimiser.update(lr)
    const seconds = (performance.now() - startedAt) / 1000

    const made = index + 1
    const logProbs = items.map(({ sequences }, n) =>
      sequences.map((_, k) => result.logProbs[n * completionsMax + k]),
    )
    const { loss, ...rewards } = describe(items, logProbs)
    const tokens = batch.sequences.reduce((sum, sequence) => sum + sequence.tokens.length, 0)
    const values: MetricValues = {
      lr,
      epoch,
      grad_norm: gradNorm,
      'train/loss': loss,
      ...rewards,
      'perf/tokens': tokens,
      'perf/tokens_per_s': tokens / seconds,
    }
    if (made % config.evalEverySteps === 0 || made === totalSteps) Object.assign(values, await evaluate())
    latest = { ...latest, ...values }
    onEvent({ type: 'metrics', step: made, values })
    if (made % config.watchEverySteps === 0 || made === totalSteps) await watch(made)
    return undefined
  }

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider: provider.name,
        providerReason: provider.reason,
        threads: task.threads,
        parameters: countParameters(reference.parameters),
        totalSteps,
        resolvedConfig: { algorithm: 'dpo', ...config },
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: [
        `${trainRows.length} rankings for training, ${usable.length - trainRows.length} on held-out prompts, ${watched.length} prompts watched.`,
        ...(usable.length < rows.length
          ? [
              `${rows.length - usable.length} rankings say nothing (all tied) or are longer than ${longest} tokens, and are left out.`,
            ]
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
    const { sha256, parameters } = await write(trained)
    return { type: 'finished', step: totalSteps, metrics: latest, weightsSha256: sha256, parameters }
  } finally {
    for (const compiled of new Set([preferenceStep, forward, referenceForward, answerer]))
      await compiled.release()
  }

  /** What a response token adds to its completion's log-probability. */
  function tokenShare(sequence: Sequence): number {
    return config.loss === 'ipo' ? 1 / responseLength(sequence) : 1
  }

  /** Log-probability of every completion, one list per ranking. */
  async function logProbsOf(
    model: LogProbForward,
    weights: Parameters,
    rankings: readonly Preference[],
  ): Promise<number[][]> {
    const batch = packRows(
      rankings.flatMap(({ sequences }) => sequences),
      graph.rowLength,
      tokenizer.padId,
    )
    const { logProbs } = await model.run(weights, batch)
    let sequence = 0
    return rankings.map(({ sequences }) =>
      sequences.map((one) => {
        const tokens = atResponse(batch, logProbs, sequence++)
        return tokenShare(one) * tokens.reduce((sum, value) => sum + value, 0)
      }),
    )
  }

  async function withReference(rankings: readonly Preference[]): Promise<MeasuredPreference[]> {
    const measured = await logProbsOf(referenceForward, reference.parameters, rankings)
    return rankings.map((ranking, n) => ({ ...ranking, reference: measured[n] }))
  }

  function feedsOf(items: readonly MeasuredPreference[]) {
    const batch = packRows(
      items.flatMap(({ sequences }) => sequences),
      graph.rowLength,
      tokenizer.padId,
      'whole',
    )
    const size = batch.chunks[0].rows * graph.rowLength
    const K = completionsMax
    const membership = new Float32Array(perBatch * K * size)
    const referenceLogProbs = new Float32Array(perBatch * K)
    const pairWeights = new Float32Array(perBatch * K * K)
    const likelihood: number[] = []
    items.forEach(({ sequences, pairs, best, reference: known }, n) => {
      pairWeights.set(pairWeightMatrix(pairs, K), n * K * K)
      sequences.forEach((sequence, k) => {
        const place = n * K + k
        const index = likelihood.length
        const start = batch.places[index].start + sequence.promptLength - 1
        membership.fill(
          tokenShare(sequence),
          place * size + start,
          place * size + start + responseLength(sequence),
        )
        referenceLogProbs[place] = known[k]
        likelihood.push(
          best.includes(k) ? config.likelihoodCoefficient / (best.length * responseLength(sequence)) : 0,
        )
      })
    })
    const [likelihoodWeights] = spreadOverResponses(batch, (i) =>
      new Float32Array(responseLength(batch.sequences[i])).fill(likelihood[i]),
    )
    return { batch, feeds: { membership, referenceLogProbs, pairWeights, likelihoodWeights } }
  }

  /** Held-out rankings: the preference loss and agreement. */
  async function evaluate(): Promise<MetricValues> {
    if (validation.length === 0) return {}
    const all = describe(validation, await logProbsOf(forward, policy, validation))
    return {
      'eval/loss': all.loss,
      'eval/accuracy': all['rewards/accuracies'],
      'eval/margin': all['rewards/margins'],
      'eval/comparisons': countDecided(validation),
    }
  }

  /** Preference loss per ranking; implicit rewards and log-probabilities, means over comparisons that have a winner. */
  function describe(rankings: readonly MeasuredPreference[], logProbs: readonly number[][]) {
    const sums = { loss: 0, chosen: 0, rejected: 0, correct: 0, logChosen: 0, logRejected: 0 }
    rankings.forEach(({ pairs, reference: known }, n) => {
      const ratios = known.map((value, k) => logProbs[n][k] - value)
      for (const { first, second, label, weight } of pairs) {
        const difference = ratios[first] - ratios[second]
        sums.loss += weight * dpoTerm(config.loss, difference, config.beta, label).loss
        if (label === 0.5) continue
        sums.chosen += config.beta * ratios[first]
        sums.rejected += config.beta * ratios[second]
        sums.correct += isSameScore(config.beta * difference, 0) ? 0.5 : difference > 0 ? 1 : 0
        sums.logChosen += logProbs[n][first]
        sums.logRejected += logProbs[n][second]
      }
    })
    const decided = Math.max(1, countDecided(rankings))
    return {
      loss: sums.loss / rankings.length,
      'rewards/chosen': sums.chosen / decided,
      'rewards/rejected': sums.rejected / decided,
      'rewards/margins': (sums.chosen - sums.rejected) / decided,
      'rewards/accuracies': sums.correct / decided,
      'logps/chosen': sums.logChosen / decided,
      'logps/rejected': sums.logRejected / decided,
    }
  }

  /** The same random numbers every time, so that only the policy makes a difference. */
  async function watch(made: number): Promise<void> {
    if (watched.length === 0) return
    const answers = await answerer.answer(trainee.merged(), watched, 1, rng.fork('watched'))
    onEvent({ type: 'samples', step: made, samples: watchedSamples(tokenizer, answers, () => null) })
  }
}

const countDecided = (rankings: readonly Preference[]): number =>
  rankings.reduce((sum, { pairs }) => sum + pairs.filter(({ label }) => label !== 0.5).length, 0)
