/** Sends a file as it lies on disk; the browser streams it, and says how far it is. */

export interface Upload {
  done: Promise<{ importId: string }>
  cancel(): void
}

export function uploadFile(
  projectId: string,
  file: Blob,
  name: string,
  onProgress: (share: number) => void,
): Upload {
  // fetch does not tell how much it has sent.
  const request = new XMLHttpRequest()
  const done = new Promise<{ importId: string }>((resolve, reject) => {
    request.open('POST', `/api/import?${new URLSearchParams({ projectId, name })}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      const answer = request.response as { importId?: string; error?: string } | null
      if (request.status === 200 && answer?.importId) resolve({ importId: answer.importId })
      else reject(new Error(answer?.error ?? `The server answered ${request.status}.`))
    }
    request.onerror = () => reject(new Error('The connection broke. Try again.'))
    request.onabort = () => reject(new Error('Stopped.'))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}
