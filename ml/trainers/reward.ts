/**
 * Reward-model training: the policy's backbone with a scalar head learns to order completions as people ranked them.
 *
 * All C(K, 2) comparisons of a ranking stay in one batch element with K forward passes (InstructGPT §3.5); the score is
 * read at the last real token; afterwards scores are shifted and scaled to mean 0 and standard deviation 1 over the
 * completions of the training rankings, and that gain and bias are saved with the model. Accuracy is measured on
 * held-out prompts. Left out: several reward models at once, Plackett–Luce as the training loss, absolute ratings.
 */
import { join } from 'node:path'
import { resolveExecutionProvider } from '../engine/execution-providers'
import type { MetricValues } from '../metrics'
import { readModelFolder, writeModelFolder } from '../models/model-folder'
import { scalarHeadParameters } from '../models/scalar-head'
import { countParameters, initParameters, type Parameters } from '../optim/parameters'
import { learningRateAt } from '../optim/schedule'
import { type ComparisonPair, comparisonPairs, pairWeightMatrix } from '../rl/comparison-pairs'
import { pairwiseAccuracy, pairwiseLoss } from '../rl/preference-loss'
import type { RewardTask, TaskEnd } from '../runner/contract'
import { createRng } from '../tensor/rng'
import { openTokenizer } from '../tokenizer/open-tokenizer'
import { batchAt, stepsInEpochs } from './batches'
import { encodeCompletion } from './encode-sequences'
import { fingerprintOf, hashFile } from './fingerprint'
import { copyWeights, createGoodVersionKeeper, createOptimiser } from './optimiser'
import { lastTokenIndex, packRows, responseLength, rowLengthFor, type Sequence } from './packed-rows'
import { readRankings } from './read-rows'
import { resolveRewardConfig } from './reward-config'
import { createRankingStep, createScalarForward } from './scalar-graphs'
import { correlation, histogram, meanAndDeviation } from './statistics'
import type { TrainerOptions } from './trainer-options'
import { describeStop, readOwnCheckpoint, runTrainingLoop } from './training-loop'

/** A ranking ready for training: K sequences and the comparisons among them. */
interface EncodedRanking {
  sequences: Sequence[]
  pairs: ComparisonPair[]
}

export async function trainRewardModel(task: RewardTask, options: TrainerOptions): Promise<TaskEnd> {
  const { onEvent } = options
  const config = resolveRewardConfig(task.config)
  const provider = await resolveExecutionProvider(task.executionProvider)
  const model = await readModelFolder(task.modelDir)
  if (model.kind !== 'policy') throw new Error(`${task.modelDir} is a ${model.kind} model, not a policy`)
  const tokenizer = await openTokenizer(task.modelDir)
  const longest = Math.min(config.maxLength, model.config.contextLength)

  const rows = readRankings(task.dataset)
  const encoded = rows.map((row) => ({
    split: row.split,
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
  }
  const perBatch = Math.min(config.batchSize, train.length)
  const completionsMax = Math.max(...train.map(({ sequences }) => sequences.length))
  const ranking = createRankingStep(
    graphSettings,
    { rankings: perBatch, completions: completionsMax },
    config,
  )
  const forward = createScalarForward(graphSettings)
  const { rowLength } = graphSettings

  const rng = createRng(task.seed)
  const parameters = withFreshHead()
  const optimiser = createOptimiser(parameters, config)
  const good = createGoodVersionKeeper()
  const totalSteps = stepsInEpochs(train.length, perBatch, config.epochs)
  const schedule = {
    peak: config.learningRate,
    warmupSteps: Math.round(config.warmupFraction * totalSteps),
    totalSteps,
    shape: config.schedule,
    floor: 0,
  }

  const fingerprint = fingerprintOf({
    kind: task.kind,
    config,
    seed: task.seed,
    model: model.sha256,
    dataset: hashFile(task.dataset),
  })
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  if (checkpoint) {
    copyWeights(checkpoint.tensors.reward, parameters)
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
    const lastTokens = new Int32Array(perBatch * completionsMax)
    const pairWeights = new Float32Array(perBatch * completionsMax ** 2)
    let sequence = 0
    items.forEach(({ sequences, pairs }, n) => {
      pairWeights.set(pairWeightMatrix(pairs, completionsMax), n * completionsMax ** 2)
      sequences.forEach((_, k) => {
        lastTokens[n * completionsMax + k] = lastTokenIndex(batch, sequence++)
      })
    })
    const result = await ranking.run(parameters, batch.chunks[0], { lastTokens, pairWeights })
    good.keep(parameters, index)
    optimiser.add(result.gradients, items.length)
    const lr = learningRateAt(index, schedule)
    const gradNorm = optimiser.update(lr)
    const seconds = (performance.now() - startedAt) / 1000

    const made = index + 1
    const scores = items.map(({ sequences }, n) =>
      [...sequences.keys()].map((k) => result.scores[n * completionsMax + k]),
    )
    const { loss, accuracy } = compareWithPeople(items, scores)
    const tokens = batch.sequences.reduce((sum, { tokens }) => sum + tokens.length, 0)
    const values: MetricValues = {
      lr,
      epoch,
      grad_norm: gradNorm,
      'train/loss': loss,
      ...(accuracy === null ? {} : { 'train/accuracy': accuracy }),
      'perf/tokens_per_s': tokens / seconds,
    }
    if (made % config.evalEverySteps === 0 || made === totalSteps)
      Object.assign(values, await evaluate(parameters))
    latest = { ...latest, ...values }
    onEvent({ type: 'metrics', step: made, values })
    return undefined
  }

  /** Normalises, reports the histogram and writes the folder. */
  const write = async (weights: Parameters, stepsMade: number) => {
    const raw = await scoreRankings(weights, train)
    const { mean, deviation } = meanAndDeviation(raw.flat())
    const gain = deviation > 0 ? 1 / deviation : 1
    const bias = -mean * gain
    reportHistogram('scores/train', stepsMade, raw.flat(), gain, bias)
    if (validation.length > 0) {
      const heldOut = await scoreRankings(weights, validation)
      reportHistogram('scores/validation', stepsMade, heldOut.flat(), gain, bias)
    }
    const { sha256 } = await writeModelFolder(
      task.outDir,
      { kind: 'reward', config: model.config, parameters: weights, scoreGain: gain, scoreBias: bias },
      {
        precision: 'float32',
        besides: [join(task.modelDir, 'tokenizer.json')],
        metadata: { stage: 'reward' },
      },
    )
    return { sha256 }
  }

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider: provider.name,
        providerReason: provider.reason,
        threads: task.threads,
        parameters: countParameters(parameters),
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
      ],
      checkpointDir: task.checkpointDir,
      checkpointEverySteps: config.checkpointEverySteps,
      step,
      save: () => ({
        tensors: { reward: parameters, 'reward-moments': optimiser.moments() },
        state: { fingerprint },
      }),
    })
    if (end.reason !== 'completed')
      return describeStop(end, good.version, (weights) => write(weights, end.step), latest)
    const { sha256 } = await write(parameters, totalSteps)
    return {
      type: 'finished',
      step: totalSteps,
      metrics: latest,
      weightsSha256: sha256,
      parameters: countParameters(parameters),
    }
  } finally {
    await ranking.release()
    await forward.release()
  }

  /** The policy's backbone without its language head, and a new scalar head. */
  function withFreshHead(): Parameters {
    const head = initParameters(scalarHeadParameters(model.config), rng.fork('head'))
    const backbone = [...model.parameters].filter(([name]) => name !== 'lm_head.weight')
    return new Map([...backbone, ...head])
  }

  /** Raw scores, one list per ranking. */
  async function scoreRankings(
    weights: Parameters,
    rankings: readonly EncodedRanking[],
  ): Promise<number[][]> {
    const batch = packRows(
      rankings.flatMap(({ sequences }) => sequences),
      rowLength,
      tokenizer.padId,
    )
    const scalars = await forward.run(weights, batch)
    let sequence = 0
    return rankings.map(({ sequences }) =>
      sequences.map(() => {
        const index = sequence++
        return scalars[batch.places[index].chunk][lastTokenIndex(batch, index)]
      }),
    )
  }

  async function evaluate(weights: Parameters): Promise<MetricValues> {
    if (validation.length === 0) return {}
    const scores = await scoreRankings(weights, validation)
    const { loss, accuracy, margin, comparisons } = compareWithPeople(validation, scores)
    const lengths = validation.flatMap(({ sequences }) => sequences.map(responseLength))
    return {
      'eval/loss': loss,
      ...(accuracy === null || margin === null ? {} : { 'eval/accuracy': accuracy, 'eval/margin': margin }),
      'eval/comparisons': comparisons,
      'eval/length_correlation': correlation(scores.flat(), lengths),
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
