/**
 * A version as a Hugging Face folder in a tar archive: weights byte for byte as they are, settings and tokenizer as
 * transformers reads them, the card as README.md. Nothing is held in memory but the small files.
 */
import { Buffer } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { TokenizerFile } from '../../../ml/tokenizer/tokenizer-file'
import { artifactFiles, artifactPath, readArtifactJson } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import { type TarEntry, tarBytes, writeTar } from '../../exchange/files/write-tar'
import { huggingFaceSettings } from '../../exchange/hugging-face/settings'
import type { Actor } from '../actor'
import { modelName } from './model-name'
import { readModelCard } from './read-model-card'

const WEIGHTS = 'model.safetensors'

export interface ModelDownload {
  fileName: string
  /** Of the whole archive. */
  bytes: number
  content: AsyncGenerator<Uint8Array>
}

/** @throws AppError NOT_FOUND, also when the version's files are gone */
export async function downloadModel(actor: Actor, { modelId }: { modelId: string }): Promise<ModelDownload> {
  const model = await db().modelVersion.findFirst({
    where: { id: modelId, projectId: actor.projectId },
    select: { kind: true, version: true, artifactPath: true, createdAt: true },
  })
  if (!model) throw new AppError('NOT_FOUND', 'No such model version.')
  const at = (name: string) => `${model.artifactPath}/${name}`
  const [files, config, tokenizer, card] = await Promise.all([
    artifactFiles(model.artifactPath),
    readArtifactJson(at('config.json')),
    readArtifactJson(at('tokenizer.json')),
    readModelCard(actor, { modelId }),
  ])
  const weights = files.find(({ name }) => name === WEIGHTS)
  if (!weights || !config || !tokenizer)
    throw new AppError('NOT_FOUND', `The files of ${modelName(model)} are not in the artifact store.`)
  const settings = huggingFaceSettings(config, tokenizer as unknown as TokenizerFile, model.kind === 'reward')
  const folder = `laurel-${modelName(model).toLowerCase().replaceAll(' ', '-')}`
  const small = (name: string, content: string | object): TarEntry => {
    const data = Buffer.from(typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
    return { name: `${folder}/${name}`, bytes: data.byteLength, content: [data] }
  }
  const entries: TarEntry[] = [
    small('README.md', card),
    ...Object.entries(settings).map(([name, content]) => small(name, content)),
    {
      name: `${folder}/${WEIGHTS}`,
      bytes: weights.bytes,
      // Opened when it is its turn.
      content: fileContent(at(WEIGHTS)),
    },
  ]
  return {
    fileName: `${folder}.tar`,
    bytes: tarBytes(entries.map(({ bytes }) => bytes)),
    content: writeTar(entries, model.createdAt),
  }
}

async function* fileContent(relative: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(artifactPath(relative)) as AsyncIterable<Uint8Array>
}
