/**
 * The documents of a file of plain text: JSON Lines with a `text` each, or text whose documents are parted by
 * `<|endoftext|>`, as published corpora are; a file without it is one document.
 */
import { createReadStream } from 'node:fs'
import { AppError } from '../../errors'

const SEPARATOR = '<|endoftext|>'
const LINE_LENGTH_MAX = 10_000_000
const LONE_SURROGATE = /\p{Surrogate}/u

/** @throws AppError INVALID_INPUT naming the line, what was expected and what arrived */
export async function* readDocuments(file: string, fileName: string): AsyncGenerator<string> {
  if (/\.(jsonl|ndjson)$/i.test(fileName)) yield* readJsonLines(file)
  else for await (const document of partedBy(SEPARATOR, file)) yield checked(document, 'the text')
}

async function* readJsonLines(file: string): AsyncGenerator<string> {
  let number = 0
  for await (const line of partedBy('\n', file)) {
    number++
    if (line.trim() === '') continue
    const where = `line ${number}`
    let row: unknown
    try {
      row = JSON.parse(line)
    } catch {
      throw new AppError('text-line-not-json', { place: where, text: line.slice(0, 60) })
    }
    const text = typeof row === 'object' && row !== null && 'text' in row ? row.text : undefined
    if (typeof text !== 'string')
      throw new AppError('text-line-without-text', { place: where, text: line.slice(0, 60) })
    yield checked(text, where)
  }
}

function checked(text: string, where: string): string {
  if (text.includes('\u0000')) throw new AppError('text-holds-nul', { place: where })
  if (LONE_SURROGATE.test(text)) throw new AppError('text-holds-surrogate', { place: where })
  return text
}

/** @throws AppError when the file is not UTF-8, or a part is too long to be one */
async function* partedBy(separator: string, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (bytes?: Buffer) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw new AppError('text-not-utf8')
    }
  }
  let rest = ''
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const parts = (rest + decode(bytes as Buffer)).split(separator)
    rest = parts.pop() ?? ''
    yield* parts
    if (separator === '\n' && rest.length > LINE_LENGTH_MAX) throw new AppError('text-line-too-long')
  }
  yield rest + decode()
}
