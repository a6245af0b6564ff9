/** Takes in a file of plain text to pre-train on: its documents as passages, some of them held out, named by their hash. */
import { createHash, randomUUID } from 'node:crypto'
import type { TextRow } from '../../../ml/contract'
import { textFolder } from '../../artifacts/layout'
import { artifactPath, removeArtifact, writeJsonl, writeStream } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import { ReceiveText } from '../../schemas/text'
import { countTokens } from '../../tokens/starter-tokens'
import type { Actor } from '../actor'
import { passagesOf } from './passages'
import { readDocuments } from './read-documents'

/** What the trainer reads into memory at once. */
const TEXT_BYTES_MAX = 200 * 2 ** 20
const HELD_OUT_SHARE = 0.05
/** Tokens are counted up to here; the rest by the ratio found. */
const COUNTED_CHARACTERS = 2_000_000

/** @throws AppError INVALID_INPUT for a file that is no text, CONFLICT for one that is there already */
export async function receiveText(
  actor: Actor,
  about: ReceiveText,
  body: AsyncIterable<Uint8Array>,
): Promise<{ textId: string }> {
  const { fileName, name, origin, licence, language } = ReceiveText.parse(about)
  const upload = `${textFolder}/.${randomUUID()}.upload`
  try {
    await writeStream(upload, body, (total) => {
      if (total > TEXT_BYTES_MAX) throw new AppError('text-file-too-large')
    })
    const size = { documents: 0, heldOut: 0, characters: 0, countedCharacters: 0, countedTokens: 0 }
    const written = await writeJsonl(textFolder, { nameFrom: 'hash' }, rowsOf(upload, fileName, size))
    if (size.heldOut === size.documents) {
      await forget(written)
      throw new AppError(size.documents === 0 ? 'text-file-empty' : 'text-too-short')
    }
    const known = await db().textSource.findUnique({
      where: { projectId_hash: { projectId: actor.projectId, hash: written.hash } },
      select: { name: true },
    })
    if (known) throw new AppError('text-known', { name: known.name })
    const { id } = await db().textSource.create({
      data: {
        projectId: actor.projectId,
        createdById: actor.userId,
        name,
        origin,
        licence,
        language,
        documents: size.documents,
        heldOut: size.heldOut,
        characters: size.characters,
        tokens: Math.round((size.countedTokens * size.characters) / size.countedCharacters),
        hash: written.hash,
        artifactPath: written.path,
      },
      select: { id: true },
    })
    return { textId: id }
  } finally {
    await removeArtifact(upload)
  }
}

/** Another project may have the same text. */
async function forget({ path, hash }: { path: string; hash: string }): Promise<void> {
  if ((await db().textSource.count({ where: { hash } })) === 0) await removeArtifact(path)
}

/** Counts into `size` while it goes. */
async function* rowsOf(
  upload: string,
  fileName: string,
  size: {
    documents: number
    heldOut: number
    characters: number
    countedCharacters: number
    countedTokens: number
  },
): AsyncGenerator<TextRow> {
  for await (const document of readDocuments(artifactPath(upload), fileName))
    for (const text of passagesOf(document)) {
      const isHeldOut = isHeldOutText(text)
      size.documents++
      size.heldOut += Number(isHeldOut)
      size.characters += text.length
      if (size.countedCharacters < COUNTED_CHARACTERS) {
        size.countedCharacters += text.length
        size.countedTokens += countTokens(text)
      }
      yield { text, split: isHeldOut ? 'validation' : 'train' }
    }
}

/** By the text itself, so that the same passage is never on both sides, whatever file it comes in. */
function isHeldOutText(text: string): boolean {
  const head = createHash('sha256').update(text).digest().readUInt32BE(0)
  return head / 2 ** 32 < HELD_OUT_SHARE
}
