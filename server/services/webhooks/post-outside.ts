/**
 * POSTs to an address that somebody typed in. The name is resolved once, what it resolves to is judged, and the connection
 * goes to just that address: a name that points elsewhere a moment later gains nothing. Redirects are judged the same way.
 */
import { lookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { env } from '../../env'
import { isPrivateAddress } from './private-addresses'

const REDIRECTS_MAX = 3
const TIMEOUT_MS = 15_000

/** Why nothing was sent, or how sending ended; a sentence for people. */
export class PostError extends Error {
  override readonly name = 'PostError'
}

export interface Post {
  url: string
  headers: Record<string, string>
  body: string
}

/** @returns the status of the last answer. @throws PostError */
export async function postOutside(post: Post, signal: AbortSignal): Promise<number> {
  let { url } = post
  for (let hop = 0; ; hop++) {
    const { status, location } = await postOnce({ ...post, url }, signal)
    // Only these say "send the same again, there"; the others would turn it into a GET.
    if (status !== 307 && status !== 308) return status
    if (!location) throw new PostError(`It answered ${status} without saying where to.`)
    if (hop === REDIRECTS_MAX) throw new PostError(`It was redirected more than ${REDIRECTS_MAX} times.`)
    url = new URL(location, url).href
  }
}

async function postOnce(
  { url, headers, body }: Post,
  signal: AbortSignal,
): Promise<{ status: number; location: string | undefined }> {
  const target = new URL(url)
  if (target.protocol !== 'https:' && target.protocol !== 'http:')
    throw new PostError(`${target.protocol} is not an address to send to.`)
  const address = await publicAddressOf(target.hostname.replace(/^\[|\]$/g, ''))
  const resolved: LookupFunction = (_, options, callback) =>
    options.all ? callback(null, [address]) : callback(null, address.address, address.family)
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const request = send(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: resolved,
        agent: false,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      },
      (answer) => {
        // What it says is of no interest, and may be endless.
        answer.destroy()
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location })
      },
    )
    request.on('error', (error) => reject(new PostError(reasonOf(error))))
    request.end(body)
  })
}

/** @throws PostError when the name has no address, or any private one */
async function publicAddressOf(host: string): Promise<{ address: string; family: number }> {
  const found = await lookup(host, { all: true }).catch(() => [])
  if (found.length === 0) throw new PostError(`${host} has no address.`)
  const isAllowed = env().LAUREL_PRIVATE_WEBHOOK_HOSTS.includes(host)
  if (!isAllowed && found.some(({ address }) => isPrivateAddress(address)))
    throw new PostError(`${host} is an address of a private network, to which nothing is sent.`)
  return found[0]
}

const reasonOf = (error: Error & { code?: string }): string => {
  if (error.name === 'TimeoutError') return `It did not answer within ${TIMEOUT_MS / 1000} seconds.`
  return `It was not reached: ${error.code ?? error.message}.`
}
