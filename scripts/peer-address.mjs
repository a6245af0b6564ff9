/**
 * Loaded into the web server before its own code (`node --import`): notes the address of the connection in a header that
 * only this process can write, because Next shows its handlers no socket.
 */
import { subscribe } from 'node:diagnostics_channel'

/** As in server/auth/client-address.ts. */
const PEER_HEADER = 'x-laurel-peer'

subscribe('http.server.request.start', ({ request, socket }) => {
  request.headers[PEER_HEADER] = socket.remoteAddress ?? ''
})
