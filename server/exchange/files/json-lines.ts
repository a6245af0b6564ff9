/**
 * Rows as lines of JSON, byte for byte what `JSON.stringify` gives. A long text that comes again soon, as an answer does in
 * every pair of its ranking, is quoted and encoded once.
 */
import type { Row } from '../row-fields'

const CHUNK_BYTES = 256 << 10
const LONG_CHARS = 48
const REMEMBERED_TEXTS = 64
/** The most that a character of a string takes. */
const BYTES_A_CHAR = 3

export class JsonLines {
  private chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  private used = 0
  private full: Uint8Array[] = []
  private readonly quoted = new Map<string, Buffer>()
  private readonly keys = new Map<string, string>()

  /** Adds a line, after `before`. */
  add(row: Row, before = ''): void {
    let pending = `${before}{`
    let isFirst = true
    for (const key in row) {
      const value = row[key]
      const isLong = typeof value === 'string' && value.length >= LONG_CHARS
      const json = isLong ? '' : JSON.stringify(value)
      if (json === undefined) continue
      if (!isFirst) pending += ','
      isFirst = false
      pending += this.named(key) + json
      if (!isLong) continue
      this.write(pending)
      this.copy(this.quote(value))
      pending = ''
    }
    this.write(`${pending}}\n`)
  }

  /** What there is enough of; the rest is kept until there is more. */
  complete(): Uint8Array[] {
    const { full } = this
    if (full.length > 0) this.full = []
    return full
  }

  /** What is left at the end. */
  rest(): Uint8Array {
    return this.chunk.subarray(0, this.used)
  }

  private write(text: string): void {
    this.makeRoom(BYTES_A_CHAR * text.length)
    this.used += this.chunk.write(text, this.used)
  }

  private copy(bytes: Buffer): void {
    this.makeRoom(bytes.length)
    this.chunk.set(bytes, this.used)
    this.used += bytes.length
  }

  private makeRoom(bytes: number): void {
    if (this.used + bytes <= this.chunk.length) return
    if (this.used > 0) this.full.push(this.rest())
    this.chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, bytes))
    this.used = 0
  }

  private named(key: string): string {
    const known = this.keys.get(key)
    if (known !== undefined) return known
    const named = `${JSON.stringify(key)}:`
    this.keys.set(key, named)
    return named
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
