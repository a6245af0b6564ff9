/**
 * Rows as lines of JSON, byte for byte what `JSON.stringify` gives. A long text that comes again soon, as an answer does in
 * every pair of its ranking, is quoted and encoded once.
 */
import type { Row } from '../row-fields'

const CHUNK_BYTES = 256 << 10
const LONG_CHARS = 48
const REMEMBERED_TEXTS = 64

export class JsonLines {
  private chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  private used = 0
  private readonly quoted = new Map<string, Buffer>()

  /** Adds a line. What it gives back is complete and goes on; the rest is kept until there is enough of it. */
  add(row: Row): Uint8Array[] {
    const full: Uint8Array[] = []
    let pending = '{'
    let isFirst = true
    for (const [key, value] of Object.entries(row)) {
      const isLong = typeof value === 'string' && value.length >= LONG_CHARS
      const json = isLong ? '' : JSON.stringify(value)
      if (json === undefined) continue
      pending += `${isFirst ? '' : ','}${JSON.stringify(key)}:${json}`
      isFirst = false
      if (!isLong) continue
      this.write(Buffer.from(pending), full)
      this.write(this.quote(value), full)
      pending = ''
    }
    this.write(Buffer.from(`${pending}}\n`), full)
    return full
  }

  /** What is left at the end. */
  rest(): Uint8Array {
    return this.chunk.subarray(0, this.used)
  }

  private write(bytes: Buffer, full: Uint8Array[]): void {
    if (this.used + bytes.length > this.chunk.length) {
      full.push(this.rest())
      this.chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, bytes.length))
      this.used = 0
    }
    this.used += bytes.copy(this.chunk, this.used)
  }

  private quote(text: string): Buffer {
    const known = this.quoted.get(text)
    if (known) return known
    if (this.quoted.size === REMEMBERED_TEXTS) this.quoted.clear()
    const bytes = Buffer.from(JSON.stringify(text))
    this.quoted.set(text, bytes)
    return bytes
  }
}
