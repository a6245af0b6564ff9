/**
 * The few protobuf messages of ONNX that a model needs, written by hand (field numbers of onnx.proto, IR version 10).
 * Writing only: ONNX Runtime does the reading, and a test decodes our bytes with an independent library.
 */
import type { TensorData } from '../tensor/host-tensor'

const VARINT = 0
const LENGTH_DELIMITED = 2
const FIXED32 = 5

/** Collects the fields of one message. */
export class MessageWriter {
  #chunks: Uint8Array[] = []
  #size = 0

  int(field: number, value: number | bigint): this {
    this.#push(varint((field << 3) | VARINT))
    this.#push(varint(value))
    return this
  }

  float(field: number, value: number): this {
    this.#push(varint((field << 3) | FIXED32))
    this.#push(new Uint8Array(new Float32Array([value]).buffer))
    return this
  }

  bytes(field: number, value: Uint8Array): this {
    this.#push(varint((field << 3) | LENGTH_DELIMITED))
    this.#push(varint(value.length))
    this.#push(value)
    return this
  }

  string(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value))
  }

  message(field: number, value: MessageWriter): this {
    this.#push(varint((field << 3) | LENGTH_DELIMITED))
    this.#push(varint(value.#size))
    for (const chunk of value.#chunks) this.#push(chunk)
    return this
  }

  packedInts(field: number, values: readonly number[]): this {
    const packed = new MessageWriter()
    for (const value of values) packed.#push(varint(value))
    return this.message(field, packed)
  }

  packedFloats(field: number, values: readonly number[]): this {
    return this.bytes(field, new Uint8Array(Float32Array.from(values).buffer))
  }

  finish(): Uint8Array {
    const result = new Uint8Array(this.#size)
    let offset = 0
    for (const chunk of this.#chunks) {
      result.set(chunk, offset)
      offset += chunk.length
    }
    return result
  }

  #push(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#size += chunk.length
  }
}

/** Base-128, least significant group first; negative numbers as 64-bit two's complement. */
function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}

/** The bytes behind a typed array, little-endian as ONNX wants them. */
export function rawBytes(data: TensorData): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}
