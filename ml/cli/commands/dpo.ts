/** `npm run ml -- dpo`: update a policy by rankings, without a reward model. */
import { parseArgs } from 'node:util'
import { fields } from '../../trainers/dpo-config'
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
  summary: 'update a policy by rankings with DPO or IPO',
  usage: `Usage: npm run ml -- dpo --model DIR --data FILE --watched FILE --out DIR [options]

  --model DIR        the policy to start from, and the frozen reference
  --data FILE        JSONL of {promptId, prompt, completions: [{tokenIds, finishReason}], ranks, split}
  --watched FILE     JSONL of {promptId, prompt, split}; answered every few steps
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
      data: { type: 'string' },
      watched: { type: 'string' },
      out: { type: 'string' },
      checkpoints: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      ...DEVICE_OPTIONS,
    },
  })
  const outDir = pathOption('out', values.out)
  await runTaskInTerminal({
    kind: 'dpo',
    modelDir: pathOption('model', values.model),
    dataset: pathOption('data', values.data),
    watchedPrompts: pathOption('watched', values.watched),
    outDir,
    checkpointDir: values.checkpoints
      ? pathOption('checkpoints', values.checkpoints)
      : `${outDir}-checkpoints`,
    config: overridesOf(fields, values.set),
    ...deviceOf(values),
  })
}
