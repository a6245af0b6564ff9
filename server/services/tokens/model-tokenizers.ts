/** The tokenizers of a project's model versions, for the browser to cut text with. The starter's is served on its own. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { artifactPath } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { ModelKind } from '../../generated/prisma/client'
import type { Reader } from '../actor'
import { readStarterTokenizer } from './read-starter-tokenizer'

const FILE = 'tokenizer.json'
const FORMAT = 'laurel-bpe-1'

export interface ModelTokenizer {
  /** The oldest version that has this tokenizer. */
  modelId: string
  kind: ModelKind
  version: number
  /** Ids in all. */
  tokens: number
}

/** Those that differ from the starter's, one entry a tokenizer; files of other formats are left out. */
export async function listModelTokenizers({ projectId }: Reader): Promise<ModelTokenizer[]> {
  const versions = await db().modelVersion.findMany({
    where: { projectId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, version: true, artifactPath: true },
  })
  const known = new Set([hashOf(await readStarterTokenizer())])
  const found: ModelTokenizer[] = []
  for (const { id, kind, version, artifactPath: folder } of versions) {
    const text = await readFile(path.join(artifactPath(folder), FILE), 'utf8').catch(() => null)
    if (text === null || known.has(hashOf(text))) continue
    known.add(hashOf(text))
    const { format, specialTokens } = JSON.parse(text)
    if (format !== FORMAT) continue
    found.push({
      modelId: id,
      kind,
      version,
      tokens: Math.max(...Object.values<number>(specialTokens)) + 1,
    })
  }
  return found
}

/** @throws AppError NOT_FOUND when the version or its file is not there */
export async function readModelTokenizer(
  { projectId }: Reader,
  { modelId }: { modelId: string },
): Promise<string> {
  const version = await db().modelVersion.findFirst({
    where: { id: modelId, projectId },
    select: { artifactPath: true },
  })
  if (!version) throw new AppError('model-version-not-found')
  try {
    return await readFile(path.join(artifactPath(version.artifactPath), FILE), 'utf8')
  } catch (error) {
    throw new AppError('tokenizer-unreadable', { problem: String(error) })
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
