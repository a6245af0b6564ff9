/** A file in memory as rows, as the importer reads it; bytes arrive in pieces of an awkward size. */
import { detectFileKind, type FileKind, type ReadRow, readRows } from '@/server/exchange/files/read-rows'
import type { TextEncoding } from '@/server/exchange/files/text-stream'

export function sourceOf(bytes: Uint8Array, pieceSize = 977) {
  return {
    async *stream() {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize)
    },
    buffer: {
      byteLength: bytes.byteLength,
      slice: (start: number, end?: number) =>
        bytes.buffer.slice(
          bytes.byteOffset + start,
          bytes.byteOffset + (end ?? bytes.byteLength),
        ) as ArrayBuffer,
    },
  }
}

export async function rowsOf(
  content: Uint8Array | string,
  name: string,
  {
    kind,
    encoding = null,
    pieceSize,
  }: { kind?: FileKind; encoding?: TextEncoding | null; pieceSize?: number } = {},
): Promise<ReadRow[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const found = kind ?? (await detectFileKind(bytes.subarray(0, 64 << 10), name))
  const rows: ReadRow[] = []
  for await (const row of readRows(sourceOf(bytes, pieceSize), { kind: found, encoding })) rows.push(row)
  return rows
}

export async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return new Uint8Array(Buffer.concat(all))
}
