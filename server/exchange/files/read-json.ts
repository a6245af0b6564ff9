/**
 * The elements of a JSON document, one at a time: of the array it is, of the arrays inside the object it is under a name
 * that means "rows", or the documents that follow one another. Finds the ends by counting brackets outside strings, so
 * that a document of any size is read in the memory of its largest element.
 */

import { message } from '../../messages/catalogue'
import type { Line } from './read-lines'
import { decodeStrictly, excerptOf, NOT_UTF8 } from './read-lines'

export const ELEMENT_BYTES_MAX = 64 << 20

const QUOTE = 0x22
const BACKSLASH = 0x5c
const NEWLINE = 0x0a
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const isOpen = (byte: number) => byte === 0x7b || byte === 0x5b
const isClose = (byte: number) => byte === 0x7d || byte === 0x5d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const COMMA = 0x2c

/** Yields each element's text with the line it begins on. */
export async function* readJsonElements(
  source: AsyncIterable<Uint8Array>,
  maxBytes = ELEMENT_BYTES_MAX,
): AsyncGenerator<Line> {
  let line = 1
  let startLine = 1
  /** Whether the document is one array whose elements are wanted; undefined before its first character. */
  let isArray: boolean | undefined
  let depth = 0
  let inString = false
  let escaped = false
  let inScalar = false
  let parts: Uint8Array[] = []
  let size = 0

  const keep = (bytes: Uint8Array) => {
    if (bytes.byteLength === 0) return
    if (size <= maxBytes) parts.push(bytes)
    size += bytes.byteLength
  }
  const finish = (): Line => {
    const bytes = Buffer.concat(parts)
    const isTooLong = size > maxBytes
    parts = []
    size = 0
    if (isTooLong)
      return {
        line: startLine,
        problem: message('row-element-too-long', { limit: maxBytes / (1 << 20) }),
        excerpt: excerptOf(bytes),
      }
    const text = decodeStrictly(bytes)
    return text === null
      ? { line: startLine, problem: NOT_UTF8, excerpt: excerptOf(bytes) }
      : { line: startLine, text }
  }

  for await (const chunk of source) {
    let from = -1
    if (depth > 0 || inString || inScalar) from = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]
      if (byte === NEWLINE) line++
      if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) {
          inString = false
          if (depth === 0) {
            keep(chunk.subarray(from, i + 1))
            from = -1
            yield finish()
          }
        }
        continue
      }
      if (inScalar) {
        if (byte !== COMMA && byte !== CLOSE_ARRAY && !isSpace(byte)) continue
        inScalar = false
        keep(chunk.subarray(from, i))
        from = -1
        yield finish()
        continue
      }
      if (depth === 0) {
        if (isSpace(byte) || byte === COMMA) continue
        if (isArray === undefined) {
          isArray = byte === OPEN_ARRAY
          if (isArray) continue
        }
        if (isArray && byte === CLOSE_ARRAY) {
          isArray = false
          continue
        }
        startLine = line
        from = i
        if (byte === QUOTE) inString = true
        else if (isOpen(byte)) depth = 1
        else inScalar = true
        continue
      }
      if (byte === QUOTE) inString = true
      else if (isOpen(byte)) depth++
      else if (isClose(byte)) {
        depth--
        if (depth === 0) {
          keep(chunk.subarray(from, i + 1))
          from = -1
          yield finish()
        }
      }
    }
    if (from >= 0) keep(chunk.subarray(from))
  }
  if (size > 0) {
    const { line: at } = finish()
    yield { line: at, problem: message('row-cut'), excerpt: '' }
  }
}
