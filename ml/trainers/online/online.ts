/**
 * The frame of every online algorithm against a reward model: sample answers, score them, measure KL to the frozen
 * reference, give credit, take a few passes. PPO, GRPO, RLOO and REINFORCE bring the credit and the update
 * (`Learner`); everything else is here, once.
 *
 * The score sits on the last real token. Log-probabilities are always taken at the sampling temperature, and the old
 * ones come from the training engine, so that the first minibatch's ratio is 1. Left out: top-k and top-p in
 * rollouts (their ratios would be biased), pre-training gradients (PPO-ptx), entropy bonus.
 */
import { join } from 'node:path'
import type { OnlineAlgorithm, PolicyTask, PromptRow, TaskEnd } from '../../contract'
import { resolveExecutionProvider } from '../../engine/execution-providers'
import type { MetricValues } from '../../metrics'
import { type Model, writeModelFolder } from '../../models/model-folder'
import { cloneParameters, countParameters, type Parameters } from '../../optim/parameters'
import { learningRateAt, scheduleOf } from '../../optim/schedule'
import type { EnsembleRule } from '../../rl/ensemble'
import { groupsOf } from '../../rl/group-advantages'
import { createKlController } from '../../rl/kl-controller'
import type { Float32Tensor } from '../../tensor/host-tensor'
import { createRng, type Rng } from '../../tensor/rng'
import { type Answer, createAnswerer, watchedSamples } from '../answer-prompts'
import { type LoraConfig, loraOf } from '../configs/lora-config'
import { takeFromPasses } from '../data/batches'
import { encodeCompletion } from '../data/encode-sequences'
import {
  atResponse,
  type PackedBatch,
  packRows,
  responseLength,
  rowLengthFor,
  spreadOverResponses,
} from '../data/packed-rows'
import { readPrompts } from '../data/read-rows'
import { fingerprintOf, hashFile } from '../fingerprint'
import type { GraphSettings } from '../graphs/compiled-graphs'
import { createEntropyForward, createLogProbForward } from '../graphs/policy-graphs'
import { openLanguageModel } from '../open-language-model'
import {
  copyWeights,
  createGoodVersionKeeper,
  createOptimiser,
  type Optimiser,
  type OptimiserSettings,
} from '../optimiser'
import { createStopwatch, type Stopwatch } from '../stopwatch'
import { createTrainee } from '../trainee'
import type { TrainerOptions } from '../trainer-options'
import { describeStop, type EarlyStop, readOwnCheckpoint, runTrainingLoop } from '../training-loop'
import {
  type CreditedAnswer,
  finalScore,
  isLearntFrom,
  type MeasuredAnswer,
  meanKl,
  type ScoreRule,
} from './online-answers'
import { createRewardPanel, panelFingerprint, readRewardModels } from './reward-panel'

/** What the frame reads of an algorithm's settings. */
export interface OnlineConfig extends OptimiserSettings, ScoreRule, LoraConfig {
  steps: number
  promptsPerStep: number
  completionsPerPrompt: number
  maxTokens: number
  learningRate: number
  klCoefficient: number
  klTarget: number
  klHorizon: number
  klBudget: number
  ensembleRule: EnsembleRule
  ensemblePenalty: number
  minibatches: number
  temperature: number
  schedule: 'cosine' | 'linear' | 'constant'
  warmupFraction: number
  watchEverySteps: number
  checkpointEverySteps: number
}

/** Some of the answers, packed once, so that every pass over them makes the same bits. */
export interface Minibatch<Credited extends CreditedAnswer> {
  rollouts: Credited[]
  batch: PackedBatch
  /** 1 on the response tokens that are learnt from, (R · T) per chunk. */
  mask: Float32Array[]
}

/** What a learner may build on. */
export interface LearnerSetting {
  /** What the policy's graphs are fed; its adapters among them, where there are any. */
  policy: Parameters
  policyOptimiser: Optimiser
  rewardModel: Model
  policyGraph: GraphSettings
  /** Of the reward model, the first of several: without adapters. */
  scalarGraph: GraphSettings
  /** The run's; fork it. */
  rng: Rng
}

/**
 * Tolerance of the log-ratio before the first update. The forward pass and the training step are two graphs over the same
 * batch, which the runtime may execute by other kernels: bits were equal on the processors we tried, which no rule promises.
 * Other text, masks or another temperature are off by far more.
 */
export const firstRatioTolerance = ({ executionProvider }: GraphSettings): number =>
  executionProvider === 'cpu' ? 1e-4 : 1e-3

/** What an algorithm brings: credit and update, and whatever else it trains or remembers. */
export interface Learner<Extra extends object, Credited extends CreditedAnswer & Extra> {
  /** What it needs to know of each answer beside scores and log-probabilities. */
  measure(batch: PackedBatch): Promise<Extra[]>
  /** In the order given, which is that of the minibatches; `place` tells which answers share a prompt. */
  credit(answers: readonly (MeasuredAnswer & Extra)[], klCoefficient: number): Credited[]
  describe(answers: readonly Credited[], klCoefficient: number): MetricValues
  /** Passes over the minibatches. `rateAt` scales another peak by the schedule of this step. */
  update(
    minibatches: readonly Minibatch<Credited>[],
    rateAt: (peak: number) => number,
    klCoefficient: number,
  ): Promise<MetricValues>
  /** Whether the answers to one prompt teach anything; another prompt is drawn instead where they do not. */
  isInformative?(scores: readonly number[]): boolean
  save(): {
    tensors: Record<string, ReadonlyMap<string, Float32Tensor>>
    state: Record<string, unknown>
  }
  restore(saved: {
    tensors: Readonly<Record<string, Map<string, Float32Tensor>>>
    state: Record<string, unknown>
  }): void
  release(): Promise<void>
}

export interface OnlineRecipe<Extra extends object, Credited extends CreditedAnswer & Extra> {
  algorithm: OnlineAlgorithm
  config: OnlineConfig
  createLearner(setting: LearnerSetting): Learner<Extra, Credited>
}

/** Rounds of drawing other prompts in place of uninformative ones. */
const RESAMPLING_ROUNDS = 3

export async function trainOnline<Extra extends object, Credited extends CreditedAnswer & Extra>(
  task: PolicyTask,
  options: TrainerOptions,
  { algorithm, config, createLearner }: OnlineRecipe<Extra, Credited>,
): Promise<TaskEnd> {
  const { onEvent } = options
  const provider = await resolveExecutionProvider(task.executionProvider)
  const { model: reference, tokenizer } = await openLanguageModel(task.modelDir)
  const rewardModels = await readRewardModels(task.rewardModelDirs, reference.config.vocabSize)
  const [rewardModel] = rewardModels
  const contextLength = Math.min(...[reference, ...rewardModels].map(({ config }) => config.contextLength))

  const fits = ({ prompt }: PromptRow) =>
    encodeCompletion(tokenizer, prompt, []).tokens.length + config.maxTokens <= contextLength
  const allPrompts = readPrompts(task.prompts).filter(({ split }) => split === 'train')
  const prompts = allPrompts.filter(fits)
  const watched = readPrompts(task.watchedPrompts).filter(fits)
  if (prompts.length === 0)
    throw new Error(
      `${task.prompts} has no training prompt that leaves ${config.maxTokens} of ${contextLength} tokens for the answer`,
    )

  const { executionProvider, threads } = { executionProvider: provider.name, threads: task.threads }
  const longestAnswer = new Array<number>(config.maxTokens).fill(tokenizer.padId)
  const rowLength = rowLengthFor(
    [...prompts, ...watched].map(({ prompt }) => encodeCompletion(tokenizer, prompt, longestAnswer)),
  )
  const referenceGraph = { config: reference.config, rowLength, executionProvider, threads }
  const policyGraph = { ...referenceGraph, lora: loraOf(config) }
  const scalarGraph = { ...referenceGraph, config: rewardModel.config }
  const { temperature } = config
  const oldForward = createEntropyForward(policyGraph, { temperature })
  // One graph for both, so that the same weights give the same bits and KL begins at exactly 0. With adapters the policy's
  // graph is another, in which adapters that begin at 0 add exactly 0.
  const referenceForward = policyGraph.lora
    ? createLogProbForward(referenceGraph, { temperature })
    : oldForward
  const panel = createRewardPanel(rewardModels, { rowLength, executionProvider, threads }, config)

  const rng = createRng(task.seed)
  // With adapters the reference is the policy with its adapters off.
  const base = policyGraph.lora ? reference.parameters : cloneParameters(reference.parameters)
  const trainee = createTrainee(base, policyGraph.lora, rng)
  const { weights: policy, trained } = trainee
  const policyOptimiser = createOptimiser(trained, config)
  const good = createGoodVersionKeeper()
  const learner = createLearner({
    policy,
    policyOptimiser,
    rewardModel,
    policyGraph,
    scalarGraph,
    rng,
  })

  const fingerprint = fingerprintOf({
    kind: task.kind,
    algorithm,
    config,
    seed: task.seed,
    model: reference.sha256,
    rewardModels: panelFingerprint(rewardModels),
    prompts: hashFile(task.prompts),
    watched: hashFile(task.watchedPrompts),
  })
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  const saved = checkpoint?.state as SavedState | undefined
  if (checkpoint && saved) {
    copyWeights(checkpoint.tensors.policy, trained)
    policyOptimiser.restore(saved.policyUpdates, checkpoint.tensors['policy-moments'])
    learner.restore({ tensors: checkpoint.tensors, state: saved.learner })
    good.keep(checkpoint.tensors.good, saved.goodStep)
  } else good.keep(trained, 0)
  const answerer = createAnswerer({
    ...referenceGraph,
    parameters: reference.parameters,
    tokenizer,
    temperature,
    maxTokens: config.maxTokens,
  })
  const klController = createKlController(
    saved?.klCoefficient ?? config.klCoefficient,
    config.klTarget > 0 ? { target: config.klTarget, horizon: config.klHorizon } : null,
  )
  const schedule = scheduleOf(config, config.steps)
  const rateAt = (index: number) => (peak: number) => learningRateAt(index, { ...schedule, peak })

  const pack = (answers: readonly Answer[]) =>
    packRows(
      answers.map(({ sequence }) => sequence),
      rowLength,
      tokenizer.padId,
    )

  let latest: MetricValues = {}
  const step = async (index: number): Promise<EarlyStop | undefined> => {
    if (index === 0) await watch(0)
    const clock = createStopwatch<'time/sample' | 'time/ref' | 'time/score' | 'time/update'>()
    const answers = await sampleAnswers(index)
    clock.lap('time/sample')
    const minibatches = await experience(answers, clock)
    const rollouts = minibatches.flatMap((minibatch) => minibatch.rollouts)

    const kl = meanKl(rollouts)
    const values: MetricValues = {
      ...learner.describe(rollouts, klController.coefficient),
      episode: (index + 1) * rollouts.length,
    }
    if (kl > config.klBudget) {
      latest = { ...latest, ...values }
      onEvent({ type: 'metrics', step: index, values })
      return {
        reason: 'kl-budget',
        message: `KL to the reference reached ${kl.toFixed(2)} nats per answer, over the budget of ${config.klBudget}.`,
      }
    }
    good.keep(trained, index)

    const lr = rateAt(index)(config.learningRate)
    Object.assign(values, await learner.update(minibatches, rateAt(index), klController.coefficient), { lr })
    clock.lap('time/update')
    klController.update(kl, rollouts.length)

    const tokens = rollouts.reduce((sum, { sequence }) => sum + sequence.tokens.length, 0)
    Object.assign(values, clock.laps, {
      'perf/tokens': tokens,
      'perf/tokens_per_s': tokens / clock.seconds(),
    })
    latest = { ...latest, ...values }
    const made = index + 1
    onEvent({ type: 'metrics', step: made, values })
    if (made % config.watchEverySteps === 0 || made === config.steps) await watch(made)
    return undefined
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

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider,
        providerReason: provider.reason,
        threads,
        parameters: countParameters(reference.parameters),
        totalSteps: config.steps,
        resolvedConfig: { algorithm, ...config },
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: [
        `${prompts.length} prompts to practise on, ${watched.length} watched.`,
        ...(prompts.length < allPrompts.length
          ? [`${allPrompts.length - prompts.length} prompts are too long for the context and left out.`]
          : []),
        ...trainee.notices,
      ],
      checkpointDir: task.checkpointDir,
      checkpointEverySteps: config.checkpointEverySteps,
      step,
      save() {
        const { tensors, state } = learner.save()
        return {
          tensors: {
            policy: trained,
            'policy-moments': policyOptimiser.moments(),
            ...tensors,
            ...(good.version ? { good: good.version.parameters } : {}),
          },
          state: {
            fingerprint,
            klCoefficient: klController.coefficient,
            policyUpdates: policyOptimiser.updates,
            goodStep: good.version?.step ?? 0,
            learner: state,
          } satisfies SavedState,
        }
      },
    })
    if (end.reason !== 'completed') return describeStop(end, good.version, write, latest)
    const { sha256, parameters } = await write(trained)
    return { type: 'finished', step: config.steps, metrics: latest, weightsSha256: sha256, parameters }
  } finally {
    for (const graph of new Set([oldForward, referenceForward, panel, learner, answerer]))
      await graph.release()
  }

  async function sampleAnswers(index: number): Promise<Answer[]> {
    const { promptsPerStep, completionsPerPrompt } = config
    const chosen = takeFromPasses(prompts, index * promptsPerStep, promptsPerStep, rng.fork('prompts'))
    const sampled = trainee.merged()
    let answers = await answerer.answer(sampled, chosen, completionsPerPrompt, rng.fork(`rollouts/${index}`))
    if (!learner.isInformative) return answers
    for (let round = 0; round < RESAMPLING_ROUNDS; round++) {
      const scores = (await panel.judge(pack(answers))).map(({ score }, i) =>
        finalScore(score, answers[i].hasEnded, config),
      )
      const groups = groupsOf(answers, completionsPerPrompt)
      const spread = groupsOf(scores, completionsPerPrompt).map((group) => learner.isInformative!(group))
      const missing = spread.filter((isInformative) => !isInformative).length
      if (missing === 0) break
      const again = rng.fork(`resampled/${index}/${round}`)
      const others = groupsOf(
        await answerer.answer(
          sampled,
          takeFromPasses(prompts, 0, missing, again),
          completionsPerPrompt,
          again,
        ),
        completionsPerPrompt,
      )
      answers = groups.flatMap((group, i) => (spread[i] ? group : others.pop()!))
    }
    return answers
  }

  /** Scores and log-probabilities of all answers and what the learner wants to know, then credit. */
  async function experience(
    answers: readonly Answer[],
    clock: Stopwatch<'time/ref' | 'time/score'>,
  ): Promise<Minibatch<Credited>[]> {
    const parts = Math.min(config.minibatches, answers.length)
    const batches: PackedBatch[] = []
    const measured: (MeasuredAnswer & Extra)[] = []
    for (let part = 0; part < parts; part++) {
      const batch = pack(answers.filter((_, i) => i % parts === part))
      const old = await oldForward.run(policy, batch)
      const fromReference = await referenceForward.run(reference.parameters, batch)
      clock.lap('time/ref')
      const verdicts = await panel.judge(batch)
      const extras = await learner.measure(batch)
      clock.lap('time/score')
      batches.push(batch)
      batch.sequences.forEach((_, i) => {
        const place = part + i * parts
        const { hasEnded } = answers[place]
        measured.push({
          ...answers[place],
          ...extras[i],
          place,
          score: finalScore(verdicts[i].score, hasEnded, config),
          scoreDeviation: verdicts[i].deviation,
          isLearntFrom: isLearntFrom(hasEnded, config),
          logProbs: atResponse(batch, old.logProbs, i),
          referenceLogProbs: atResponse(batch, fromReference.logProbs, i),
          entropies: atResponse(batch, old.entropies, i),
        })
      })
    }
    const credited = learner.credit(measured, klController.coefficient)
    let first = 0
    return batches.map((batch) => {
      const count = batch.sequences.length
      first += count
      const rollouts = credited.slice(first - count, first)
      const mask = spreadOverResponses(batch, (i) =>
        new Float32Array(responseLength(batch.sequences[i])).fill(Number(rollouts[i].isLearntFrom)),
      )
      return { batch, mask, rollouts }
    })
  }

  /** Answers the watched prompts with the same random numbers every time, so that only the policy makes a difference. */
  async function watch(made: number): Promise<void> {
    if (watched.length === 0) return
    const answers = await answerer.answer(trainee.merged(), watched, 1, rng.fork('watched'))
    const verdicts = await panel.judge(pack(answers))
    const samples = watchedSamples(tokenizer, answers, (i) =>
      finalScore(verdicts[i].score, answers[i].hasEnded, config),
    )
    onEvent({ type: 'samples', step: made, samples })
  }
}

/**
 * Clipped passes over the minibatches; ends early when one update has moved the policy too far. Returns whole passes.
 * @param run adds one minibatch's gradients and returns its approximate KL per token
 */
export async function makePasses<Credited extends CreditedAnswer>(
  minibatches: readonly Minibatch<Credited>[],
  { epochs, approxKlLimit }: { epochs: number; approxKlLimit: number },
  run: (minibatch: Minibatch<Credited>, isFirst: boolean) => Promise<number>,
  { apply, discard }: { apply(): void; discard(): void },
): Promise<number> {
  const useful = minibatches.filter(({ rollouts }) => rollouts.some((answer) => answer.isLearntFrom))
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const [part, minibatch] of useful.entries()) {
      if ((await run(minibatch, epoch === 0 && part === 0)) > approxKlLimit) {
        discard()
        return epoch
      }
      apply()
    }
  }
  return epochs
}

/** What a checkpoint holds beside tensors. */
type SavedState = {
  fingerprint: string
  klCoefficient: number
  policyUpdates: number
  goodStep: number
  learner: Record<string, unknown>
}
