/**
 * Adapters on disk as PEFT reads and writes them: adapter_config.json and adapter_model.safetensors. A scalar head is
 * saved with them (`modules_to_save`). They belong to the weights they were trained on, whose SHA-256 stands in the
 * metadata: on weights they are already merged into they would count twice.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSafetensors, writeSafetensors } from '../checkpoint/safetensors'
import { writeFileAtomically } from '../checkpoint/write-atomically'
import type { Parameters } from '../optim/parameters'
import { isTrainedWhole, LORA_MODULES, type Lora, type LoraTarget } from './lora'
import type { ModelKind } from './model-folder'

export interface Adapter {
  kind: ModelKind
  lora: Lora
  /** Adapters, and the scalar head where there is one, by our names. */
  tensors: Parameters
  /** Of the weights they were trained on; null where the file does not say. */
  baseSha256: string | null
}

export class AdapterError extends Error {
  override name = 'AdapterError'
}

const CONFIG = 'adapter_config.json'
const WEIGHTS = 'adapter_model.safetensors'
const PREFIX = 'base_model.model.'

const TASK_TYPE: Record<ModelKind, string> = {
  'language-model': 'CAUSAL_LM',
  reward: 'SEQ_CLS',
  value: 'TOKEN_CLS',
}

/** Settings of PEFT under which its file means something else than ours, with the only value that can be read. */
const MUST_BE: Readonly<Record<string, readonly unknown[]>> = {
  peft_type: ['LORA'],
  bias: ['none'],
  use_dora: [false, undefined],
  use_rslora: [false, undefined],
  fan_in_fan_out: [false, undefined],
}

const shortName = (target: LoraTarget): string => LORA_MODULES[target].split('.')[1]!

/** Writes both files into `dir`, which is made when missing. */
export async function writeAdapterFolder(
  dir: string,
  { kind, lora, tensors, baseSha256 }: Adapter,
): Promise<void> {
  const head = [...tensors.keys()].some(isTrainedWhole)
  const config = {
    peft_type: 'LORA',
    task_type: TASK_TYPE[kind],
    base_model_name_or_path: null,
    r: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    target_modules: lora.targets.map(shortName),
    modules_to_save: head ? ['score'] : null,
    bias: 'none',
    fan_in_fan_out: false,
    init_lora_weights: true,
    use_rslora: false,
    use_dora: false,
    inference_mode: true,
  }
  await mkdir(dir, { recursive: true })
  await writeSafetensors(
    join(dir, WEIGHTS),
    new Map([...tensors].map(([name, tensor]) => [PREFIX + name, tensor])),
    { metadata: { format: 'pt', ...(baseSha256 ? { base_sha256: baseSha256 } : {}) } },
  )
  await writeFileAtomically(join(dir, CONFIG), [`${JSON.stringify(config, null, 2)}\n`])
}

/** Reads what we or PEFT have written. @throws AdapterError saying what was expected and what is there */
export async function readAdapterFolder(dir: string): Promise<Adapter> {
  const path = join(dir, CONFIG)
  const json = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  const refuse = (key: string, expected: string): never => {
    throw new AdapterError(`${path}: ${key} should be ${expected}, is ${JSON.stringify(json[key])}`)
  }
  for (const [key, values] of Object.entries(MUST_BE))
    if (!values.includes(json[key] ?? undefined)) refuse(key, JSON.stringify(values[0]))
  for (const key of ['rank_pattern', 'alpha_pattern'])
    if (Object.keys(json[key] ?? {}).length > 0)
      refuse(key, 'empty: every adapter has the same rank and alpha')
  const number = (key: string, fallback?: number): number => {
    const value = json[key] ?? fallback
    return typeof value === 'number' ? value : refuse(key, 'a number')
  }
  const kind = (Object.keys(TASK_TYPE) as ModelKind[]).find((one) => TASK_TYPE[one] === json.task_type)
  const { tensors: named, metadata } = await readSafetensors(join(dir, WEIGHTS))
  const tensors: Parameters = new Map()
  for (const [name, tensor] of named) {
    if (!name.startsWith(PREFIX))
      throw new AdapterError(`${join(dir, WEIGHTS)}: ${name} does not start with ${PREFIX}`)
    tensors.set(name.slice(PREFIX.length), tensor)
  }
  const known = Object.keys(LORA_MODULES) as LoraTarget[]
  return {
    kind: kind ?? refuse('task_type', `one of ${Object.values(TASK_TYPE).join(', ')}`),
    lora: {
      rank: number('r'),
      alpha: number('lora_alpha'),
      targets: known.filter((target) =>
        [...tensors.keys()].some((name) => name.includes(`.${LORA_MODULES[target]}.`)),
      ),
      dropout: number('lora_dropout', 0),
    },
    tensors,
    baseSha256: metadata.base_sha256 ?? null,
  }
}
