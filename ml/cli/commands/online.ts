/** `npm run ml -- ppo|grpo|rloo|reinforce|best-of-n`: update a policy against a reward model. */
import path from 'node:path'
import type { OnlineAlgorithm } from '../../contract'
import { POLICY_ALGORITHMS } from '../../trainers/configs/policy-config'
import { type Command, UsageError } from '../command'
import { pathOf, trainingCommand } from '../training-command'

export function onlineCommand(algorithm: OnlineAlgorithm): Command {
  const { title, meaning, fields } = POLICY_ALGORITHMS[algorithm]
  return trainingCommand({
    name: algorithm,
    summary: `update a policy against a reward model with ${title}`,
    introduction: `${title}. ${meaning}`,
    options: {
      model: { value: 'DIR', meaning: 'the policy to start from, and the frozen reference' },
      reward: { value: 'DIR', meaning: 'the reward model; given several times, an ensemble' },
      prompts: {
        value: 'FILE',
        meaning: 'JSONL of {promptId, prompt, split}; the prompts of the training split are answered',
      },
      watched: { value: 'FILE', meaning: 'the same; answered every few steps' },
    },
    settings: fields,
    taskOf(given, common) {
      if (given.reward.length === 0) throw new UsageError('--reward is needed')
      return {
        kind: 'policy',
        algorithm,
        modelDir: pathOf(given, 'model'),
        rewardModelDirs: given.reward.map((dir) => path.resolve(dir)),
        prompts: pathOf(given, 'prompts'),
        watchedPrompts: pathOf(given, 'watched'),
        ...common,
      }
    },
  })
}
