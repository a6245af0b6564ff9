/**
 * The frame of every online algorithm against a reward model. PPO, GRPO, RLOO, REINFORCE and best of n bring their
 * advantages and their update (`Learner`); everything else is here, once.
 *
 * One step, in the order of execution:
 *
 *     1  draw the step's prompts                          takeFromPasses       data/batches.ts
 *     2  merge the adapters into plain weights            merged               trainable-weights.ts
 *     3  sample answers at the temperature                answer               answer-prompts.ts → sampling/sampler.ts
 *     4  sample again where a prompt's answers teach
 *        nothing (GRPO with dynamic sampling)             sampleAnswers        sample-answers.ts
 *     5  pack answers into rows, minibatch by minibatch   packRows             data/packed-rows.ts
 *     6  log π and entropies before the update            oldForward.run       graphs/policy-graphs.ts
 *     7  log π under the frozen reference                 referenceForward.run graphs/policy-graphs.ts
 *     8  scores by the reward models                      judge                reward-panel.ts
 *     9  values (PPO)                                     measure              ppo.ts
 *    10  score that counts: clipped, or of a cut answer   finalScore           online-answers.ts
 *    11  advantages from scores and KL                    credit               ppo.ts → ppo-rollouts.ts, grpo.ts, rloo.ts …
 *    12  metrics of the answers                           describe             the algorithm
 *    13  stop when KL is over its budget                  createSteps          here
 *    14  keep the weights, which gave finite numbers      good.keep            optimiser.ts
 *    15  learning rate of the step                        learningRateAt       optim/schedule.ts
 *    16  passes over the minibatches                      makePasses           learner.ts
 *    17    gradients of a clipped loss, chunk by chunk    addGradients         ppo.ts, critic-free.ts → losses/
 *    18    the first ratio must be 1                      assertFirstRatio     ppo-statistics.ts
 *    19    clip, AdamW; or discard and end the passes     update, discard      optimiser.ts → optim/adamw.ts
 *    20  adapt the KL coefficient                         update               rl/kl-controller.ts
 *    21  answer the watched prompts, every few steps      watch                here
 *
 * The score sits on the last real token. Log-probabilities are always taken at the sampling temperature, and the old
 * ones come from the training engine, so that the first minibatch's ratio is 1. Left out: top-k and top-p in
 * rollouts (their ratios would be biased), pre-training gradients (PPO-ptx), entropy bonus.
 */
import { join } from 'node:path'
import type { PolicyTask, TaskEnd } from '../../contract'
import { message } from '../../messages/catalogue'
import type { MetricValues } from '../../metrics'
import { writeModelFolder } from '../../models/model-folder'
import { countParameters, type Parameters } from '../../optim/parameters'
import { learningRateAt, scheduleOf } from '../../optim/schedule'
import { createKlController, type KlController } from '../../rl/kl-controller'
import { watchedSamples } from '../answer-prompts'
import { fingerprintOf, hashFile } from '../fingerprint'
import { copyWeights, createGoodVersionKeeper } from '../optimiser'
import { createStopwatch } from '../stopwatch'
import type { TrainerOptions } from '../trainer-options'
import { describeStop, readOwnCheckpoint, runTrainingLoop, type TrainingLoop } from '../training-loop'
import type { Learner, OnlineRecipe } from './learner'
import { measureAnswers } from './measure-answers'
import { type CreditedAnswer, finalScore, meanKl } from './online-answers'
import { type OnlineRun, openOnlineRun } from './open-online-run'
import { panelFingerprint } from './reward-panel'
import { sampleAnswers } from './sample-answers'

/** Trains by the recipe. A checkpoint of the same run is continued, to the same bits as without interruption. */
export async function trainOnline<Extra extends object, Credited extends CreditedAnswer & Extra>(
  task: PolicyTask,
  options: TrainerOptions,
  { algorithm, config, createLearner }: OnlineRecipe<Extra, Credited>,
): Promise<TaskEnd> {
  const run = await openOnlineRun(task, config)
  const { reference, trainable, optimiser } = run
  const { trained } = trainable
  const good = createGoodVersionKeeper()
  const learner = createLearner({
    policy: trainable.weights,
    policyOptimiser: optimiser,
    rewardModel: run.rewardModels[0]!,
    policyGraph: run.policyGraph,
    scalarGraph: run.scalarGraph,
    rng: run.rng,
  })

  const fingerprint = fingerprintOf({
    kind: task.kind,
    algorithm,
    config,
    seed: task.seed,
    model: reference.sha256,
    rewardModels: panelFingerprint(run.rewardModels),
    prompts: hashFile(task.prompts),
    watched: hashFile(task.watchedPrompts),
  })
  const checkpoint = await readOwnCheckpoint(task.checkpointDir, fingerprint)
  const saved = checkpoint?.state as SavedState | undefined
  if (checkpoint && saved) {
    copyWeights(checkpoint.tensors.policy!, trained)
    optimiser.restore(saved.policyUpdates, checkpoint.tensors['policy-moments']!)
    learner.restore({ tensors: checkpoint.tensors, state: saved.learner })
    good.keep(checkpoint.tensors.good!, saved.goodStep)
  } else good.keep(trained, 0)
  const klController = createKlController(
    saved?.klCoefficient ?? config.klCoefficient,
    config.klTarget > 0 ? { target: config.klTarget, horizon: config.klHorizon } : null,
  )
  const steps = createSteps(run, learner, options, {
    klController,
    keepGood: (step) => good.keep(trained, step),
  })
  const write = (weights: Parameters) => writePolicy(run, weights)

  try {
    const end = await runTrainingLoop({
      options,
      started: {
        executionProvider: run.policyGraph.executionProvider,
        providerReason: run.providerReason,
        threads: task.threads,
        parameters: countParameters(reference.parameters),
        totalSteps: config.steps,
        resolvedConfig: { algorithm, ...config },
        resumedAtStep: checkpoint?.step ?? 0,
      },
      notices: run.notices,
      checkpointDir: task.checkpointDir,
      checkpointEverySteps: config.checkpointEverySteps,
      step: steps.make,
      save() {
        const { tensors, state } = learner.save()
        return {
          tensors: {
            policy: trained,
            'policy-moments': optimiser.moments(),
            ...tensors,
            ...(good.version ? { good: good.version.parameters } : {}),
          },
          state: {
            fingerprint,
            klCoefficient: klController.coefficient,
            policyUpdates: optimiser.updates,
            goodStep: good.version?.step ?? 0,
            learner: state,
          } satisfies SavedState,
        }
      },
    })
    if (end.reason !== 'completed') return describeStop(end, good.version, write, steps.latest())
    const { sha256, parameters } = await write(trained)
    return {
      type: 'finished',
      step: config.steps,
      metrics: steps.latest(),
      weightsSha256: sha256,
      parameters,
    }
  } finally {
    await learner.release()
    await run.release()
  }
}

/** The steps of a run, and the latest value of every metric. */
function createSteps<Extra extends object, Credited extends CreditedAnswer & Extra>(
  run: OnlineRun,
  learner: Learner<Extra, Credited>,
  { onEvent }: TrainerOptions,
  { klController, keepGood }: { klController: KlController; keepGood(step: number): void },
): { make: TrainingLoop['step']; latest(): MetricValues } {
  const { config } = run
  const schedule = scheduleOf(config, config.steps)
  let latest: MetricValues = {}

  /** Answers the watched prompts with the same random numbers every time, so that only the policy makes a difference. */
  async function watch(made: number): Promise<void> {
    if (run.watched.length === 0) return
    const { answerer, trainable, watched, rng, panel, tokenizer } = run
    const answers = await answerer.answer(trainable.merged(), watched, 1, rng.fork('watched'))
    const verdicts = await panel.judge(run.pack(answers))
    const samples = watchedSamples(tokenizer, answers, (i) =>
      finalScore(verdicts[i]!.score, answers[i]!.hasEnded, config),
    )
    onEvent({ type: 'samples', step: made, samples })
  }

  async function make(step: number): ReturnType<TrainingLoop['step']> {
    if (step === 0) await watch(0)
    const clock = createStopwatch<'time/sample' | 'time/ref' | 'time/score' | 'time/update'>()
    const answers = await sampleAnswers(run, step, learner.isInformative)
    clock.lap('time/sample')
    const klCoefficient = klController.coefficient
    const minibatches = await measureAnswers(run, learner, answers, { klCoefficient, clock })
    const rollouts = minibatches.flatMap((minibatch) => minibatch.rollouts)

    const kl = meanKl(rollouts)
    const values: MetricValues = {
      ...learner.describe(rollouts, klCoefficient),
      episode: (step + 1) * rollouts.length,
    }
    if (kl > config.klBudget) {
      latest = { ...latest, ...values }
      onEvent({ type: 'metrics', step, values })
      return {
        reason: 'kl-budget',
        message: message('kl-budget-exceeded', { kl, budget: config.klBudget }),
      }
    }
    keepGood(step)

    const rateAt = (peak: number) => learningRateAt(step, { ...schedule, peak })
    const lr = rateAt(config.learningRate)
    Object.assign(values, await learner.update(minibatches, rateAt, klCoefficient), { lr })
    clock.lap('time/update')
    klController.update(kl, rollouts.length)

    const tokens = rollouts.reduce((sum, { sequence }) => sum + sequence.tokens.length, 0)
    Object.assign(values, clock.laps, {
      'perf/tokens': tokens,
      'perf/tokens_per_s': tokens / clock.seconds(),
    })
    latest = { ...latest, ...values }
    const made = step + 1
    onEvent({ type: 'metrics', step: made, values })
    if (made % config.watchEverySteps === 0 || made === config.steps) await watch(made)
    return undefined
  }
  return { make, latest: () => latest }
}

const writePolicy = ({ task, reference, trainable }: OnlineRun, trained: Parameters) =>
  writeModelFolder(
    task.outDir,
    { kind: 'language-model', config: reference.config, parameters: trainable.merged(trained) },
    {
      precision: 'float32',
      besides: [join(task.modelDir, 'tokenizer.json')],
      metadata: { stage: 'policy' },
      adapter: trainable.adapter(trained, reference.sha256),
    },
  )

/** What a checkpoint holds beside tensors. */
type SavedState = {
  fingerprint: string
  klCoefficient: number
  policyUpdates: number
  goodStep: number
  learner: Record<string, unknown>
}
