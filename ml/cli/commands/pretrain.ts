/** `npm run ml -- pretrain`: train a base model on a mix of texts. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { MixSource } from '../../runner/contract'
import { wordnetFolder } from '../../starter/text/glosses'
import { fields, GENERATED_LICENCE, STAGE_NAMES, type StageName } from '../../trainers/pretrain-config'
import { type Command, numberOption, UsageError } from '../command'
import {
  DEVICE_OPTIONS,
  DEVICE_USAGE,
  describeSettings,
  deviceOf,
  overridesOf,
  pathOption,
  runTaskInTerminal,
} from '../task-options'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const command: Command = {
  summary: 'train a base model on a mix of texts, from nothing or going on from weights',
  usage: `Usage: npm run ml -- pretrain --out DIR [options]

  --out DIR          where the finished model folder goes
  --checkpoints DIR  default: <out>-checkpoints; a stopped run there is continued
  --init DIR         go on from the weights of this model folder; left out, weights start from nothing
  --tokenizer DIR    a model folder whose tokenizer a model from nothing gets (default: the starter's)
  --stage NAME       generated simple English in a mix of ml/starter/recipe.ts: ${STAGE_NAMES.join(', ')};
                     the default, "language", where no --text is given
  --text FILE[=SHARE[=LICENCE]]
                     JSONL of {text, split} as a source of the mix; may be repeated. Shares are relative,
                     1 when left out; generated text beside it has --stage-share
  --stage-share N    default 1
${DEVICE_USAGE}
  --curve FILE       writes every metric there, JSONL
  --set KEY=VALUE    one of the settings below; may be repeated

${describeSettings(fields)}`,
  run,
}
export default command

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      checkpoints: { type: 'string' },
      init: { type: 'string' },
      tokenizer: { type: 'string', default: path.join(ROOT, 'ml/starter/assets') },
      stage: { type: 'string' },
      'stage-share': { type: 'string', default: '1' },
      text: { type: 'string', multiple: true, default: [] },
      curve: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      ...DEVICE_OPTIONS,
    },
  })
  const outDir = pathOption('out', values.out)
  const stage = values.stage ?? (values.text.length === 0 ? 'language' : undefined)
  const mix = [
    ...(stage ? [generated(stage, numberOption('stage-share', values['stage-share']))] : []),
    ...values.text.map(sourceOf),
  ]
  await runTaskInTerminal(
    {
      kind: 'pretrain',
      modelDir: path.resolve(values.init ?? values.tokenizer),
      startsFrom: values.init ? 'weights' : 'nothing',
      mix,
      stage: stage ?? 'texts',
      outDir,
      checkpointDir: values.checkpoints
        ? pathOption('checkpoints', values.checkpoints)
        : `${outDir}-checkpoints`,
      config: overridesOf(fields, values.set),
      ...deviceOf(values),
    },
    values.curve,
  )
}

function generated(stage: string, share: number): MixSource {
  if (!isStage(stage)) throw new UsageError(`--stage is one of ${STAGE_NAMES.join(', ')}, not "${stage}"`)
  return {
    name: `generated simple English, ${stage}`,
    licence: GENERATED_LICENCE,
    share,
    text: { stage, wordnet: wordnetFolder(ROOT) },
  }
}

function sourceOf(option: string): MixSource {
  const [file, share = '1', licence = 'unknown'] = option.split('=')
  return {
    name: path.basename(file),
    licence,
    share: numberOption(`text ${file}`, share),
    text: { file: path.resolve(file) },
  }
}

const isStage = (name: string): name is StageName => (STAGE_NAMES as readonly string[]).includes(name)
