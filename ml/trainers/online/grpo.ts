/**
 * GRPO: an answer's advantage is how much better its score is than those of the other answers to its prompt (Shao et al. 2024, DeepSeekMath).
 * The choices of Dr. GRPO (no division by the deviation, a fixed length), DAPO (token-level loss, clip-higher, dynamic
 * sampling, masked cut answers) and GSPO (ratio of the answer) are settings. Left out: several rewards, DAPO's soft
 * punishment of length.
 *
 * On-policy with one pass the reported loss is 0 up to the KL term, because advantages have mean 0 and the ratio is 1;
 * its gradient is not. A group whose answers all have the same score teaches nothing: see `frac_reward_zero_std`.
 */

import type { PolicyTask, TaskEnd } from '../../contract'
import { message } from '../../messages/catalogue'
import { describeGroups, groupAdvantages } from '../../rl/group-advantages'
import { isSameScore } from '../../rl/same-score'
import { ConfigError } from '../configs/config-field'
import { resolveGrpoConfig } from '../configs/grpo-config'
import type { TrainerOptions } from '../trainer-options'
import { createCriticFreeLearner, creditByPrompt, rewardsOf } from './critic-free'
import { trainOnline } from './online'

export async function trainGrpo(task: PolicyTask, options: TrainerOptions): Promise<TaskEnd> {
  const config = resolveGrpoConfig(task.config)
  const { completionsPerPrompt, advantageScale } = config
  if (completionsPerPrompt < 2)
    throw new ConfigError(message('grpo-needs-two', { count: completionsPerPrompt }))
  return trainOnline(task, options, {
    algorithm: 'grpo',
    config,
    createLearner: (setting) =>
      createCriticFreeLearner(config, setting, {
        clipRangeHigh: config.clipRangeHigh,
        ratio: config.probabilityRatio === 'token' ? 'token' : 'mean',
        normalisation: config.lossNormalisation,
        credit: (answers, klPrice) =>
          creditByPrompt(answers, rewardsOf(answers, klPrice), (rewards) =>
            groupAdvantages(rewards, completionsPerPrompt, advantageScale),
          ),
        describe(answers) {
          const scores = new Array<number>(answers.length)
          for (const { place, score } of answers) scores[place] = score
          const { mean, deviation, withoutSpread } = describeGroups(scores, completionsPerPrompt)
          return { reward: mean, reward_std: deviation, frac_reward_zero_std: withoutSpread }
        },
        ...(config.dynamicSampling
          ? { isInformative: (scores) => !isSameScore(Math.max(...scores), Math.min(...scores)) }
          : {}),
      }),
  })
}
