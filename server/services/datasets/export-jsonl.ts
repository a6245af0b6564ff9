/** An export as bytes: JSONL in UTF-8, pulled by the reader so that memory stays bounded. */
import type { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'
import { exportRows } from './export-rows'

/** Bytes collected before they are handed on. */
const CHUNK_BYTES = 64 * 1024

export interface JsonlExport {
  fileName: string
  stream: ReadableStream<Uint8Array>
}

/** Starts reading only when the stream is pulled; cancelling the stream stops the queries. */
export function exportJsonl(actor: Actor, request: ExportRequest): JsonlExport {
  const rows = exportRows(actor, request)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = ''
      while (text.length < CHUNK_BYTES) {
        const { value, done } = await rows.next()
        if (done) {
          if (text) controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += `${JSON.stringify(value)}\n`
      }
      controller.enqueue(encoder.encode(text))
    },
    async cancel() {
      await rows.return(undefined)
    },
  })
  const split = request.split === 'all' ? '' : `-${request.split}`
  return { fileName: `${request.kind}${split}-${request.form}.jsonl`, stream }
}
