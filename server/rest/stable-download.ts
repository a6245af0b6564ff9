/**
 * A stable file as the answer to a request that may ask for a part (RFC 9110, section 14): one range with 206, a range
 * that is not there with 416, the whole when the file has become another (If-Range) or several ranges are asked at once.
 */
import { streamOf } from '../services/datasets/export-file'
import type { StableFile } from '../services/stable-file'
import { ProblemError, problemResponse } from './problem'

export function stableDownload(request: Request, file: StableFile): Response {
  const etag = `"${file.hash}"`
  const headers = {
    etag,
    'accept-ranges': 'bytes',
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${file.fileName}"`,
    // It may be kept by whoever took it, and is asked for again before it is used; compressed on the way, its parts would not fit.
    'cache-control': 'private, no-cache, no-transform',
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const range = isUnchanged(request, etag) ? rangeOf(request.headers.get('range'), file.bytes) : null
  if (range === 'outside')
    return problemResponse(
      new ProblemError('no-such-part', `The file has ${file.bytes} bytes.`, {
        headers: { etag, 'accept-ranges': 'bytes', 'content-range': `bytes */${file.bytes}` },
      }),
    )
  const [start, end] = range ?? [0, file.bytes - 1]
  const body =
    request.method === 'HEAD' || file.bytes === 0 ? null : streamOf(generatorOf(file.read(start, end)))
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range && { 'content-range': `bytes ${start}-${end}/${file.bytes}` }),
    },
  })
}

/** A range is meant for the content that its asker has a part of; a date says too little to know. */
function isUnchanged(request: Request, etag: string): boolean {
  const condition = request.headers.get('if-range')
  return condition === null || condition === etag
}

/** First and last byte; null for the whole, as for a header that makes no sense. */
export function rangeOf(header: string | null, bytes: number): [number, number] | 'outside' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return null
  const [, first, last] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const count = Number(last)
    return count === 0 || bytes === 0 ? 'outside' : [Math.max(0, bytes - count), bytes - 1]
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return null
  if (start >= bytes) return 'outside'
  return [start, last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)]
}

async function* generatorOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}
