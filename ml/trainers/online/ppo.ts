/**
 * PPO: a value model estimates the return of every token, generalized advantages say what was better, and clipped
 * passes follow (Ziegler et al. 2019, Ouyang et al. 2022; details after Huang et al. 2023, "The N Implementation
 * Details of RLHF with PPO"). Sampling, scoring and KL are in online.ts.
 *
 * The KL penalty is in the reward of every token. The value model is separate and starts as the reward model; where the
 * policy has adapters it has its own beside its head. Left out: reward whitening.
 */
import type { PolicyTask, TaskEnd } from '../../contract'
import { type PpoConfig, resolvePpoConfig } from '../configs/ppo-config'
import { atResponse, spreadOverResponses } from '../data/packed-rows'
import { createPolicyUpdateStep } from '../graphs/policy-graphs'
import { createScalarForward, createValueUpdateStep } from '../graphs/scalar-graphs'
import { valueModelFrom } from '../graphs/scores'
import { copyWeights, createOptimiser } from '../optimiser'
import { createTrainableWeights } from '../trainable-weights'
import type { TrainerOptions } from '../trainer-options'
import { firstRatioTolerance, type Learner, type LearnerSetting, type Minibatch, makePasses } from './learner'
import { trainOnline } from './online'
import { completeRollouts, describeRollouts, type Rollout, type Valued } from './ppo-rollouts'
import { assertFirstRatio, createUpdateStatistics } from './ppo-statistics'

export function trainPpo(task: PolicyTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolvePpoConfig(task.config)
  return trainOnline<Valued, Rollout>(task, options, {
    algorithm: 'ppo',
    config,
    createLearner: (setting) => createPpoLearner(config, setting),
  })
}

function createPpoLearner(config: PpoConfig, setting: LearnerSetting): Learner<Valued, Rollout> {
  const { policy, policyOptimiser, policyGraph, scalarGraph, rewardModel, rng } = setting
  const policyUpdate = createPolicyUpdateStep(policyGraph, config)
  const valueGraph = { ...scalarGraph, lora: policyGraph.lora }
  const valueForward = createScalarForward(valueGraph)
  const valueUpdate = createValueUpdateStep(valueGraph, { clipRange: config.valueClipRange })
  const { weights: value, trained: trainedValue } = createTrainableWeights(
    valueModelFrom(rewardModel),
    valueGraph.lora,
    rng.fork('value'),
  )
  const valueOptimiser = createOptimiser(trainedValue, config)
  let steps = 0

  return {
    async measure(batch) {
      const { scalars } = await valueForward.run(value, batch)
      return batch.sequences.map((_, i) => ({ values: atResponse(batch, scalars, i) }))
    },

    credit: (answers, klCoefficient) => completeRollouts(answers, { ...config, klCoefficient }),

    describe: describeRollouts,

    async update(minibatches, rateAt) {
      const statistics = createUpdateStatistics(config.clipRange, config.valueClipRange)
      const isPolicyFrozen = steps++ < config.valueWarmupSteps
      const epochsRun = await makePasses(
        minibatches,
        config,
        async (minibatch, isFirst) => {
          const now = await addGradients(minibatch)
          if (isFirst)
            for (const answer of now)
              assertFirstRatio(answer.logProbs, answer.oldLogProbs, firstRatioTolerance(policyGraph))
          return statistics.add(now.filter((answer) => answer.isLearntFrom))
        },
        {
          apply() {
            if (isPolicyFrozen) policyOptimiser.discard()
            else policyOptimiser.update(rateAt(config.learningRate))
            valueOptimiser.update(rateAt(config.valueLearningRate))
          },
          discard() {
            policyOptimiser.discard()
            valueOptimiser.discard()
          },
        },
      )
      return { ...statistics.averages(), 'policy/epochs_run': epochsRun }
    },

    save: () => ({
      tensors: { value: trainedValue, 'value-moments': valueOptimiser.moments() },
      state: { steps, valueUpdates: valueOptimiser.updates },
    }),

    restore({ tensors, state }) {
      copyWeights(tensors.value!, trainedValue)
      steps = Number(state.steps)
      valueOptimiser.restore(Number(state.valueUpdates), tensors['value-moments']!)
    },

    async release() {
      await policyUpdate.release()
      await valueForward.release()
      await valueUpdate.release()
    },
  }

  /** Both models' gradients of one minibatch; what they say of its answers before the update. */
  async function addGradients({ rollouts, batch, mask }: Minibatch<Rollout>) {
    const feed = (of: (rollout: Rollout) => ArrayLike<number>) =>
      spreadOverResponses(batch, (i) => of(rollouts[i]!))
    const oldLogProbs = feed((rollout) => rollout.logProbs)
    const advantages = feed((rollout) => rollout.advantages)
    const oldValues = feed((rollout) => rollout.values)
    const returns = feed((rollout) => rollout.returns)
    const logProbs: Float32Array[] = []
    const values: Float32Array[] = []
    for (const [c, chunk] of batch.chunks.entries()) {
      const tokens = mask[c]!.reduce((a, b) => a + b, 0)
      const forPolicy = { oldLogProbs: oldLogProbs[c]!, advantages: advantages[c]!, mask: mask[c]! }
      const policyResult = await policyUpdate.run(policy, chunk, forPolicy)
      policyOptimiser.add(policyResult.gradients, tokens)
      logProbs.push(policyResult.logProbs)
      const forValue = { oldValues: oldValues[c]!, returns: returns[c]!, mask: mask[c]! }
      const valueResult = await valueUpdate.run(value, chunk, forValue)
      valueOptimiser.add(valueResult.gradients, tokens)
      values.push(valueResult.values)
    }
    return rollouts.map((rollout, i) => ({
      ...rollout,
      oldLogProbs: rollout.logProbs,
      oldValues: rollout.values,
      logProbs: atResponse(batch, logProbs, i),
      values: atResponse(batch, values, i),
    }))
  }
}
