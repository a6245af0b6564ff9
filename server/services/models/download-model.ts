/**
 * A version as a Hugging Face folder in a tar archive: weights byte for byte as they are, settings and tokenizer as
 * transformers reads them, the card as README.md. Nothing is held in memory but the small files. The card's notes may be
 * changed, so the hash covers it: an interrupted download goes on as long as the archive is the same.
 */
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { TokenizerFile } from '../../../ml/tokenizer/tokenizer-file'
import { artifactFiles, readArtifact, readArtifactJson } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import { inMemory, tarArchive } from '../../exchange/files/tar-archive'
import { huggingFaceSettings } from '../../exchange/hugging-face/settings'
import type { Actor } from '../actor'
import type { StableFile } from '../stable-file'
import { modelName } from './model-name'
import { readModelCard } from './read-model-card'

const WEIGHTS = 'model.safetensors'
export const TAR = 'application/x-tar'

/** @throws AppError NOT_FOUND, also when the version's files are gone */
export async function downloadModel(actor: Actor, { modelId }: { modelId: string }): Promise<StableFile> {
  const model = await db().modelVersion.findFirst({
    where: { id: modelId, projectId: actor.projectId },
    select: { kind: true, version: true, artifactPath: true, weightsSha256: true, createdAt: true },
  })
  if (!model) throw new AppError('model-version-not-found')
  const at = (name: string) => `${model.artifactPath}/${name}`
  const [files, config, tokenizer, card] = await Promise.all([
    artifactFiles(model.artifactPath),
    readArtifactJson(at('config.json')),
    readArtifactJson(at('tokenizer.json')),
    readModelCard(actor, { modelId }),
  ])
  const weights = files.find(({ name }) => name === WEIGHTS)
  if (!weights || !config || !tokenizer) throw new AppError('model-files-missing', { name: modelName(model) })
  const settings = huggingFaceSettings(config, tokenizer as unknown as TokenizerFile, model.kind === 'reward')
  const folder = `laurel-${modelName(model).toLowerCase().replaceAll(' ', '-')}`
  const text = (content: object) => `${JSON.stringify(content, null, 2)}\n`
  const small = [
    ['README.md', card],
    ...Object.entries(settings).map(([name, content]) => [name, text(content)]),
  ].map(([name, content]) => ({ name: `${folder}/${name}`, content }))
  const { bytes, read } = tarArchive(
    [
      ...small.map(({ name, content }) => inMemory(name, Buffer.from(content))),
      {
        name: `${folder}/${WEIGHTS}`,
        bytes: weights.bytes,
        read: (start, end) => readArtifact(at(WEIGHTS), start, end),
      },
    ],
    model.createdAt,
  )
  const made = JSON.stringify([small, model.weightsSha256, weights.bytes, model.createdAt])
  return {
    fileName: `${folder}.tar`,
    mediaType: TAR,
    bytes,
    hash: createHash('sha256').update(made).digest('hex'),
    read,
  }
}
