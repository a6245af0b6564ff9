/**
 * REINFORCE with a baseline: a token's advantage is the reward still to come, less a running mean of rewards
 * (Williams 1992; Ahmadian et al. 2024 §2.2). With KL in the reward a token pays for its own and all later KL. One
 * answer to a prompt is enough. Left out: a learnt baseline (that is PPO).
 */

import type { PolicyTask, TaskEnd } from '../../contract'
import { rewardToGo } from '../../rl/reward-to-go'
import { tokenRewards } from '../../rl/token-rewards'
import { whiten } from '../../rl/whiten'
import { resolveReinforceConfig } from '../configs/reinforce-config'
import type { TrainerOptions } from '../trainer-options'
import { createCriticFreeLearner, rewardsOf } from './critic-free'
import { trainOnline } from './online'
import { meanOf } from './online-answers'

export async function trainReinforce(task: PolicyTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolveReinforceConfig(task.config)
  /** Null until the first step, whose own mean serves. */
  let baseline: number | null = null
  return trainOnline(task, options, {
    algorithm: 'reinforce',
    config,
    createLearner: (setting) =>
      createCriticFreeLearner(config, setting, {
        ratio: 'token',
        normalisation: 'token',
        credit(answers, klPrice) {
          const mean = meanOf(rewardsOf(answers, klPrice), (reward) => reward)
          const expected = baseline ?? mean
          baseline = config.baselineMemory * expected + (1 - config.baselineMemory) * mean
          const advantages = answers.map(({ logProbs, referenceLogProbs, score }) =>
            rewardToGo(tokenRewards(logProbs, referenceLogProbs, score, klPrice)).map(
              (reward) => reward - expected,
            ),
          )
          return config.normaliseAdvantages ? whiten(advantages) : advantages
        },
        state: {
          save: () => ({ baseline }),
          restore: (state) => {
            baseline = typeof state.baseline === 'number' ? state.baseline : null
          },
        },
      }),
  })
}
