/**
 * Requests to an address that somebody typed in. The name is resolved once, what it resolves to is judged, and the
 * connection goes to just that address: a name that points elsewhere a moment later gains nothing. Redirects are for the
 * caller to follow or not, and judged the same way.
 */
import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Message } from '../../ml/messages/message'
import { message } from '../messages/catalogue'
import { MessageError } from '../messages/message-error'
import { isPrivateAddress } from './private-addresses'

/** Why nothing was sent, or how sending ended. */
export class OutsideError extends MessageError {
  override readonly name = 'OutsideError'
  constructor(
    said: Message,
    /** Whether the same request may succeed on a retry. */
    readonly isTransient: boolean,
  ) {
    super(said)
  }
}

export interface OutsideRequest {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  /** How long the whole exchange may take. */
  timeoutMs: number
  /** What is read of the answer; zero when what it says is of no interest. A longer one is an error. */
  maxBytes: number
  /** Names on private networks that may be reached all the same. */
  privateHosts: readonly string[]
}

export interface OutsideAnswer {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

/** @throws OutsideError; the signal's reason when it aborts */
export async function requestOutside(asked: OutsideRequest, signal: AbortSignal): Promise<OutsideAnswer> {
  const target = new URL(asked.url)
  if (target.protocol !== 'https:' && target.protocol !== 'http:')
    throw new OutsideError(message('outside-protocol', { protocol: target.protocol }), false)
  const address = await allowedAddressOf(target.hostname.replace(/^\[|\]$/g, ''), asked.privateHosts)
  const resolved: LookupFunction = (_, options, callback) =>
    options.all ? callback(null, [address]) : callback(null, address.address, address.family)
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(signal.aborted ? signal.reason : error instanceof OutsideError ? error : lost(error, asked))
    const request = send(
      target,
      {
        method: asked.method,
        headers: {
          ...asked.headers,
          ...(asked.body !== undefined && { 'content-length': Buffer.byteLength(asked.body) }),
        },
        lookup: resolved,
        agent: false,
        signal: AbortSignal.any([signal, AbortSignal.timeout(asked.timeoutMs)]),
      },
      (answer) => {
        const { statusCode: status = 0, headers } = answer
        if (asked.maxBytes === 0) {
          // It may be endless.
          answer.destroy()
          return resolve({ status, headers, body: '' })
        }
        readBody(answer, asked.maxBytes).then((body) => resolve({ status, headers, body }), fail)
      },
    )
    request.on('error', fail)
    request.end(asked.body)
  })
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes)
      throw new OutsideError(message('outside-answer-too-long', { megabytes: maxBytes / 1e6 }), false)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** @throws OutsideError when the name has no address, or a private one that is not among `privateHosts` */
async function allowedAddressOf(
  host: string,
  privateHosts: readonly string[],
): Promise<{ address: string; family: number }> {
  const found = await lookup(host, { all: true }).catch(() => [])
  if (found.length === 0) throw new OutsideError(message('outside-without-address', { host }), true)
  if (!privateHosts.includes(host) && found.some(({ address }) => isPrivateAddress(address)))
    throw new OutsideError(message('outside-private', { host }), false)
  return found[0]
}

function lost(error: Error & { code?: string }, { timeoutMs }: OutsideRequest): OutsideError {
  if (error.name === 'TimeoutError')
    return new OutsideError(message('outside-silent', { seconds: timeoutMs / 1000 }), true)
  return new OutsideError(message('outside-unreachable', { problem: error.code ?? error.message }), true)
}
