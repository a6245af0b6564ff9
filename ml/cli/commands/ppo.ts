/** `npm run ml -- ppo`: update a policy against a reward model. */
import { parseArgs } from 'node:util'
import { fields } from '../../trainers/ppo-config'
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

const command: Command = {
  summary: 'update a policy against a reward model',
  usage: `Usage: npm run ml -- ppo --model DIR --reward DIR --prompts FILE --watched FILE --out DIR [options]

  --model DIR        the policy to start from, and the frozen reference
  --reward DIR       the reward model
  --prompts FILE     JSONL of {promptId, prompt, split}; train prompts are practised on
  --watched FILE     the same; answered every few steps
  --out DIR          where the finished model folder goes
  --checkpoints DIR  default: <out>-checkpoints; a stopped run there is continued
${DEVICE_USAGE}
  --set KEY=VALUE    one of the settings below; may be repeated

${describeSettings(fields)}`,
  run,
}
export default command

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      model: { type: 'string' },
      reward: { type: 'string' },
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
    modelDir: pathOption('model', values.model),
    rewardModelDir: pathOption('reward', values.reward),
    prompts: pathOption('prompts', values.prompts),
    watchedPrompts: pathOption('watched', values.watched),
    outDir,
    checkpointDir: values.checkpoints
      ? pathOption('checkpoints', values.checkpoints)
      : `${outDir}-checkpoints`,
    config: overridesOf(fields, values.set),
    ...deviceOf(values),
  })
}
