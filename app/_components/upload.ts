/** Sends a file as it lies on disk; the browser streams it, and says how far it is. */
import { type Message, verbatim } from '@/ml/messages/message'
import { shapeMessage } from '@/server/schemas/shape-message'

export interface Upload<Answer> {
  done: Promise<Answer>
  cancel(): void
}

/** Why a file did not arrive. */
export class UploadError extends Error {
  override readonly name = 'UploadError'
  constructor(readonly told: Message) {
    super(told.code)
  }
}

/** What people are told of any error of an upload. */
export const uploadMessage = (error: unknown): Message =>
  error instanceof UploadError ? error.told : verbatim(error instanceof Error ? error.message : String(error))

/** @param address takes the file as the body of a POST; it answers with JSON, when it refuses with `{ error }` */
export function upload<Answer>(
  address: string,
  file: Blob,
  onProgress: (share: number) => void,
): Upload<Answer> {
  // fetch does not tell how much it has sent.
  const request = new XMLHttpRequest()
  const done = new Promise<Answer>((resolve, reject) => {
    request.open('POST', address)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      const answer = request.response as (Answer & { error?: string }) | null
      if (request.status === 200 && answer) resolve(answer)
      else
        reject(
          new UploadError(
            answer?.error
              ? verbatim(answer.error)
              : shapeMessage('upload-refused', { status: String(request.status) }),
          ),
        )
    }
    request.onerror = () => reject(new UploadError(shapeMessage('upload-connection-lost')))
    request.onabort = () => reject(new UploadError(shapeMessage('upload-stopped')))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}
