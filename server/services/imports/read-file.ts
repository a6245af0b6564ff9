/** An uploaded file as a source of rows. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { artifactPath } from '../../artifacts/store'
import { detectFileKind, type FileKind, type RowSource } from '../../exchange/files/read-rows'

export const importFile = (importId: string) => `imports/${importId}/file`

const CHUNK_BYTES = 256 << 10
const HEAD_BYTES = 64 << 10

export interface OpenedFile extends RowSource {
  detectKind(name: string): Promise<FileKind>
  close(): Promise<void>
}

export async function openImportFile(importId: string): Promise<OpenedFile> {
  const file = artifactPath(importFile(importId))
  const handle = await open(file, 'r')
  const { size } = await handle.stat()
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const bytes = Buffer.alloc(Math.max(0, end - start))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  }
  return {
    stream: () => createReadStream(file, { highWaterMark: CHUNK_BYTES }),
    buffer: {
      byteLength: size,
      async slice(start, end = size) {
        const from = start < 0 ? size + start : start
        const bytes = await read(from, Math.min(end, size))
        return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
      },
    },
    detectKind: async (name) => detectFileKind(await read(0, Math.min(size, HEAD_BYTES)), name),
    close: () => handle.close(),
  }
}
