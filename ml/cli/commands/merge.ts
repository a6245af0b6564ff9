/** `npm run ml -- merge`: a model folder from a base and an adapter folder, ours or PEFT's. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AdapterError } from '../../models/adapter-folder'
import { mergeAdapter } from '../../models/merge-adapter'
import { type Command, UsageError } from '../command'
import { pathOption } from '../task-options'

const command: Command = {
  summary: 'merge an adapter (LoRA, as PEFT writes it) into its base',
  usage: `Usage: npm run ml -- merge --model DIR --adapter DIR --out DIR

  --model DIR        the model the adapter was trained on
  --adapter DIR      adapter_config.json and adapter_model.safetensors
  --out DIR          where the merged model folder goes`,
  run,
}
export default command

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { model: { type: 'string' }, adapter: { type: 'string' }, out: { type: 'string' } },
  })
  const modelDir = pathOption('model', values.model)
  const { sha256, parameters } = await mergeAdapter({
    modelDir,
    adapterDir: pathOption('adapter', values.adapter),
    outDir: pathOption('out', values.out),
    besides: [path.join(modelDir, 'tokenizer.json')],
  }).catch((error: unknown) => {
    throw error instanceof AdapterError ? new UsageError(error.message) : error
  })
  console.log(`Merged: ${parameters} weights, SHA-256 ${sha256}.`)
}
