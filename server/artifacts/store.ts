/**
 * The artifact store's one door: weights, datasets and checkpoints as files below `LAUREL_DATA_DIR/artifacts`.
 *
 * Paths in the database are relative to it, so that the store can be moved or shared between machines. A file or folder
 * appears whole or not at all: it is written beside its place and renamed. Left out: object storage, deletion of what
 * the database refers to.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  appendFile,
  cp,
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { env } from '../env'
import { invariant } from '../errors'
import { explainNoSpace } from './disk-space'

const root = () => path.join(path.resolve(env().LAUREL_DATA_DIR), 'artifacts')

/** Absolute path of an artifact. @throws when `relative` points outside the store. */
export function artifactPath(relative: string): string {
  const absolute = path.resolve(root(), relative)
  invariant(absolute.startsWith(root() + path.sep), `artifact path ${relative} leaves the store`)
  return absolute
}

export async function artifactExists(relative: string): Promise<boolean> {
  return stat(artifactPath(relative)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

/** Makes sure that the folder exists and returns its absolute path. */
export async function artifactFolder(relative: string): Promise<string> {
  const absolute = artifactPath(relative)
  await mkdir(absolute, { recursive: true })
  return absolute
}

export async function removeArtifact(relative: string): Promise<void> {
  await rm(artifactPath(relative), { recursive: true, force: true })
}

/** Bytes of a file, or of everything in a folder; 0 when there is nothing. */
export async function artifactBytes(relative: string): Promise<number> {
  const sizes = (await artifactFiles(relative)).map(({ bytes }) => bytes)
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

/** Every file in a folder and below it, by its path inside the folder, in order; a file is listed as "". */
export async function artifactFiles(relative: string): Promise<{ name: string; bytes: number }[]> {
  const absolute = artifactPath(relative)
  // Somebody else may remove a file while this looks.
  const found = await stat(absolute).catch(unlessGone)
  if (!found) return []
  if (found.isFile()) return [{ name: '', bytes: found.size }]
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true })
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name)
        const name = path.relative(absolute, file).split(path.sep).join('/')
        return { name, bytes: (await stat(file).catch(unlessGone))?.size ?? 0 }
      }),
  )
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Names of what lies directly in a folder; none when it is not there. */
export async function artifactNames(relative: string): Promise<string[]> {
  return ((await readdir(artifactPath(relative)).catch(unlessGone)) ?? []).sort()
}

function unlessGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** A small JSON object, or null when there is no such file. @throws SyntaxError when it is no JSON */
export async function readArtifactJson(relative: string): Promise<Record<string, unknown> | null> {
  const text = await readFile(artifactPath(relative), 'utf8').catch(unlessGone)
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>)
}

export interface WrittenRows {
  /** Relative path. */
  path: string
  /** SHA-256 of the file's bytes, lower-case hex. */
  hash: string
  rows: number
}

/**
 * Writes one JSON value a line. With `nameFrom: 'hash'` the file is called `<folder>/<hash>.jsonl`, else
 * `<folder>/<name>.jsonl`.
 * @throws AppError NO_SPACE when the disk is full
 */
export async function writeJsonl(
  folder: string,
  name: { nameFrom: 'hash' } | { name: string },
  rows: AsyncIterable<object> | Iterable<object>,
): Promise<WrittenRows> {
  const hash = createHash('sha256')
  let count = 0
  const fill = async (file: FileHandle) => {
    let buffer = ''
    for await (const row of rows) {
      buffer += `${JSON.stringify(row)}\n`
      count++
      if (buffer.length > 1 << 20) {
        await append(file, hash, buffer)
        buffer = ''
      }
    }
    await append(file, hash, buffer)
  }
  let digest = ''
  const place = () => {
    digest = hash.digest('hex')
    return path.posix.join(folder, `${'name' in name ? name.name : digest}.jsonl`)
  }
  const relative = await writeWhole(`${folder}/.${randomUUID()}.tmp`, fill, place)
  return { path: relative, hash: digest, rows: count }
}

/**
 * Writes a stream to `relative` as it comes, whole or not at all, and says its size and SHA-256.
 * @throws AppError NO_SPACE when the disk is full
 * @throws what `onBytes` throws, for example when there are too many.
 */
export async function writeStream(
  relative: string,
  source: AsyncIterable<Uint8Array>,
  onBytes: (total: number) => void = () => undefined,
): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const fill = async (file: FileHandle) => {
    for await (const chunk of source) {
      bytes += chunk.byteLength
      onBytes(bytes)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
  }
  await writeWhole(`${relative}.${randomUUID()}.tmp`, fill, () => relative)
  return { bytes, hash: hash.digest('hex') }
}

/**
 * A file that appears whole or not at all: `fill` writes it beside its place, which `place` names afterwards.
 * @returns the place
 */
async function writeWhole(
  temporary: string,
  fill: (file: FileHandle) => Promise<void>,
  place: () => string,
): Promise<string> {
  const absolute = artifactPath(temporary)
  let written = 0
  try {
    await mkdir(path.dirname(absolute), { recursive: true })
    const file = await open(absolute, 'w')
    try {
      await fill(file)
      await file.sync()
    } finally {
      written = (await file.stat()).size
      await file.close()
    }
    const relative = place()
    await rename(absolute, artifactPath(relative))
    return relative
  } catch (error) {
    await rm(absolute, { force: true })
    throw explainNoSpace(error, written)
  }
}

async function append(file: FileHandle, hash: ReturnType<typeof createHash>, text: string): Promise<void> {
  if (text === '') return
  hash.update(text)
  await file.write(text)
}

/** Reads one JSON value a line; the writer of the file answers for its shape. */
export async function* readJsonl<Row>(relative: string): AsyncGenerator<Row> {
  const lines = createInterface({ input: createReadStream(artifactPath(relative)), crlfDelay: Infinity })
  for await (const line of lines) {
    if (line !== '') yield JSON.parse(line) as Row
  }
}

/** Adds one JSON value to the end of a file that is written while its writer may die. */
export async function appendLine(relative: string, row: object): Promise<void> {
  await appendFile(artifactPath(relative), `${JSON.stringify(row)}\n`)
}

/** The values of such a file, less one whose writer died in it. */
export async function readWholeLines<Row>(relative: string): Promise<Row[]> {
  const lines = (await readFile(artifactPath(relative), 'utf8')).split('\n')
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Row)
}

/** The bytes of a file from `start` up to and including `end`. */
export const readArtifact = (relative: string, start: number, end: number): AsyncIterable<Uint8Array> =>
  createReadStream(artifactPath(relative), { start, end })

/** Copies a folder from outside into the store, whole or not at all; does nothing when it is already there. */
export async function importFolder(source: string, relative: string): Promise<void> {
  if (await artifactExists(relative)) return
  const target = artifactPath(relative)
  const temporary = `${target}.${randomUUID()}.tmp`
  await mkdir(path.dirname(target), { recursive: true })
  try {
    await cp(source, temporary, { recursive: true })
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}

/** SHA-256 of a file anywhere, lower-case hex. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
