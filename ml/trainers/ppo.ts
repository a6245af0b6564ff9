/**
 * The policy update: PPO against a reward model, with a KL penalty to the frozen reference (Ziegler et al. 2019,
 * Ouyang et al. 2022; details after Huang et al. 2023, "The N Implementation Details of RLHF with PPO").
 *
 * One step: sample answers, score them, turn scores and per-token KL into rewards, estimate advantages, take a few
 * clipped passes over them. The score sits on the last real token. Log-probabilities are always taken at the sampling
 * temperature, and the old ones come from the training engine, so that the first minibatch's ratio is exactly 1.
 * The value model is separate and starts as the reward model. Left out: entropy bonus, reward whitening, pre-training
 * gradients (PPO-ptx), top-k and top-p in rollouts (their ratios would be biased).
 */
import { join } from 'node:path'
import { decodeResponse } from '../data/template'
import { resolveExecutionProvider } from '../engine/execution-providers'
import type { MetricValues } from '../metrics'
import { readModelFolder, writeModelFolder } from '../models/model-folder'
import { cloneParameters, countParameters, type Parameters } from '../optim/parameters'
import { learningRateAt } from '../optim/schedule'
import { createKlController } from '../rl/kl-controller'
import type { PolicyTask, PromptRow, TaskEnd, WatchedSample } from '../runner/contract'
import { createSampler } from '../sampling/sampler'
import { createRng, type Rng } from '../tensor/rng'
import { openTokenizer } from '../tokenizer/open-tokenizer'
import { takeFromPasses } from './batches'
import { encodeCompletion } from './encode-sequences'
import { fingerprintOf, hashFile } from './fingerprint'
import { copyWeights, createGoodVersionKeeper, createOptimiser } from './optimiser'
import {
  atResponse,
  type PackedBatch,
  packRows,
  responseLength,
  responseMask,
  rowLengthFor,
  spreadOverResponses,
} from './packed-rows'
import { createLogProbForward, createPolicyUpdateStep } from './policy-graphs'
import { resolvePpoConfig } from './ppo-config'
import {
  type Answer,
  completeRollouts,
  describeRollouts,
  type MeasuredAnswer,
  meanKl,
  type Rollout,
} from './ppo-rollouts'
import { assertFirstRatio, createUpdateStatistics } from './ppo-statistics'
import { readPrompts } from './read-rows'
import { createScalarForward, createValueUpdateStep } from './scalar-graphs'
import { normalisedScores, valueModelFrom } from './scores'
import { createStopwatch, type Stopwatch } from './stopwatch'
import type { TrainerOptions } from './trainer-options'
import { describeStop, type EarlyStop, readOwnCheckpoint, runTrainingLoop } from './training-loop'

/** Some of the rollouts, packed once, so that every pass over them makes the same bits. */
interface Minibatch {
  rollouts: Rollout[]
  batch: PackedBatch
  mask: Float32Array[]
}

export async function trainPolicy(task: PolicyTask, options: TrainerOptions): Promise<TaskEnd> {
  const { onEvent } = options
  const config = resolvePpoConfig(task.config)
  const provider = await resolveExecutionProvider(task.executionProvider)
  const reference = await readModelFolder(task.modelDir)
  const rewardModel = await readModelFolder(task.rewardModelDir)
  if (reference.kind !== 'policy')
    throw new Error(`${task.modelDir} is a ${reference.kind} model, not a policy`)
  if (rewardModel.kind !== 'reward')
    throw new Error(`${task.rewardModelDir} is a ${rewardModel.kind} model, not a reward model`)
  const tokenizer = await openTokenizer(task.modelDir)
  const contextLength = Math.min(reference.config.contextLength, rewardModel.config.contextLength)

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
  const policyGraph = { config: reference.config, rowLength, executionProvider, threads }
  const scalarGraph = { ...policyGraph, config: rewardModel.config }
  const { temperature } = config
  const oldForward = createLogProbForward(policyGraph, { temperature, withEntropies: true })
  const referenceForward = createLogProbForward(policyGraph, { temperature, withEntropies: false })
  const scalarForward = createScalarForward(scalarGraph)
  const policyUpdate = createPolicyUpdateStep(policyGraph, config)
  const valueUpdate = createValueUpdateStep(scalarGraph, { clipRange: config.valueClipRange })

  const rng = createRng(task.seed)
  const policy = cloneParameters(reference.parameters)
  const value = valueModelFrom(rewardModel)
  const policyOptimiser = createOptimiser(policy, config)
  const valueOptimiser = createOptimiser(value, config)
  const good = createGoodVersionKeeper()

  const fingerprint = fingerprintOf({
    kind: task.kind,
    config,
    seed: task.seed,
    model: reference.sha256,
    rewardModel: rewardModel.sha256,
    gain: rewardModel.scoreGain,
    bias: rewardModel.scoreBias,
    prompts: hashFile(task.prompts),
    watched: hashFile(task.watchedPrompts),
  })
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  const saved = checkpoint?.state as SavedState | undefined
  if (checkpoint && saved) {
    copyWeights(checkpoint.tensors.policy, policy)
    copyWeights(checkpoint.tensors.value, value)
    policyOptimiser.restore(saved.policyUpdates, checkpoint.tensors['policy-moments'])
    valueOptimiser.restore(saved.valueUpdates, checkpoint.tensors['value-moments'])
    good.keep(checkpoint.tensors.good, saved.goodStep)
  } else good.keep(policy, 0)
  const sampler = createSampler({
    modelConfig: reference.config,
    parameters: policy,
    executionProvider,
    threads,
  })
  const klController = createKlController(
    saved?.klCoefficient ?? config.klCoefficient,
    config.klTarget > 0 ? { target: config.klTarget, horizon: config.klHorizon } : null,
  )
  const schedule = (peak: number) => ({
    peak,
    warmupSteps: Math.round(config.warmupFraction * config.steps),
    totalSteps: config.steps + 1, // the last step still learns
    shape: config.schedule,
    floor: 0,
  })

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
      ...describeRollouts(rollouts, klController.coefficient),
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
    good.keep(policy, index)

    const lr = learningRateAt(index, schedule(config.learningRate))
    const valueLr = learningRateAt(index, schedule(config.valueLearningRate))
    Object.assign(values, await update(minibatches, lr, valueLr), { lr })
    clock.lap('time/update')
    klController.update(kl, rollouts.length)

    const tokens = rollouts.reduce((sum, { sequence }) => sum + sequence.tokens.length, 0)
    Object.assign(values, clock.laps, { 'perf/tokens_per_s': tokens / clock.seconds() })
    latest = { ...latest, ...values }
    const made = index + 1
    onEvent({ type: 'metrics', step: made, values })
    if (made % config.watchEverySteps === 0 || made === config.steps) await watch(made)
    return undefined
  }

  const write = (weights: Parameters) =>
    writeModelFolder(
      task.outDir,
      { kind: 'policy', config: reference.config, parameters: weights },
      {
        precision: 'float32',
        besides: [join(task.modelDir, 'tokenizer.json')],
        metadata: { stage: 'policy' },
      },
    )

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider,
        providerReason: provider.reason,
        threads,
        parameters: countParameters(policy),
        totalSteps: config.steps,
        resolvedConfig: config,
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: [
        `${prompts.length} prompts to practise on, ${watched.length} watched.`,
        ...(prompts.length < allPrompts.length
          ? [`${allPrompts.length - prompts.length} prompts are too long for the context and left out.`]
          : []),
      ],
      checkpointDir: task.checkpointDir,
      checkpointEverySteps: config.checkpointEverySteps,
      step,
      save: () => ({
        tensors: {
          policy,
          value,
          'policy-moments': policyOptimiser.moments(),
          'value-moments': valueOptimiser.moments(),
          ...(good.version ? { good: good.version.parameters } : {}),
        },
        state: {
          fingerprint,
          klCoefficient: klController.coefficient,
          policyUpdates: policyOptimiser.updates,
          valueUpdates: valueOptimiser.updates,
          goodStep: good.version?.step ?? 0,
        } satisfies SavedState,
      }),
    })
    if (end.reason !== 'completed') return describeStop(end, good.version, write, latest)
    const { sha256 } = await write(policy)
    return {
      type: 'finished',
      step: config.steps,
      metrics: latest,
      weightsSha256: sha256,
      parameters: countParameters(policy),
    }
  } finally {
    for (const graph of [oldForward, referenceForward, scalarForward, policyUpdate, valueUpdate, sampler])
      await graph.release()
  }

  /** Samples from the policy as it is now, at the training temperature, nothing cut off. */
  async function answer(rows: readonly PromptRow[], completionsPerPrompt: number, own: Rng) {
    sampler.setParameters(policy)
    const promptIds = rows.map(({ prompt }) => encodeCompletion(tokenizer, prompt, []).tokens)
    const completions = await sampler.sample({
      prompts: promptIds,
      completionsPerPrompt,
      settings: { temperature, topP: 1, topK: 0, maxTokens: config.maxTokens },
      rng: own,
      eosId: tokenizer.eosId,
      padId: tokenizer.padId,
      bosId: tokenizer.bosId,
    })
    return completions.map(({ tokenIds, finishReason }, i): Answer => {
      const prompt = Math.floor(i / completionsPerPrompt)
      return {
        row: rows[prompt],
        sequence: {
          tokens: [...promptIds[prompt], ...tokenIds],
          promptLength: promptIds[prompt].length,
        },
        hasEnded: finishReason === 'eos',
      }
    })
  }

  function sampleAnswers(index: number): Promise<Answer[]> {
    const { promptsPerStep, completionsPerPrompt } = config
    const chosen = takeFromPasses(prompts, index * promptsPerStep, promptsPerStep, rng.fork('prompts'))
    return answer(chosen, completionsPerPrompt, rng.fork(`rollouts/${index}`))
  }

  /** Scores, values and log-probabilities of all answers, then rewards and advantages. */
  async function experience(
    answers: readonly Answer[],
    clock: Stopwatch<'time/ref' | 'time/score'>,
  ): Promise<Minibatch[]> {
    const parts = Math.min(config.minibatches, answers.length)
    const batches: PackedBatch[] = []
    const measured: MeasuredAnswer[] = []
    for (let part = 0; part < parts; part++) {
      const members = answers.filter((_, i) => i % parts === part)
      const batch = pack(members)
      const old = await oldForward.run(policy, batch)
      const fromReference = await referenceForward.run(reference.parameters, batch)
      clock.lap('time/ref')
      const scores = await score(batch)
      const values = await scalarForward.run(value, batch)
      clock.lap('time/score')
      batches.push(batch)
      members.forEach((member, i) => {
        measured.push({
          ...member,
          score: member.hasEnded ? scores[i] : config.missingEosScore,
          logProbs: atResponse(batch, old.logProbs, i),
          referenceLogProbs: atResponse(batch, fromReference.logProbs, i),
          entropies: atResponse(batch, old.entropies, i),
          values: atResponse(batch, values, i),
        })
      })
    }
    const rollouts = completeRollouts(measured, { ...config, klCoefficient: klController.coefficient })
    let first = 0
    return batches.map((batch) => {
      const count = batch.sequences.length
      first += count
      return { batch, mask: responseMask(batch), rollouts: rollouts.slice(first - count, first) }
    })
  }

  /** Normalised scores of the reward model. */
  async function score(batch: PackedBatch): Promise<number[]> {
    return normalisedScores(rewardModel, batch, await scalarForward.run(rewardModel.parameters, batch))
  }

  /** Clipped passes over the minibatches; ends early when one update has moved the policy too far. */
  async function update(
    minibatches: readonly Minibatch[],
    lr: number,
    valueLr: number,
  ): Promise<MetricValues> {
    const statistics = createUpdateStatistics(config.clipRange, config.valueClipRange)
    let epochsRun = 0
    for (let epoch = 0; epoch < config.epochs; epoch++) {
      for (const [part, { rollouts, batch, mask }] of minibatches.entries()) {
        const feed = (of: (rollout: Rollout) => ArrayLike<number>) =>
          spreadOverResponses(batch, (i) => of(rollouts[i]))
        const oldLogProbs = feed((rollout) => rollout.logProbs)
        const advantages = feed((rollout) => rollout.advantages)
        const oldValues = feed((rollout) => rollout.values)
        const returns = feed((rollout) => rollout.returns)
        const logProbs: Float32Array[] = []
        const values: Float32Array[] = []
        for (const [c, chunk] of batch.chunks.entries()) {
          const tokens = mask[c].reduce((a, b) => a + b, 0)
          const forPolicy = { oldLogProbs: oldLogProbs[c], advantages: advantages[c], mask: mask[c] }
          const policyResult = await policyUpdate.run(policy, chunk, forPolicy)
          policyOptimiser.add(policyResult.gradients, tokens)
          logProbs.push(policyResult.logProbs)
          const forValue = { oldValues: oldValues[c], returns: returns[c], mask: mask[c] }
          const valueResult = await valueUpdate.run(value, chunk, forValue)
          valueOptimiser.add(valueResult.gradients, tokens)
          values.push(valueResult.values)
        }
        const now = rollouts.map((rollout, i) => ({
          ...rollout,
          oldLogProbs: rollout.logProbs,
          oldValues: rollout.values,
          logProbs: atResponse(batch, logProbs, i),
          values: atResponse(batch, values, i),
        }))
        if (epoch === 0 && part === 0)
          for (const answer of now)
            assertFirstRatio(answer.logProbs, answer.oldLogProbs, executionProvider === 'cpu' ? 0 : 1e-3)
        if (statistics.add(now) > config.approxKlLimit) {
          policyOptimiser.discard()
          valueOptimiser.discard()
          return { ...statistics.averages(), 'policy/epochs_run': epochsRun }
        }
        policyOptimiser.update(lr)
        valueOptimiser.update(valueLr)
      }
      epochsRun = epoch + 1
    }
    return { ...statistics.averages(), 'policy/epochs_run': epochsRun }
  }

  /** Answers the watched prompts with the same random numbers every time, so that only the policy makes a difference. */
  async function watch(made: number): Promise<void> {
    if (watched.length === 0) return
    const answers = await answer(watched, 1, rng.fork('watched'))
    const scores = await score(pack(answers))
    const samples = answers.map(
      ({ row, sequence, hasEnded }, i): WatchedSample => ({
        promptId: row.promptId,
        prompt: row.prompt,
        text: decodeResponse(tokenizer, sequence.tokens.slice(sequence.promptLength)),
        tokens: responseLength(sequence),
        score: hasEnded ? scores[i] : config.missingEosScore,
      }),
    )
    onEvent({ type: 'samples', step: made, samples })
  }
}

/** What a checkpoint holds beside tensors. */
type SavedState = {
  fingerprint: string
  klCoefficient: number
  policyUpdates: number
  valueUpdates: number
  goodStep: number
}
