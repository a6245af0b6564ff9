/**
 * Reward-model training: the policy's backbone with a scalar head learns to order completions as people ranked them.
 *
 * All C(K, 2) comparisons of a ranking stay in one batch element with K forward passes (InstructGPT §3.5); the score is
 * read at the last real token; afterwards scores are shifted and scaled to mean 0 and standard deviation 1 over the
 * completions of the training rankings, and that gain and bias are saved with the model. Accuracy and calibration are
 * measured on held-out prompts. Plackett–Luce, margins and an ensemble of heads are settings. Left out: absolute ratings,
 * ensembles of whole models.
 */
import { join } from 'node:path'
import { resolveExecutionProvider } from '../engine/execution-providers'
import type { MetricName, MetricValues } from '../metrics'
import { readModelFolder, writeModelFolder } from '../models/model-folder'
import { scalarHeadParameters } from '../models/scalar-head'
import { countParameters, initParameters, type Parameters } from '../optim/parameters'
import { learningRateAt, scheduleOf } from '../optim/schedule'
import { calibrationOf } from '../rl/calibration'
import { type ComparisonPair, comparisonPairs, marginMatrix, pairWeightMatrix } from '../rl/comparison-pairs'
import { combineScores, type Ensemble, spreadOf } from '../rl/ensemble'
import { listwiseStages } from '../rl/listwise-loss'
import { pairwiseAccuracy, pairwiseLoss } from '../rl/preference-loss'
import { isSameScore } from '../rl/same-score'
import type { RewardTask, TaskEnd } from '../runner/contract'
import { createRng } from '../tensor/rng'
import { batchAt, stepsInEpochs } from './batches'
import { encodeCompletion } from './encode-sequences'
import { fingerprintOf, hashFile } from './fingerprint'
import { loraOf } from './lora-config'
import { openTokenizerOf } from './open-tokenizer-of'
import { copyWeights, createGoodVersionKeeper, createOptimiser } from './optimiser'
import {
  lastTokenIndex,
  type PackedBatch,
  packRows,
  responseLength,
  rowLengthFor,
  type Sequence,
} from './packed-rows'
import { readRankings } from './read-rows'
import { resolveRewardConfig } from './reward-config'
import { createRankingStep, createScalarForward, type RankingFeeds } from './scalar-graphs'
import { headScores } from './scores'
import { correlation, histogram, meanAndDeviation } from './statistics'
import { createTrainee } from './trainee'
import type { TrainerOptions } from './trainer-options'
import { describeStop, readOwnCheckpoint, runTrainingLoop } from './training-loop'

/** A ranking ready for training: K sequences and the comparisons among them. */
interface EncodedRanking {
  sequences: Sequence[]
  ranks: readonly number[]
  pairs: ComparisonPair[]
}

export async function trainRewardModel(task: RewardTask, options: TrainerOptions): Promise<TaskEnd> {
  const { onEvent } = options
  const config = resolveRewardConfig(task.config)
  const provider = await resolveExecutionProvider(task.executionProvider)
  const model = await readModelFolder(task.modelDir)
  if (model.kind !== 'policy') throw new Error(`${task.modelDir} is a ${model.kind} model, not a policy`)
  const tokenizer = await openTokenizerOf(task.modelDir, model.config)
  const longest = Math.min(config.maxLength, model.config.contextLength)

  const rows = readRankings(task.dataset, model.config.vocabSize)
  const encoded = rows.map((row) => ({
    split: row.split,
    ranks: row.ranks,
    sequences: row.completions.map(({ tokenIds }) => encodeCompletion(tokenizer, row.prompt, tokenIds)),
    pairs: comparisonPairs(row.ranks, config.ties),
  }))
  const usable = encoded.filter(
    ({ sequences, pairs }) => pairs.length > 0 && sequences.every(({ tokens }) => tokens.length <= longest),
  )
  const train: EncodedRanking[] = usable.filter(({ split }) => split === 'train')
  const validation: EncodedRanking[] = usable.filter(({ split }) => split === 'validation')
  if (train.length === 0)
    throw new Error(
      `${task.dataset} has no ranking for training with completions of at most ${longest} tokens`,
    )

  const graphSettings = {
    config: model.config,
    rowLength: rowLengthFor(usable.flatMap(({ sequences }) => sequences)),
    executionProvider: provider.name,
    threads: task.threads,
    lora: loraOf(config),
  }
  const perBatch = Math.min(config.batchSize, train.length)
  const completionsMax = Math.max(...train.map(({ sequences }) => sequences.length))
  const { ensembleHeads: heads, marginCoefficient } = config
  const ensemble: Ensemble = { heads, rule: config.ensembleRule, penalty: config.ensemblePenalty }
  const ranking = createRankingStep(
    graphSettings,
    { rankings: perBatch, completions: completionsMax },
    { ...config, heads, withMargins: marginCoefficient > 0 },
  )
  const forward = createScalarForward(graphSettings, heads)
  const { rowLength } = graphSettings

  const rng = createRng(task.seed)
  const fresh = withFreshHead()
  const trainee = createTrainee(fresh, graphSettings.lora, rng)
  const { weights: parameters, trained } = trainee
  const optimiser = createOptimiser(trained, config)
  const good = createGoodVersionKeeper()
  const totalSteps = stepsInEpochs(train.length, perBatch, config.epochs)
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
    copyWeights(checkpoint.tensors.reward, trained)
    optimiser.restore(checkpoint.step, checkpoint.tensors['reward-moments'])
  }

  let latest: MetricValues = {}
  const step = async (index: number): Promise<undefined> => {
    const startedAt = performance.now()
    if (index === 0) {
      latest = await evaluate(parameters)
      onEvent({ type: 'metrics', step: 0, values: latest })
    }
    const { items, epoch } = batchAt(train, perBatch, index, rng)
    const batch = packRows(
      items.flatMap(({ sequences }) => sequences),
      rowLength,
      tokenizer.padId,
      'whole',
    )
    const dropout = rng.fork(`dropout/${index}`)
    const result = await ranking.run(parameters, batch.chunks[0], feedsOf(items, batch), dropout)
    good.keep(trained, index)
    optimiser.add(result.gradients, items.length)
    const lr = learningRateAt(index, schedule)
    const gradNorm = optimiser.update(lr)
    const seconds = (performance.now() - startedAt) / 1000

    const made = index + 1
    const scores = items.map(({ sequences }, n) =>
      [...sequences.keys()].map((k) => meanOverHeads(result.scores, n * completionsMax + k)),
    )
    const { loss: pairLoss, accuracy } = compareWithPeople(items, scores)
    const isPlain = config.loss === 'pairs' && marginCoefficient === 0 && heads === 1
    const loss = isPlain ? pairLoss : result.loss / items.length
    const tokens = batch.sequences.reduce((sum, { tokens }) => sum + tokens.length, 0)
    const values: MetricValues = {
      lr,
      epoch,
      grad_norm: gradNorm,
      'train/loss': loss,
      ...(accuracy === null ? {} : { 'train/accuracy': accuracy }),
      'perf/tokens': tokens,
      'perf/tokens_per_s': tokens / seconds,
    }
    if (made % config.evalEverySteps === 0 || made === totalSteps)
      Object.assign(values, await evaluate(parameters))
    latest = { ...latest, ...values }
    onEvent({ type: 'metrics', step: made, values })
    return undefined
  }

  /** Normalises, reports the histogram and writes the folder. */
  const write = async (state: Parameters, stepsMade: number) => {
    const weights = trainee.with(state)
    const raw = await scoreRankings(weights, train, ensemble)
    const { mean, deviation } = meanAndDeviation(raw.flat())
    const gain = deviation > 0 ? 1 / deviation : 1
    const bias = -mean * gain
    reportHistogram('scores/train', stepsMade, raw.flat(), gain, bias)
    if (validation.length > 0) {
      const heldOut = await scoreRankings(weights, validation, ensemble)
      reportHistogram('scores/validation', stepsMade, heldOut.flat(), gain, bias)
    }
    return writeModelFolder(
      task.outDir,
      {
        kind: 'reward',
        config: model.config,
        parameters: trainee.merged(state),
        scoreGain: gain,
        scoreBias: bias,
        ensemble,
      },
      {
        precision: 'float32',
        besides: [join(task.modelDir, 'tokenizer.json')],
        metadata: { stage: 'reward' },
        adapter: trainee.adapter(state, model.sha256),
      },
    )
  }

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider: provider.name,
        providerReason: provider.reason,
        threads: task.threads,
        parameters: countParameters(fresh),
        totalSteps,
        resolvedConfig: config,
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: [
        `${train.length} rankings for training, ${validation.length} on held-out prompts.`,
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
        tensors: { reward: trained, 'reward-moments': optimiser.moments() },
        state: { fingerprint },
      }),
    })
    if (end.reason !== 'completed')
      return describeStop(end, good.version, (state) => write(state, end.step), latest)
    const { sha256, parameters: count } = await write(trained, totalSteps)
    return { type: 'finished', step: totalSteps, metrics: latest, weightsSha256: sha256, parameters: count }
  } finally {
    await ranking.release()
    await forward.release()
  }

  /** The policy's backbone without its language head, and a new scalar head. */
  function withFreshHead(): Parameters {
    const head = initParameters(scalarHeadParameters(model.config, { heads }), rng.fork('head'))
    const backbone = [...model.parameters].filter(([name]) => name !== 'lm_head.weight')
    return new Map([...backbone, ...head])
  }

  /** What one step feeds beside the packed tokens; with several heads each sees its own draw of the rankings. */
  function feedsOf(items: readonly EncodedRanking[], batch: PackedBatch): RankingFeeds {
    const K = completionsMax
    const lastTokens = new Int32Array(perBatch * K)
    const perHead = (numbers: number) => new Float32Array(heads * perBatch * numbers)
    const pairWeights = perHead(K * K)
    const margins = marginCoefficient > 0 ? perHead(K * K) : undefined
    const listwise = config.loss === 'pairs' ? null : config.loss
    const stageWeights = listwise ? perHead(K) : undefined
    const stageChoices = listwise ? perHead(K * K) : undefined
    let sequence = 0
    items.forEach((item, n) => {
      item.sequences.forEach((_, k) => {
        lastTokens[n * K + k] = lastTokenIndex(batch, sequence++)
      })
      for (let head = 0; head < heads; head++) {
        const at = head * perBatch + n
        const times = heads === 1 ? 1 : drawnTimes(head, item)
        const scaled = (values: Float32Array) => (times === 1 ? values : values.map((x) => x * times))
        pairWeights.set(scaled(pairWeightMatrix(item.pairs, K)), at * K * K)
        margins?.set(marginMatrix(item.pairs, K, marginCoefficient), at * K * K)
        if (!listwise) continue
        const stages = listwiseStages(item.ranks, listwise, K)
        stageWeights?.set(scaled(stages.weights), at * K)
        stageChoices?.set(stages.among, at * K * K)
      }
    })
    return { lastTokens, pairWeights, margins, stageWeights, stageChoices }
  }

  /** How often a bootstrap of this head has drawn the ranking: Poisson with mean 1, the same at every pass. */
  function drawnTimes(head: number, item: EncodedRanking): number {
    const draw = rng.fork(`bootstrap/${head}/${train.indexOf(item)}`).uniform()
    let times = 0
    for (let mass = Math.exp(-1), below = mass; below < draw && times < 20; below += mass) {
      times += 1
      mass /= times
    }
    return times
  }

  /** Of a completion, from scores that stand head by head. */
  function meanOverHeads(scores: Float32Array, place: number): number {
    if (heads === 1) return scores[place]
    let sum = 0
    for (let head = 0; head < heads; head++) sum += scores[head * perBatch * completionsMax + place]
    return sum / heads
  }

  /** Raw scores combined over the heads, one list per ranking. */
  async function scoreRankings(
    weights: Parameters,
    rankings: readonly EncodedRanking[],
    how: Ensemble,
  ): Promise<number[][]> {
    const byHead = await headScoresOf(weights, rankings)
    return rankings.map((_, n) => byHead[n].map((scores) => combineScores(scores, how)))
  }

  /** What each head says, one list of completions per ranking. */
  async function headScoresOf(
    weights: Parameters,
    rankings: readonly EncodedRanking[],
  ): Promise<Float32Array[][]> {
    const batch = packRows(
      rankings.flatMap(({ sequences }) => sequences),
      rowLength,
      tokenizer.padId,
    )
    const { scalars } = await forward.run(weights, batch)
    const all = headScores(heads, batch, scalars)
    let sequence = 0
    return rankings.map(({ sequences }) => sequences.map(() => all[sequence++]))
  }

  async function evaluate(weights: Parameters): Promise<MetricValues> {
    if (validation.length === 0) return {}
    const byHead = await headScoresOf(weights, validation)
    const scores = byHead.map((completions) =>
      completions.map((heads) => combineScores(heads, { ...ensemble, rule: 'mean' })),
    )
    const { loss, accuracy, margin, comparisons } = compareWithPeople(validation, scores)
    const lengths = validation.flatMap(({ sequences }) => sequences.map(responseLength))
    return {
      'eval/loss': loss,
      ...(accuracy === null || margin === null ? {} : { 'eval/accuracy': accuracy, 'eval/margin': margin }),
      'eval/comparisons': comparisons,
      'eval/length_correlation': correlation(scores.flat(), lengths),
      ...describeConfidence(validation, scores),
      ...(heads > 1
        ? { 'eval/ensemble_deviation': meanAndDeviation(byHead.flat().map((one) => spreadOf([...one]))).mean }
        : {}),
    }
  }

  function reportHistogram(name: string, at: number, raw: number[], gain: number, bias: number): void {
    const { binEdges, counts } = histogram(
      raw.map((score) => score * gain + bias),
      config.histogramBins,
    )
    onEvent({ type: 'histogram', name, step: at, binEdges, counts })
  }
}

/** How scores agree with the rankings: mean loss per ranking; accuracy and margin over comparisons that have a winner. */
function compareWithPeople(rankings: readonly EncodedRanking[], scores: readonly number[][]) {
  let loss = 0
  let correct = 0
  let comparisons = 0
  let marginSum = 0
  rankings.forEach(({ pairs }, n) => {
    loss += pairwiseLoss(scores[n], pairs).loss
    const agreement = pairwiseAccuracy(scores[n], pairs)
    correct += agreement.correct
    comparisons += agreement.total
    marginSum += agreement.marginSum
  })
  return {
    loss: loss / rankings.length,
    accuracy: comparisons > 0 ? correct / comparisons : null,
    margin: comparisons > 0 ? marginSum / comparisons : null,
    comparisons,
  }
}

/** Calibration over comparisons that have a winner, and accuracy by how clear the preference is. */
function describeConfidence(rankings: readonly EncodedRanking[], scores: readonly number[][]): MetricValues {
  const decided = rankings.flatMap(({ pairs, ranks }, n) =>
    pairs
      .filter(({ label }) => label !== 0.5)
      .map(({ first, second }) => ({
        difference: scores[n][first] - scores[n][second],
        tiers: Math.abs(ranks[second] - ranks[first]),
      })),
  )
  if (decided.length === 0) return {}
  const { logLoss, error, bins } = calibrationOf(decided.map(({ difference }) => difference))
  const accuracyOf = (some: typeof decided) =>
    some.reduce(
      (sum, { difference }) => sum + (isSameScore(difference, 0) ? 0.5 : difference > 0 ? 1 : 0),
      0,
    ) / some.length
  const clear = decided.filter(({ tiers }) => tiers >= 2)
  const close = decided.filter(({ tiers }) => tiers === 1)
  return {
    'eval/log_loss': logLoss,
    'eval/ece': error,
    ...(clear.length > 0 ? { 'eval/accuracy_clear': accuracyOf(clear) } : {}),
    ...(close.length > 0 ? { 'eval/accuracy_close': accuracyOf(close) } : {}),
    ...Object.fromEntries(
      bins.flatMap(({ count, agreement }, i) => (count > 0 ? [[CALIBRATION_METRICS[i], agreement]] : [])),
    ),
  }
}

const CALIBRATION_METRICS = [
  'calibration/50_60',
  'calibration/60_70',
  'calibration/70_80',
  'calibration/80_90',
  'calibration/90_100',
] as const satisfies readonly MetricName[]
