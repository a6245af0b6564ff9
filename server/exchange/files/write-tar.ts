/**
 * A tar archive (POSIX ustar) as it is read: no file is held in memory, and the size is known before the first byte.
 * Left out: links, owners, names over 100 bytes, files over 8 GiB.
 */
import { Buffer } from 'node:buffer'

export interface TarEntry {
  name: string
  bytes: number
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

const BLOCK = 512
const NAME_MAX = 100
const SIZE_MAX = 8 ** 11 - 1
const padding = (bytes: number) => (BLOCK - (bytes % BLOCK)) % BLOCK

/** Bytes of the archive that holds files of these sizes. */
export function tarBytes(sizes: readonly number[]): number {
  return sizes.reduce((total, bytes) => total + BLOCK + bytes + padding(bytes), 2 * BLOCK)
}

/** @throws Error when an entry's content is not as long as it says, or its name or size does not fit */
export async function* writeTar(entries: Iterable<TarEntry>, modified: Date): AsyncGenerator<Uint8Array> {
  for (const { name, bytes, content } of entries) {
    yield header(name, bytes, modified)
    let written = 0
    for await (const chunk of content) {
      written += chunk.byteLength
      yield chunk
    }
    if (written !== bytes) throw new Error(`${name} should have ${bytes} bytes, has ${written}`)
    if (padding(bytes) > 0) yield Buffer.alloc(padding(bytes))
  }
  yield Buffer.alloc(2 * BLOCK)
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
