/** What answers requests, over real HTTP, for clients that are processes of their own. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll } from 'vitest'

/** Call once at the top of a test file; the result starts the server and resolves to its address. */
export function httpServer(serve: (request: Request) => Promise<Response>): () => Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const left = new AbortController()
    outgoing.on('close', () => left.abort())
    // The platform's Request knows no such method.
    if (incoming.method === 'TRACE') return void outgoing.writeHead(405, { allow: 'GET, POST' }).end()
    const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
    const answer = await serve(
      new Request(`http://${incoming.headers.host}${incoming.url}`, {
        method: incoming.method,
        headers: incoming.headers as Record<string, string>,
        signal: left.signal,
        ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
      } as RequestInit),
    )
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (!answer.body || incoming.method === 'HEAD') outgoing.end()
    else await pipeline(Readable.fromWeb(answer.body as never), outgoing).catch(() => outgoing.destroy())
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}
