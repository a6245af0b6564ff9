/**
 * Bytes to text in bounded memory: gunzips when the first bytes say so, finds the encoding by its mark, and refuses what
 * is no text: other archives, and gzip files that unpack to far more than they hold (zip bombs).
 */
import { createGunzip } from 'node:zlib'
import { message } from '../../messages/catalogue'
import { MessageError, messageOf } from '../../messages/message-error'

/** Null means: by the byte order mark, else UTF-8. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1252',
  'iso-8859-2',
] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** Text that compresses better than this is a trap, not data; small files may. */
const RATIO_MAX = 200
const RATIO_FREE_BYTES = 64 << 20

/** The file as a whole cannot be read. */
export class FileProblem extends MessageError {
  override readonly name = 'FileProblem'
}

/** Unpacks when needed. `onRead` hears how many bytes of the file itself have been taken. */
export async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const counted = countBytes(source, onRead)
  const first = await counted.next()
  if (first.done) return
  const head = first.value
  if (head[0] === 0x50 && head[1] === 0x4b) throw new FileProblem(message('file-zip'))
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield head
    yield* counted
    return
  }
  const gunzip = createGunzip()
  let taken = 0
  const feed = (async () => {
    for (let chunk: Uint8Array | undefined = head; chunk; ) {
      taken += chunk.byteLength
      if (!gunzip.write(chunk)) await new Promise<void>((resolve) => gunzip.once('drain', () => resolve()))
      const next = await counted.next()
      chunk = next.done ? undefined : next.value
    }
    gunzip.end()
  })()
  feed.catch((error) => gunzip.destroy(error))
  let given = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      given += chunk.byteLength
      if (given > RATIO_FREE_BYTES && given > taken * RATIO_MAX)
        throw new FileProblem(message('file-gzip-bomb', { times: RATIO_MAX }))
      yield chunk
    }
  } catch (error) {
    if (error instanceof FileProblem) throw error
    throw new FileProblem(message('file-gzip-damaged', { problem: messageOf(error) }))
  } finally {
    gunzip.destroy()
  }
}

async function* countBytes(source: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void) {
  for await (const chunk of source) {
    if (chunk.byteLength === 0) continue
    onRead(chunk.byteLength)
    yield chunk
  }
}

/** By its byte order mark; UTF-8 without one. */
export function encodingOf(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Turns a stream of another encoding into UTF-8 bytes, so that everything after reads one encoding only. */
export async function* asUtf8(
  source: AsyncIterable<Uint8Array>,
  chosen: TextEncoding | null,
): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null | undefined
  let isFirst = true
  for await (const chunk of source) {
    let bytes = chunk
    if (isFirst) {
      isFirst = false
      const encoding = chosen ?? encodingOf(bytes)
      if (encoding === 'utf-8') {
        // Lines are decoded one by one, so that a wrong byte is one bad row; only the mark goes here.
        if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
      } else {
        decoder = new TextDecoder(encoding)
      }
    }
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes
  }
  if (decoder) yield Buffer.from(decoder.decode())
}
