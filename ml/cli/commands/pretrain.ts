/** `npm run pretrain`: trains the starter model on the generator's text, or goes on with a stopped run. */
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readModelFolder, writeModelFolder } from '../../models/model-folder'
import type { RequestedExecutionProvider, TaskEvent } from '../../runner/contract'
import { pretrainingSource } from '../../starter/pretraining-source'
import { RECIPE, type StageName } from '../../starter/recipe'
import { simpleGlosses, wordnetFolder } from '../../starter/text/glosses'
import { loadTokenizer } from '../../tokenizer/open-tokenizer'
import { pretrain } from '../../trainers/pretrain'
import { PRETRAIN_DEFAULTS, resolvePretrainConfig } from '../../trainers/pretrain-config'
import { abortOnInterrupt, type Command, formatEvent, numberOption, UsageError } from '../command'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const TOKENIZER = join(ROOT, 'ml/starter/assets/tokenizer.json')
const PROVIDERS = ['auto', 'cpu', 'webgpu', 'cuda']

const command: Command = {
  summary: 'train a base model from nothing on the generated text',
  usage: `Usage: npm run pretrain -- --out DIR [options]

  --out DIR          where the model folder, the checkpoints and loss-curve.jsonl go; a stopped run there is continued
  --tokens N         training tokens; fixes the schedule (default ${PRETRAIN_DEFAULTS.tokens})
  --minutes M        stop after M minutes with a checkpoint, to be continued by the same command
  --threads N        threads inside one operator (default 2); one and two give the same bits
  --seed N           default 1
  --stage NAME       which mix of ml/starter/recipe.ts: ${Object.keys(RECIPE.stages).join(', ')} (default language)
  --init DIR         a model folder to start from: the stage before
  --provider NAME    ${PROVIDERS.join(', ')} (default cpu)
  --tokenizer FILE   default: the starter's
  --set KEY=NUMBER   any setting of ml/trainers/pretrain-config.ts; may be repeated`,
  run,
}
export default command

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      tokens: { type: 'string' },
      minutes: { type: 'string' },
      threads: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      stage: { type: 'string', default: 'language' },
      init: { type: 'string' },
      provider: { type: 'string', default: 'cpu' },
      tokenizer: { type: 'string', default: TOKENIZER },
      set: { type: 'string', multiple: true, default: [] },
    },
  })
  if (!values.out) throw new UsageError('--out DIR is needed')
  if (!PROVIDERS.includes(values.provider))
    throw new UsageError(`--provider is one of ${PROVIDERS.join(', ')}, not "${values.provider}"`)
  if (!isStage(values.stage))
    throw new UsageError(`--stage is one of ${Object.keys(RECIPE.stages).join(', ')}, not "${values.stage}"`)
  const stage = values.stage
  const overrides: Record<string, number> = {}
  for (const pair of values.set) {
    const [key, value = ''] = pair.split('=')
    overrides[key] = numberOption(`set ${key}`, value)
  }
  if (values.tokens) overrides.tokens = numberOption('tokens', values.tokens)
  const config = resolvePretrainConfig(overrides)
  const seed = numberOption('seed', values.seed)
  const out = values.out
  await mkdir(out, { recursive: true })

  const tokenizer = await loadTokenizer(values.tokenizer)
  const glosses = simpleGlosses(wordnetFolder(ROOT))
  const interrupted = abortOnInterrupt()
  const signal = values.minutes
    ? AbortSignal.any([interrupted, AbortSignal.timeout(numberOption('minutes', values.minutes) * 60_000)])
    : interrupted
  const writing: Promise<void>[] = []
  const onEvent = (event: TaskEvent) => {
    console.log(`${new Date().toISOString().slice(11, 19)} ${formatEvent(event)}`)
    if (event.type === 'metrics')
      writing.push(
        appendFile(
          join(out, 'loss-curve.jsonl'),
          `${JSON.stringify({ step: event.step, ...event.values })}\n`,
        ),
      )
  }
  const result = await pretrain({
    train: pretrainingSource(tokenizer, { seed, label: 'train', glosses, stage }),
    validation: pretrainingSource(tokenizer, { seed, label: 'validation', glosses, stage }),
    vocabSize: tokenizer.vocabSize,
    padId: tokenizer.padId,
    config,
    seed,
    initial: values.init ? (await readModelFolder(values.init)).parameters : undefined,
    executionProvider: values.provider as RequestedExecutionProvider,
    threads: numberOption('threads', values.threads),
    checkpointDir: join(out, 'checkpoints'),
    signal,
    onEvent,
  })
  await Promise.all(writing)
  const { sha256 } = await writeModelFolder(
    join(out, 'model'),
    { kind: 'policy', config: result.model, parameters: result.parameters },
    {
      precision: 'float16',
      besides: [values.tokenizer],
      metadata: { step: String(result.step), seed: String(seed) },
    },
  )
  console.log(
    `${join(out, 'model')}: step ${result.step} of ${result.totalSteps}, held-out loss ${result.validationLoss.toFixed(4)}, sha256 ${sha256}`,
  )
}

function isStage(name: string): name is StageName {
  return Object.keys(RECIPE.stages).includes(name)
}
