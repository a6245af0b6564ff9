/** `npm run ml -- pretrain`: train a base model on a mix of texts. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MixSource, StageName } from '../../contract'
import { wordnetFolder } from '../../starter/text/glosses'
import { fields, GENERATED_LICENCE, STAGE_NAMES } from '../../trainers/configs/pretrain-config'
import { numberOption, UsageError } from '../command'
import { trainingCommand } from '../training-command'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export default trainingCommand({
  name: 'pretrain',
  summary: 'train a base model on a mix of texts, from nothing or going on from weights',
  options: {
    init: {
      value: 'DIR',
      meaning: 'go on from the weights of this model folder; left out, weights start from nothing',
      isOptional: true,
    },
    tokenizer: {
      value: 'DIR',
      meaning: "a model folder whose tokenizer a model from nothing gets (default: the starter's)",
      isOptional: true,
    },
    stage: {
      value: 'NAME',
      meaning: `generated simple English in a mix of ml/starter/recipe.ts: ${STAGE_NAMES.join(', ')};
the default, "language", where no --text is given`,
      isOptional: true,
    },
    text: {
      value: 'FILE[=SHARE[=LICENCE]]',
      meaning: `JSONL of {text, split} as a source of the mix; may be repeated. Shares are relative,
1 when left out; generated text beside it has --stage-share`,
      isOptional: true,
    },
    'stage-share': { value: 'N', meaning: 'default 1', isOptional: true },
    curve: { value: 'FILE', meaning: 'writes every metric there, JSONL', isOptional: true },
  },
  settings: fields,
  curve: 'curve',
  taskOf(given, common) {
    const last = (name: keyof typeof given) => given[name].at(-1)
    const stage = last('stage') ?? (given.text.length === 0 ? 'language' : undefined)
    const init = last('init')
    return {
      kind: 'pretrain',
      modelDir: path.resolve(init ?? last('tokenizer') ?? path.join(ROOT, 'ml/starter/assets')),
      startsFrom: init ? 'weights' : 'nothing',
      mix: [
        ...(stage ? [generated(stage, numberOption('stage-share', last('stage-share') ?? '1'))] : []),
        ...given.text.map(sourceOf),
      ],
      stage: stage ?? 'texts',
      ...common,
    }
  },
})

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
    name: path.basename(file!),
    licence,
    share: numberOption(`text ${file}`, share),
    text: { file: path.resolve(file!) },
  }
}

const isStage = (name: string): name is StageName => (STAGE_NAMES as readonly string[]).includes(name)
