/**
 * Records of a CSV or TSV file (RFC 4180; the separator is found in the head line). A quote that is never closed is one
 * bad row: reading goes on with the line after it, instead of swallowing the rest of the file.
 */

import type { Message } from '../../../ml/messages/message'
import { message } from '../../messages/catalogue'
import { LINE_BYTES_MAX, type Line, readLines } from './read-lines'

/** How far a quoted cell may reach before its quote counts as never closed. */
const RECORD_LINES_MAX = 20_000
/** After one such quote, the next are looked for less far, so that a file full of them is not read again and again. */
const RECORD_LINES_AFTER_FAILURE = 200

export type CsvRecord =
  | { line: number; cells: string[] }
  | { line: number; problem: Message; excerpt: string }

export const separatorOf = (head: string): string => {
  const count = (mark: string) => head.split(mark).length - 1
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  separator: string | null = null,
): AsyncGenerator<CsvRecord> {
  const lines = readLines(source)[Symbol.asyncIterator]()
  /** Lines to read again after a quote that was never closed. */
  let again: Line[] = []
  let mark = separator
  let reach = RECORD_LINES_MAX
  const next = async (): Promise<Line | undefined> => again.shift() ?? (await lines.next()).value ?? undefined

  for (let first = await next(); first; first = await next()) {
    if ('problem' in first) {
      yield first
      continue
    }
    mark ??= separatorOf(first.text)
    const taken: Line[] = []
    let text = first.text
    let cells = cutCells(text, mark)
    while (cells === null && taken.length < reach && text.length < LINE_BYTES_MAX) {
      const more = await next()
      if (!more) break
      taken.push(more)
      if ('problem' in more) break
      text += `\n${more.text}`
      // Only a quote can close the cell; looking at every line again would take quadratic time.
      if (more.text.includes('"')) cells = cutCells(text, mark)
    }
    if (cells === null) {
      reach = RECORD_LINES_AFTER_FAILURE
      again = [...taken, ...again]
      yield {
        line: first.line,
        problem: message('row-quote-open'),
        excerpt: first.text.slice(0, 300),
      }
    } else if (text !== '') {
      yield { line: first.line, cells }
    }
  }
}

/** The cells of one record; null while a quoted cell is open. */
function cutCells(text: string, separator: string): string[] | null {
  const cells: string[] = []
  for (let at = 0; ; ) {
    if (text[at] === '"') {
      let cell = ''
      for (let from = at + 1; ; ) {
        const quote = text.indexOf('"', from)
        if (quote < 0) return null
        cell += text.slice(from, quote)
        if (text[quote + 1] === '"') {
          cell += '"'
          from = quote + 2
          continue
        }
        at = quote + 1
        break
      }
      // Something after the closing quote belongs to the cell, as spreadsheets read it.
      const end = text.indexOf(separator, at)
      cells.push(cell + text.slice(at, end < 0 ? text.length : end))
      if (end < 0) return cells
      at = end + 1
    } else {
      const end = text.indexOf(separator, at)
      cells.push(text.slice(at, end < 0 ? text.length : end))
      if (end < 0) return cells
      at = end + 1
    }
  }
}
