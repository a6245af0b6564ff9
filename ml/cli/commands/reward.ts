/** `npm run ml -- reward`: train a reward model on rankings. */
import { parseArgs } from 'node:util'
import { fields } from '../../trainers/reward-config'
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
  summary: 'train a reward model on rankings',
  usage: `Usage: npm run ml -- reward --model DIR --data FILE --out DIR [options]

  --model DIR        the policy whose backbone it starts from
  --data FILE        JSONL of {promptId, prompt, completions: [{tokenIds, finishReason}], ranks, split}
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
      out: { type: 'string' },
      checkpoints: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      ...DEVICE_OPTIONS,
    },
  })
  const outDir = pathOption('out', values.out)
  await runTaskInTerminal({
    kind: 'reward',
    modelDir: pathOption('model', values.model),
    dataset: pathOption('data', values.data),
    outDir,
    checkpointDir: values.checkpoints
      ? pathOption('checkpoints', values.checkpoints)
      : `${outDir}-checkpoints`,
    config: overridesOf(fields, values.set),
    ...deviceOf(values),
  })
}
