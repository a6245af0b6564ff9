/**
 * RLOO: REINFORCE on whole answers, the mean reward of the other answers to the prompt as baseline (Ahmadian et al.
 * 2024, "Back to Basics"). The KL penalty is summed over the answer into its reward. A second pass is clipped by the
 * probability ratio of the whole answer, as in TRL. Left out: REINFORCE's own moving baseline (reinforce.ts).
 */

import type { PolicyTask, TaskEnd } from '../../contract'
import { message } from '../../messages/catalogue'
import { leaveOneOutAdvantages } from '../../rl/group-advantages'
import { whiten } from '../../rl/whiten'
import { ConfigError } from '../configs/config-field'
import { resolveRlooConfig } from '../configs/rloo-config'
import type { TrainerOptions } from '../trainer-options'
import { createCriticFreeLearner, creditByPrompt, rewardsOf } from './critic-free'
import { trainOnline } from './online'

export async function trainRloo(task: PolicyTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolveRlooConfig(task.config)
  const { completionsPerPrompt, normaliseAdvantages } = config
  if (completionsPerPrompt < 2)
    throw new ConfigError(message('rloo-needs-two', { count: completionsPerPrompt }))
  return trainOnline(task, options, {
    algorithm: 'rloo',
    config,
    createLearner: (setting) =>
      createCriticFreeLearner(config, setting, {
        ratio: 'product',
        normalisation: 'answer',
        credit: (answers, klPrice) =>
          creditByPrompt(answers, rewardsOf(answers, klPrice), (rewards) => {
            const advantages = leaveOneOutAdvantages(rewards, completionsPerPrompt)
            return normaliseAdvantages ? whiten([advantages])[0]! : advantages
          }),
      }),
  })
}
