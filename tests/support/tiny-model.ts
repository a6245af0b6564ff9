/** A real model that trains in a second: one layer, a tokenizer of bytes and a few pairs. For tests of jobs, not of learning. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { modelParameters, writeModelFolder } from '@/ml/models/model-folder'
import type { TransformerConfig } from '@/ml/models/transformer'
import { initParameters } from '@/ml/optim/parameters'
import { createRng } from '@/ml/tensor/rng'
import { trainBpe } from '@/ml/tokenizer/train-bpe'
import { artifactPath } from '@/server/artifacts/store'
import { db } from '@/server/db'

const VOCAB = 272
export const TINY_CONFIG: TransformerConfig = {
  vocabSize: VOCAB,
  contextLength: 64,
  dModel: 16,
  nLayers: 1,
  nHeads: 2,
  nKvHeads: 2,
  dFf: 32,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
const TEXT = ['Task: Say hello to the cat.\nReply: Hello, cat. The cat is happy and the dog is happy too.']

/** A model version with its folder in the artifact store; returns its id. */
export async function createTinyModel(
  projectId: string,
  kind: 'base' | 'sft' | 'reward' = 'base',
): Promise<string> {
  const relative = `models/tiny-${kind}-${projectId}`
  const dir = artifactPath(relative)
  await mkdir(path.dirname(dir), { recursive: true })
  const weights = kind === 'reward' ? 'reward' : 'language-model'
  const parameters = initParameters(modelParameters(weights, TINY_CONFIG), createRng(7))
  const { sha256 } = await writeModelFolder(
    dir,
    { kind: weights, config: TINY_CONFIG, parameters },
    { precision: 'float32' },
  )
  await writeFile(path.join(dir, 'tokenizer.json'), JSON.stringify(trainBpe(TEXT, VOCAB)))
  const model = await db().modelVersion.create({
    data: {
      projectId,
      kind,
      version: 1,
      artifactPath: relative,
      weightsSha256: sha256,
      parameters: 1,
      config: {},
    },
    select: { id: true },
  })
  return model.id
}
