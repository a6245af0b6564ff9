/**
 * A tar archive (POSIX ustar) as it is read, whole or in part: no file is held in memory, and where everything lies is known
 * before the first byte. Left out: links, owners, names over 100 bytes, files over 8 GiB.
 */
import { Buffer } from 'node:buffer'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export interface TarEntry {
  name: string
  bytes: number
  /** From `start` up to and including `end`. */
  read(start: number, end: number): Bytes
}

export interface TarArchive {
  bytes: number
  /** From `start` up to and including `end`. Throws when an entry's content is not as long as it says. */
  read(start: number, end: number): AsyncGenerator<Uint8Array>
}

const BLOCK = 512
const NAME_MAX = 100
const SIZE_MAX = 8 ** 11 - 1

/** @throws Error when an entry's name or size does not fit */
export function tarArchive(entries: readonly TarEntry[], modified: Date): TarArchive {
  const parts = [
    ...entries.flatMap((entry) => [
      inMemory(entry.name, header(entry.name, entry.bytes, modified)),
      entry,
      inMemory(entry.name, Buffer.alloc((BLOCK - (entry.bytes % BLOCK)) % BLOCK)),
    ]),
    inMemory('the end', Buffer.alloc(2 * BLOCK)),
  ]
  return {
    bytes: parts.reduce((total, { bytes }) => total + bytes, 0),
    async *read(start, end) {
      let begins = 0
      for (const { name, bytes, read } of parts) {
        const [from, to] = [Math.max(0, start - begins), Math.min(bytes - 1, end - begins)]
        if (from <= to) yield* exactly(name, to - from + 1, read(from, to))
        begins += bytes
      }
    },
  }
}

/** A file that is small enough to be held. */
export const inMemory = (name: string, content: Uint8Array): TarEntry => ({
  name,
  bytes: content.byteLength,
  read: (start, end) => [content.subarray(start, end + 1)],
})

async function* exactly(name: string, bytes: number, content: Bytes): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const chunk of content) {
    read += chunk.byteLength
    yield chunk
  }
  if (read !== bytes) throw new Error(`${name} should give ${bytes} bytes, gave ${read}`)
}

function header(name: string, bytes: number, modified: Date): Uint8Array {
  if (Buffer.byteLength(name) > NAME_MAX) throw new Error(`${name} is longer than ${NAME_MAX} bytes`)
  if (bytes > SIZE_MAX) throw new Error(`${name} is larger than 8 GiB`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, width: number) =>
    block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1')
  block.write(name, 0, 'utf8')
  octal(0o644, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(bytes, 124, 12)
  octal(Math.floor(modified.getTime() / 1000), 136, 12)
  // The checksum counts its own place as spaces.
  block.fill(' ', 148, 156)
  block.write('0', 156, 'latin1')
  block.write('ustar\0', 257, 'latin1')
  block.write('00', 263, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}
