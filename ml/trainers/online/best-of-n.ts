/**
 * Rejection-sampling fine-tuning: of n answers to each prompt the policy is fine-tuned on the one with the best score, as if
 * somebody had written it; then the next round samples from what was learnt (RAFT, Dong et al. 2023; Llama 2 §3.2.3).
 * No gradient goes through the reward, so it is the hardest to fool and the slowest to move.
 */

import type { PolicyTask, TaskEnd } from '../../contract'
import { message } from '../../messages/catalogue'
import { bestOfN, bestOfNKlBound } from '../../rl/best-of-n'
import { groupsOf } from '../../rl/group-advantages'
import { estimateAnswerKl } from '../../rl/kl'
import { type BestOfNConfig, resolveBestOfNConfig } from '../configs/best-of-n-config'
import { ConfigError } from '../configs/config-field'
import { createSupervisedStep } from '../graphs/policy-graphs'
import type { TrainerOptions } from '../trainer-options'
import { type Learner, type LearnerSetting, makePasses } from './learner'
import { trainOnline } from './online'
import { type CreditedAnswer, describeAnswers, meanOf } from './online-answers'

export async function trainBestOfN(task: PolicyTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolveBestOfNConfig(task.config)
  if (config.completionsPerPrompt < 2)
    throw new ConfigError(message('best-of-n-needs-two', { count: config.completionsPerPrompt }))
  return trainOnline(task, options, {
    algorithm: 'best-of-n',
    config: { ...config, klCoefficient: 0, klTarget: 0, klHorizon: 1, scoreClip: 0 },
    createLearner: (setting) => createBestOfNLearner(config, setting),
  })
}

function createBestOfNLearner(
  config: BestOfNConfig,
  { policy, policyOptimiser, policyGraph }: LearnerSetting,
): Learner<object, CreditedAnswer> {
  const { completionsPerPrompt: n, epochs, learningRate } = config
  const supervised = createSupervisedStep(policyGraph)

  const inOrder = (answers: readonly CreditedAnswer[]) => [...answers].sort((a, b) => a.place - b.place)

  return {
    measure: async (batch) => batch.sequences.map(() => ({})),

    /** The best answer to each prompt is learnt; at a tie the first. Cut answers are never learnt. */
    credit(answers) {
      const scores = new Array<number>(answers.length)
      for (const { place, score, hasEnded } of answers)
        scores[place] = hasEnded ? score : Number.NEGATIVE_INFINITY
      const best = new Set(groupsOf(scores, n).map((group, g) => g * n + group.indexOf(Math.max(...group))))
      return answers.map((answer) => ({
        ...answer,
        isLearntFrom: best.has(answer.place) && answer.hasEnded,
        kl: estimateAnswerKl('k1', answer.logProbs, answer.referenceLogProbs),
        advantages: new Float64Array(answer.logProbs.length).fill(1),
      }))
    },

    describe(answers) {
      const scores = groupsOf(
        inOrder(answers).map(({ score }) => score),
        n,
      )
      return {
        ...describeAnswers(answers, 0),
        'best_of_n/scores': meanOf(scores, (group) => bestOfN(group, n)),
        'best_of_n/kl_bound': bestOfNKlBound(n),
        'completions/clipped_ratio': answers.filter(({ hasEnded }) => !hasEnded).length / answers.length,
      }
    },

    async update(minibatches, rateAt) {
      const sums = { loss: 0, tokens: 0, norm: 0, updates: 0 }
      const epochsRun = await makePasses(
        minibatches,
        { epochs, approxKlLimit: Number.POSITIVE_INFINITY },
        async ({ batch, mask }) => {
          for (const [c, chunk] of batch.chunks.entries()) {
            const tokens = mask[c]!.reduce((a, b) => a + b, 0)
            if (tokens === 0) continue
            const { loss, gradients } = await supervised.run(policy, chunk, { weights: mask[c]! })
            policyOptimiser.add(gradients, tokens)
            sums.loss += loss
            sums.tokens += tokens
          }
          return 0
        },
        {
          apply() {
            sums.norm += policyOptimiser.update(rateAt(learningRate))
            sums.updates += 1
          },
          discard: () => policyOptimiser.discard(),
        },
      )
      return {
        ...(sums.updates > 0
          ? { 'train/loss': sums.loss / sums.tokens, grad_norm: sums.norm / sums.updates }
          : {}),
        'policy/epochs_run': epochsRun,
      }
    },

    save: () => ({ tensors: {}, state: {} }),
    restore: () => {},
    release: () => supervised.release(),
  }
}
