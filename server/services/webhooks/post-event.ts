/** POSTs an event to a webhook's address, and to where that says the same may be sent. */
import { env } from '../../env'
import { message } from '../../messages/catalogue'
import { OutsideError, requestOutside } from '../../outside/request-outside'

const REDIRECTS_MAX = 3
const TIMEOUT_MS = 15_000

export interface EventPost {
  url: string
  headers: Record<string, string>
  body: string
}

/** @returns the status of the last answer. @throws OutsideError */
export async function postEvent(post: EventPost, signal: AbortSignal): Promise<number> {
  let { url } = post
  for (let hop = 0; ; hop++) {
    const { status, headers } = await requestOutside(
      {
        ...post,
        url,
        method: 'POST',
        timeoutMs: TIMEOUT_MS,
        maxBytes: 0,
        privateHosts: env().LAUREL_PRIVATE_WEBHOOK_HOSTS,
      },
      signal,
    )
    // Only these say "send the same again, there"; the others would turn it into a GET.
    if (status !== 307 && status !== 308) return status
    if (!headers.location) throw new OutsideError(message('outside-redirects-nowhere'), true)
    if (hop === REDIRECTS_MAX)
      throw new OutsideError(message('outside-redirects-too-often', { times: REDIRECTS_MAX }), true)
    url = new URL(headers.location, url).href
  }
}
