/** Sends a file as it lies on disk; the browser streams it, and says how far it is. */

export interface Upload<Answer> {
  done: Promise<Answer>
  cancel(): void
}

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
      else reject(new Error(answer?.error ?? `The server answered ${request.status}.`))
    }
    request.onerror = () => reject(new Error('The connection broke. Try again.'))
    request.onabort = () => reject(new Error('Stopped.'))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}
