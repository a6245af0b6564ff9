/**
 * The safetensors format: 8 bytes of header length, a JSON header, raw little-endian tensors. Never pickle, never code.
 * Reads F32, F16 and BF16 into float32; writes F32 and F16. Integer tensors are left out. Headers are checked against
 * the file, so that a truncated or hostile file is refused instead of read wrongly.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { decodeFloat16, encodeFloat16 } from '../tensor/float16'
import { type Float32Tensor, float32Tensor } from '../tensor/host-tensor'
import { sizeOf } from '../tensor/shape'
import { writeFileAtomically } from './write-atomically'

const MAX_HEADER_BYTES = 100_000_000
const BYTES_OF = { F32: 4, F16: 2, BF16: 2 } as const

export class SafetensorsError extends Error {
  override name = 'SafetensorsError'
}

export type Precision = 'float16' | 'float32'

interface HeaderEntry {
  dtype: keyof typeof BYTES_OF
  shape: number[]
  data_offsets: [number, number]
}

/** The bytes of a safetensors file with tensors sorted by name, and their SHA-256. */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, Float32Tensor>,
  options: { precision?: Precision; metadata?: Readonly<Record<string, string>> } = {},
): { bytes: Uint8Array; sha256: string } {
  const { precision = 'float32', metadata } = options
  const header: Record<string, unknown> = metadata ? { __metadata__: metadata } : {}
  const parts: Uint8Array[] = []
  let offset = 0
  for (const [name, { shape, data }] of [...tensors].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const stored = precision === 'float16' ? encodeFloat16(data) : data
    const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength)
    header[name] = {
      dtype: precision === 'float16' ? 'F16' : 'F32',
      shape,
      data_offsets: [offset, offset + bytes.length],
    }
    offset += bytes.length
    parts.push(bytes)
  }
  let json = JSON.stringify(header)
  json += ' '.repeat((8 - (Buffer.byteLength(json) % 8)) % 8) // keeps the tensors aligned
  const head = Buffer.alloc(8 + Buffer.byteLength(json))
  head.writeBigUInt64LE(BigInt(head.length - 8), 0)
  head.write(json, 8)
  const bytes = Buffer.concat([head, ...parts])
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Writes tensors atomically; returns the file's SHA-256. */
export async function writeSafetensors(
  path: string,
  tensors: ReadonlyMap<string, Float32Tensor>,
  options: { precision?: Precision; metadata?: Readonly<Record<string, string>> } = {},
): Promise<{ sha256: string }> {
  const { bytes, sha256 } = encodeSafetensors(tensors, options)
  await writeFileAtomically(path, [bytes])
  return { sha256 }
}

/** Reads a whole file; half and brain floats become float32. Throws SafetensorsError for anything malformed. */
export async function readSafetensors(
  path: string,
): Promise<{ tensors: Map<string, Float32Tensor>; metadata: Record<string, string>; sha256: string }> {
  const file = await readFile(path)
  try {
    return { ...decodeSafetensors(file), sha256: createHash('sha256').update(file).digest('hex') }
  } catch (error) {
    if (error instanceof SafetensorsError) error.message = `${path}: ${error.message}`
    throw error
  }
}

export function decodeSafetensors(file: Uint8Array): {
  tensors: Map<string, Float32Tensor>
  metadata: Record<string, string>
} {
  if (file.length < 8) throw new SafetensorsError(`${file.length} bytes are too few for a header`)
  const headerLength = Number(new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true))
  if (headerLength > MAX_HEADER_BYTES || 8 + headerLength > file.length)
    throw new SafetensorsError(`a header of ${headerLength} bytes does not fit in ${file.length}`)
  const header = parseHeader(Buffer.from(file.buffer, file.byteOffset + 8, headerLength).toString('utf8'))
  const body = file.subarray(8 + headerLength)
  const tensors = new Map<string, Float32Tensor>()
  for (const [name, entry] of header.entries) {
    const [start, end] = entry.data_offsets
    const size = sizeOf(entry.shape)
    if (!(0 <= start && start <= end && end <= body.length) || end - start !== size * BYTES_OF[entry.dtype])
      throw new SafetensorsError(
        `${name}: bytes ${start} to ${end} of ${body.length} cannot hold ${entry.dtype} (${entry.shape})`,
      )
    // A copy, because the bytes may lie at an odd address.
    const bytes = body.slice(start, end)
    tensors.set(name, float32Tensor(entry.shape, toFloat32(entry.dtype, bytes)))
  }
  return { tensors, metadata: header.metadata }
}

function toFloat32(dtype: HeaderEntry['dtype'], bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const aligned = new Uint8Array(bytes).buffer
  if (dtype === 'F32') return new Float32Array(aligned)
  const halves = new Uint16Array(aligned)
  if (dtype === 'F16') return decodeFloat16(halves)
  const words = new Uint32Array(halves.length)
  for (let i = 0; i < halves.length; i++) words[i] = halves[i]! << 16
  return new Float32Array(words.buffer)
}

function parseHeader(json: string): {
  entries: [string, HeaderEntry][]
  metadata: Record<string, string>
} {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    throw new SafetensorsError('the header is not JSON')
  }
  if (typeof parsed !== 'object' || parsed === null) throw new SafetensorsError('the header is not an object')
  const { __metadata__: metadata = {}, ...rest } = parsed as Record<string, unknown>
  const entries = Object.entries(rest).map(([name, value]): [string, HeaderEntry] => {
    const entry = value as Partial<HeaderEntry> | null
    const valid =
      entry !== null &&
      typeof entry === 'object' &&
      typeof entry.dtype === 'string' &&
      Array.isArray(entry.shape) &&
      entry.shape.every((dimension) => Number.isSafeInteger(dimension) && dimension >= 0) &&
      Array.isArray(entry.data_offsets) &&
      entry.data_offsets.length === 2 &&
      entry.data_offsets.every((offset) => Number.isSafeInteger(offset))
    if (!valid) throw new SafetensorsError(`the header's entry ${name} is malformed`)
    if (!(entry.dtype! in BYTES_OF))
      throw new SafetensorsError(`${name} has element type ${entry.dtype}; F32, F16 and BF16 can be read`)
    return [name, entry as HeaderEntry]
  })
  return { entries, metadata: metadata as Record<string, string> }
}
