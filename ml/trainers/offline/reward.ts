/**
 * Reward-model training: the language model's backbone with a scalar head learns to order completions as people ranked
 * them.
 *
 * All C(K, 2) comparisons of a ranking stay in one batch element with K forward passes (InstructGPT §3.5); the score is
 * read at the last real token; afterwards scores are shifted and scaled to mean 0 and standard deviation 1 over the
 * completions of the training rankings, and that gain and bias are saved with the model. Accuracy and calibration are
 * measured on held-out prompts. An unacceptable completion loses against every acceptable one; how much better one of two
 * is, where somebody said so, becomes a margin. Plackett–Luce, margins and an ensemble of heads are settings. Left out:
 * absolute ratings, ensembles of whole models.
 */

import type { RewardTask, TaskEnd } from '../../contract'
import { message } from '../../messages/catalogue'
import { TaskError } from '../../messages/task-error'
import type { MetricValues } from '../../metrics'
import type { WritableModel } from '../../models/model-folder'
import { scalarHeadParameters } from '../../models/scalar-head'
import { initParameters, type Parameters } from '../../optim/parameters'
import type { MarginCoefficients } from '../../rl/comparison-pairs'
import { combineScores, type Ensemble, spreadOf } from '../../rl/ensemble'
import { type RewardConfig, resolveRewardConfig } from '../configs/reward-config'
import { batchAt, stepsInEpochs } from '../data/batches'
import { type EncodedRanking, encodeRankings } from '../data/encode-rankings'
import { packRows, responseLength, rowLengthFor } from '../data/packed-rows'
import { hashFile } from '../fingerprint'
import { createRankingStep, createScalarForward } from '../graphs/scalar-graphs'
import { correlation, histogram, meanAndDeviation } from '../statistics'
import { createTrainableWeights, type TrainableWeights } from '../trainable-weights'
import type { TrainerOptions } from '../trainer-options'
import { type OfflineRun, openOfflineRun, type StepReport, trainOffline } from './offline'
import { createBootstrap, rankingFeeds } from './ranking-feeds'
import { normalisationOf, scoreRankings } from './ranking-scores'
import { compareWithPeople, describeConfidence } from './reward-agreement'

export async function trainRewardModel(task: RewardTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolveRewardConfig(task.config)
  const run = await openOfflineRun(task, config)
  const { origin, tokenizer, rng } = run
  const { ensembleHeads: heads } = config
  const longest = Math.min(config.maxLength, origin.config.contextLength)
  const { vocabSize } = origin.config
  const data = encodeRankings(task.dataset, tokenizer, { vocabSize, longest, ties: config.ties })
  const { train, validation } = data
  if (train.length === 0) throw new TaskError(message('no-fitting-ranking', { file: task.dataset, longest }))

  const rowLength = rowLengthFor(data.usable.flatMap(({ sequences }) => sequences))
  const graph = { ...run.graph, rowLength }
  const rankings = Math.min(config.batchSize, train.length)
  const completions = Math.max(...train.map(({ sequences }) => sequences.length))
  const margins = marginsOf(config, train)
  const ranking = createRankingStep(
    graph,
    { rankings, completions },
    { ...config, heads, withMargins: margins !== null },
  )
  const forward = createScalarForward(graph, heads)
  const base = withFreshHead(run, heads)
  const trainable = createTrainableWeights(base, graph.lora, rng)
  const drawnTimes = createBootstrap(train, heads, rng)
  const scoresOf = (weights: Parameters, some: readonly EncodedRanking[]) =>
    scoreRankings(forward, weights, some, { heads, rowLength, padId: tokenizer.padId })

  return trainOffline(run, options, {
    trainable,
    base,
    totalSteps: stepsInEpochs(train.length, rankings, config.epochs),
    notices: [
      message('rankings-read', { training: train.length, heldOut: validation.length }),
      ...data.notices,
    ],
    decisive: { ...decisiveSettings(config, train), dataset: hashFile(task.dataset) },
    checkpointName: 'reward',
    stage: 'reward',
    graphs: [ranking, forward],

    async addGradients(step, optimiser) {
      const { items, epoch } = batchAt(train, rankings, step, rng)
      const sequences = items.flatMap((item) => item.sequences)
      const batch = packRows(sequences, rowLength, tokenizer.padId, 'whole')
      const feeds = rankingFeeds(items, batch, {
        ...config,
        rankings,
        completions,
        heads,
        margins,
        drawnTimes,
      })
      const [chunk] = batch.chunks
      const result = await ranking.run(trainable.weights, chunk!, feeds, rng.fork(`dropout/${step}`))
      optimiser.add(result.gradients, items.length)
      return () => ({
        epoch,
        values: describeStep(items, result, { config, rankings, completions, margins }),
        tokens: sequences.reduce((sum, { tokens }) => sum + tokens.length, 0),
      })
    },

    async evaluate() {
      if (validation.length === 0) return {}
      return describeHeldOut(validation, await scoresOf(trainable.weights, validation), heads)
    },

    finished: (trained, stepsMade) =>
      normalisedModel({ run, config, trainable, trained, train, validation, scoresOf }, (name, scores) =>
        options.onEvent({
          type: 'histogram',
          name,
          step: stepsMade,
          ...histogram(scores, config.histogramBins),
        }),
      ),
  })
}

const isDegreeStated = (rankings: readonly EncodedRanking[]): boolean =>
  rankings.some(({ pairs }) => pairs.some(({ degree }) => degree !== undefined))

/** Null when no comparison asks for a margin: the graph is then the one without margins, with the same bits. */
function marginsOf(
  { marginCoefficient, degreeMargin }: RewardConfig,
  train: readonly EncodedRanking[],
): MarginCoefficients | null {
  const isUsed = marginCoefficient > 0 || (degreeMargin > 0 && isDegreeStated(train))
  return isUsed ? { marginCoefficient, degreeMargin } : null
}

/**
 * What of the settings decides the bits of a run, when that is not all of them: rankings without a stated degree give the
 * same bits whatever `degreeMargin` is, so that a checkpoint from before the setting existed is continued.
 */
function decisiveSettings({ degreeMargin, ...others }: RewardConfig, train: readonly EncodedRanking[]) {
  return isDegreeStated(train) ? {} : { config: others }
}

/** The language model's backbone without its language head, and a new scalar head. */
function withFreshHead({ origin, rng }: OfflineRun, heads: number): Parameters {
  const head = initParameters(scalarHeadParameters(origin.config, { heads }), rng.fork('head'))
  const backbone = [...origin.parameters].filter(([name]) => name !== 'lm_head.weight')
  return new Map([...backbone, ...head])
}

/** @param scores (E · N · K), head by head, before the update */
function describeStep(
  items: readonly EncodedRanking[],
  { loss, scores }: { loss: number; scores: Float32Array },
  shape: {
    config: RewardConfig
    rankings: number
    completions: number
    margins: MarginCoefficients | null
  },
): StepReport['values'] {
  const { loss: form, ensembleHeads: heads } = shape.config
  const size = shape.rankings * shape.completions
  const meanOverHeads = (place: number): number => {
    if (heads === 1) return scores[place]!
    let sum = 0
    for (let head = 0; head < heads; head++) sum += scores[head * size + place]!
    return sum / heads
  }
  const means = items.map(({ sequences }, n) =>
    sequences.map((_, k) => meanOverHeads(n * shape.completions + k)),
  )
  const { loss: pairLoss, accuracy } = compareWithPeople(items, means)
  const isPlain = form === 'pairs' && shape.margins === null && heads === 1
  return {
    'train/loss': isPlain ? pairLoss : loss / items.length,
    ...(accuracy === null ? {} : { 'train/accuracy': accuracy }),
  }
}

/** @param byHead raw scores of held-out rankings, (E,) for each completion */
function describeHeldOut(
  rankings: readonly EncodedRanking[],
  byHead: readonly Float32Array[][],
  heads: number,
): MetricValues {
  const mean: Ensemble = { heads, rule: 'mean', penalty: 0 }
  const scores = byHead.map((completions) => completions.map((one) => combineScores(one, mean)))
  const { loss, accuracy, margin, comparisons } = compareWithPeople(rankings, scores)
  const lengths = rankings.flatMap(({ sequences }) => sequences.map(responseLength))
  return {
    'eval/loss': loss,
    ...(accuracy === null || margin === null ? {} : { 'eval/accuracy': accuracy, 'eval/margin': margin }),
    'eval/comparisons': comparisons,
    'eval/length_correlation': correlation(scores.flat(), lengths),
    ...describeConfidence(rankings, scores),
    ...(heads > 1
      ? { 'eval/ensemble_deviation': meanAndDeviation(byHead.flat().map((one) => spreadOf([...one]))).mean }
      : {}),
  }
}

/** The model with its scores normalised over the training rankings; `report` gets the normalised scores. */
async function normalisedModel(
  made: {
    run: OfflineRun
    config: RewardConfig
    trainable: TrainableWeights
    trained: Parameters
    train: readonly EncodedRanking[]
    validation: readonly EncodedRanking[]
    scoresOf(weights: Parameters, rankings: readonly EncodedRanking[]): Promise<Float32Array[][]>
  },
  report: (name: string, scores: number[]) => void,
): Promise<WritableModel> {
  const { run, config, trainable, trained, train, validation, scoresOf } = made
  const ensemble: Ensemble = {
    heads: config.ensembleHeads,
    rule: config.ensembleRule,
    penalty: config.ensemblePenalty,
  }
  const weights = trainable.with(trained)
  const rawOf = async (rankings: readonly EncodedRanking[]) =>
    (await scoresOf(weights, rankings)).flat().map((one) => combineScores(one, ensemble))
  const raw = await rawOf(train)
  const { gain, bias } = normalisationOf(raw)
  const normalised = (scores: readonly number[]) => scores.map((score) => score * gain + bias)
  report('scores/train', normalised(raw))
  if (validation.length > 0) report('scores/validation', normalised(await rawOf(validation)))
  return {
    kind: 'reward',
    config: run.origin.config,
    parameters: trainable.merged(trained),
    scoreGain: gain,
    scoreBias: bias,
    ensemble,
  }
}
