/** An export as the bytes of a file, pulled by the reader so that memory stays bounded. */
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { writeRows } from '../../exchange/files/write-rows'
import type { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'
import { exportBatches, exportColumns } from './export-rows'

const MEDIA_TYPE = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

export const MEDIA_TYPES = [...Object.values(MEDIA_TYPE), 'application/gzip']

export interface ExportFile {
  fileName: string
  mediaType: string
  stream: ReadableStream<Uint8Array>
}

/**
 * The first bytes are waited for, so that a refusal comes before the file begins; the rest is read as the stream is pulled,
 * and cancelling the stream stops the queries. @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT
 */
export async function exportFile(
  actor: Actor,
  request: ExportRequest,
  onRecords?: (count: number) => void,
): Promise<ExportFile> {
  const bytes = writeRows(request.file, exportColumns(request), exportBatches(actor, request, onRecords))
  const split = request.split === 'all' ? '' : `-${request.split}`
  const name = `${request.kind}${split}-${request.form}.${request.file}`
  return {
    fileName: request.gzip ? `${name}.gz` : name,
    mediaType: request.gzip ? 'application/gzip' : MEDIA_TYPE[request.file],
    stream: streamOf(await begun(request.gzip ? gzipped(bytes) : bytes)),
  }
}

/** The same bytes, the first of which are there. */
async function begun(bytes: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const first = await bytes.next()
  return (async function* () {
    try {
      if (!first.done) yield first.value
      yield* bytes
    } finally {
      await bytes.return(undefined)
    }
  })()
}

async function* gzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes)
  const gzip = createGzip()
  source.on('error', (error) => gzip.destroy(error))
  try {
    yield* source.pipe(gzip) as AsyncIterable<Uint8Array>
  } finally {
    source.destroy()
    gzip.destroy()
  }
}

/** A web stream over any bytes; `pull` waits for the reader. */
export function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await bytes.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await bytes.return(undefined)
    },
  })
}
