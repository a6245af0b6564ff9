/**
 * Takes a finished export away: an interrupted download goes on where it ended, now or when the command is called again,
 * and the file appears under its name when its bytes are those that were made.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, open, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ApiClient, LaurelError } from './api-client'
import { EXIT } from './command'

/** In a row that bring nothing. */
const ATTEMPTS = 4
const FIRST_WAIT_MS = 500

interface MadeExport {
  id: string
  bytes: number
  hash: string
}

/** @throws LaurelError that says how to go on */
export async function takeExport(api: ApiClient, made: MadeExport, output: string): Promise<void> {
  // Named by its export: the start of another one is never gone on with.
  const partial = `${output}.${made.id}.part`
  await appendFile(partial, '')
  try {
    await fetchInto(partial, api, made)
  } catch (error) {
    if (!(error instanceof LaurelError)) throw error
    const kept = `${await sizeOf(partial)} of ${made.bytes} bytes have come.`
    throw new LaurelError(
      `${error.message} ${kept} Go on with: laurel export --id ${made.id} --output ${output}`,
      error.exitCode,
    )
  }
  const hash = createHash('sha256')
  await pipeline(createReadStream(partial), hash)
  if (hash.digest('hex') !== made.hash) {
    await rm(partial)
    throw new LaurelError('What came is not what was made. Nothing was kept; take it again.', EXIT.failed)
  }
  await rename(partial, output)
}

/** @throws LaurelError when it is refused, or breaks off again and again without bringing anything */
async function fetchInto(partial: string, api: ApiClient, { id, bytes, hash }: MadeExport): Promise<void> {
  let inVain = 0
  for (let have = await sizeOf(partial); have < bytes; ) {
    const rest = have > 0 ? { from: have, etag: `"${hash}"` } : undefined
    const { body, isRest } = await api.download(`/exports/${id}/file`, rest)
    await writeAsItComes(body as never, partial, isRest ? 'a' : 'w').catch(unlessBroken)
    const before = have
    have = await sizeOf(partial)
    if (have >= bytes) return
    inVain = have > before ? 0 : inVain + 1
    if (inVain === ATTEMPTS) throw new LaurelError('The download broke off.', EXIT.failed)
    console.error(`Interrupted at ${have} of ${bytes} bytes; going on.`)
    await sleep(FIRST_WAIT_MS * 2 ** inVain)
  }
}

/** What has come before the connection breaks is on disk. */
async function writeAsItComes(body: AsyncIterable<Uint8Array>, path: string, flags: 'a' | 'w') {
  const file = await open(path, flags)
  try {
    for await (const chunk of body) await file.writeFile(chunk)
  } finally {
    await file.close()
  }
}

/** How `fetch` says that a connection ended too early; a full disk is something else. */
function unlessBroken(error: unknown): void {
  if (!(error instanceof TypeError)) throw error
}

const sizeOf = async (file: string): Promise<number> => (await stat(file)).size
