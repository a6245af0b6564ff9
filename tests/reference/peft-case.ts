/** A small model and an adapter for it, written to disk as we write them, from seeds. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeAdapterFolder } from '@/ml/models/adapter-folder'
import type { Lora } from '@/ml/models/lora'
import { writeModelFolder } from '@/ml/models/model-folder'
import type { Parameters } from '@/ml/optim/parameters'
import { createRng } from '@/ml/tensor/rng'
import { SMALL, weightsOf } from './cases'

export const PEFT_CONFIG = { ...SMALL, tieEmbeddings: false }
export const PEFT_LORA: Lora = {
  rank: 3,
  alpha: 5,
  targets: ['q', 'k', 'v', 'o', 'gate', 'up', 'down'],
  dropout: 0.1,
}
export const PEFT_TOKENS = [5, 9, 2, 17, 11, 3, 20, 8]

const isAdapter = (name: string) => name.includes('.lora_')

export function peftWeights(): { base: Parameters; adapters: Parameters } {
  const all = [...weightsOf(PEFT_CONFIG, createRng(13), PEFT_LORA)]
  return {
    base: new Map(all.filter(([name]) => !isAdapter(name))),
    adapters: new Map(all.filter(([name]) => isAdapter(name))),
  }
}

/** The two folders, new ones at every call. */
export async function writePeftCase(): Promise<{ model: string; adapter: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-peft-'))
  const [model, adapter] = ['model', 'adapter'].map((name) => path.join(folder, name))
  const { base, adapters } = peftWeights()
  const { sha256 } = await writeModelFolder(
    model!,
    { kind: 'language-model', config: PEFT_CONFIG, parameters: base },
    { precision: 'float32' },
  )
  await writeAdapterFolder(adapter!, {
    kind: 'language-model',
    lora: PEFT_LORA,
    tensors: adapters,
    baseSha256: sha256,
  })
  return { model: model!, adapter: adapter! }
}
