/** `npm run ml -- ppo|grpo|rloo|reinforce|best-of-n`: update a policy against a reward model. */
import { parseArgs } from 'node:util'
import type { OnlineAlgorithm } from '../../runner/contract'
import { POLICY_ALGORITHMS } from '../../trainers/policy-config'
import type { Command } from '../command'
import {
  DEVICE_OPTIONS,
  DEVICE_USAGE,
  describeSettings,
  deviceOf,
  overridesOf,
  pathOption,
  runTaskInTerminal,
} from '../task-options'

export function onlineCommand(algorithm: OnlineAlgorithm): Command {
  const { title, meaning, fields } = POLICY_ALGORITHMS[algorithm]
  return {
    summary: `update a policy against a reward model with ${title}`,
    usage: `${title}. ${meaning}

Usage: npm run ml -- ${algorithm} --model DIR --reward DIR --prompts FILE --watched FILE --out DIR [options]

  --model DIR        the policy to start from, and the frozen reference
  --reward DIR       the reward model; given several times, an ensemble
  --prompts FILE     JSONL of {promptId, prompt, split}; train prompts are practised on
  --watched FILE     the same; answered every few steps
  --out DIR          where the finished model folder goes
  --checkpoints DIR  default: <out>-checkpoints; a stopped run there is continued
${DEVICE_USAGE}
  --set KEY=VALUE    one of the settings below; may be repeated

${describeSettings(fields)}`,
    run: (args) => run(algorithm, args),
  }
}

async function run(algorithm: OnlineAlgorithm, args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      model: { type: 'string' },
      reward: { type: 'string', multiple: true, default: [] },
      prompts: { type: 'string' },
      watched: { type: 'string' },
      out: { type: 'string' },
      checkpoints: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      ...DEVICE_OPTIONS,
    },
  })
  const outDir = pathOption('out', values.out)
  await runTaskInTerminal({
    kind: 'policy',
    algorithm,
    modelDir: pathOption('model', values.model),
    rewardModelDirs: (values.reward.length > 0 ? values.reward : [undefined]).map((dir) =>
      pathOption('reward', dir),
    ),
    prompts: pathOption('prompts', values.prompts),
    watchedPrompts: pathOption('watched', values.watched),
    outDir,
    checkpointDir: values.checkpoints
      ? pathOption('checkpoints', values.checkpoints)
      : `${outDir}-checkpoints`,
    config: overridesOf(POLICY_ALGORITHMS[algorithm].fields, values.set),
    ...deviceOf(values),
  })
}
