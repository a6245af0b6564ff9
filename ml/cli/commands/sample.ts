/** `npm run ml -- sample`: sample completions for a file of prompts. */
import { parseArgs } from 'node:util'
import type { Command } from '../command'
import { numberOption } from '../command'
import { DEVICE_OPTIONS, DEVICE_USAGE, deviceOf, pathOption, runTaskInTerminal } from '../task-options'

const command: Command = {
  summary: 'sample completions for a file of prompts',
  usage: `Usage: npm run ml -- sample --model DIR --prompts FILE --out FILE [options]

  --model DIR        a policy
  --prompts FILE     JSONL of {promptId, prompt, split}
  --out FILE         JSONL of completions with token ids and log-probabilities
  --count K          completions of each prompt (default 1)
  --temperature T    0 is greedy (default 1)
  --top-p P          default 1, keeps everything
  --top-k K          default 0, keeps everything
  --max-tokens N     default 80
${DEVICE_USAGE}`,
  run,
}
export default command

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      model: { type: 'string' },
      prompts: { type: 'string' },
      out: { type: 'string' },
      count: { type: 'string', default: '1' },
      temperature: { type: 'string', default: '1' },
      'top-p': { type: 'string', default: '1' },
      'top-k': { type: 'string', default: '0' },
      'max-tokens': { type: 'string', default: '80' },
      ...DEVICE_OPTIONS,
    },
  })
  await runTaskInTerminal({
    kind: 'sample',
    modelDir: pathOption('model', values.model),
    prompts: pathOption('prompts', values.prompts),
    out: pathOption('out', values.out),
    completionsPerPrompt: numberOption('count', values.count),
    settings: {
      temperature: numberOption('temperature', values.temperature),
      topP: numberOption('top-p', values['top-p']),
      topK: numberOption('top-k', values['top-k']),
      maxTokens: numberOption('max-tokens', values['max-tokens']),
    },
    ...deviceOf(values),
  })
}
