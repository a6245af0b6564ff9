/** `npm run ml -- score`: score completions with a reward model. */
import { parseArgs } from 'node:util'
import type { Command } from '../command'
import { DEVICE_OPTIONS, DEVICE_USAGE, deviceOf, pathOption, runTaskInTerminal } from '../task-options'

const command: Command = {
  summary: 'score completions with a reward model',
  usage: `Usage: npm run ml -- score --model DIR --requests FILE --out FILE [options]

  --model DIR        a reward model
  --requests FILE    JSONL of {id, prompt, tokenIds, finishReason}
  --out FILE         JSONL of {id, score}
${DEVICE_USAGE}`,
  run,
}
export default command

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      model: { type: 'string' },
      requests: { type: 'string' },
      out: { type: 'string' },
      ...DEVICE_OPTIONS,
    },
  })
  await runTaskInTerminal({
    kind: 'score',
    modelDir: pathOption('model', values.model),
    requests: pathOption('requests', values.requests),
    out: pathOption('out', values.out),
    ...deviceOf(values),
  })
}
