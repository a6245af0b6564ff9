/** Lines of a byte stream in bounded memory. A line that is too long or no UTF-8 is given as a problem, and reading goes on. */

import type { Message } from '../../../ml/messages/message'
import { message } from '../../messages/catalogue'

/** The longest line that is kept, in bytes. */
export const LINE_BYTES_MAX = 16 << 20

export type Line = { line: number; text: string } | { line: number; problem: Message; excerpt: string }

const NEWLINE = 0x0a
const fatal = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder('utf-8')

/** The beginning of something unreadable, as well as it can be shown. */
export const excerptOf = (bytes: Uint8Array) => lenient.decode(bytes.subarray(0, 300))

export function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return fatal.decode(bytes)
  } catch {
    return null
  }
}

export const NOT_UTF8 = message('row-not-utf8')

export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  maxBytes = LINE_BYTES_MAX,
): AsyncGenerator<Line> {
  let line = 1
  let parts: Uint8Array[] = []
  let size = 0
  const finish = (): Line => {
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts)
    const isTooLong = size > maxBytes
    parts = []
    const total = size
    size = 0
    const at = line++
    if (isTooLong) {
      const problem = message('row-too-long', {
        megabytes: Math.round(total / 1e6),
        limit: maxBytes / (1 << 20),
      })
      return { line: at, problem, excerpt: excerptOf(bytes) }
    }
    const end = bytes.length > 0 && bytes[bytes.length - 1] === 0x0d ? bytes.length - 1 : bytes.length
    const text = decodeStrictly(bytes.subarray(0, end))
    return text === null ? { line: at, problem: NOT_UTF8, excerpt: excerptOf(bytes) } : { line: at, text }
  }
  const add = (bytes: Uint8Array) => {
    // Of a line that is too long only the beginning is kept.
    if (size <= maxBytes) parts.push(bytes)
    size += bytes.byteLength
  }
  for await (const chunk of source) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at))
      yield finish()
      from = at + 1
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (size > 0) yield finish()
}
