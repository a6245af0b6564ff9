/**
 * From which address a request comes, so that nobody chooses their own.
 *
 * `X-Forwarded-For` is written by whoever sends the request and only added to by proxies: its last entry was written by
 * the proxy nearest to us, and what stands before the entries of our own proxies is the sender's word. The connection's
 * own address is put into PEER_HEADER by the web server before anything else reads the request (`scripts/peer-address.mjs`).
 */

/** Set by the web server itself; what a client sends under this name is overwritten. */
export const PEER_HEADER = 'x-laurel-peer'

/**
 * @param trustedProxies how many proxies of the installation stand before Laurel; 0 when people connect to it directly
 * @returns the address that the outermost trusted proxy saw, or the connection's own; 'unknown' when nobody noted it
 */
export function clientAddress(headers: Record<string, unknown> | undefined, trustedProxies: number): string {
  const peer = headers?.[PEER_HEADER]
  const forwarded = headers?.['x-forwarded-for']
  const before = typeof forwarded === 'string' ? forwarded.split(',').map((entry) => entry.trim()) : []
  const chain = [...before, typeof peer === 'string' ? peer : 'unknown']
  return chain[Math.max(0, chain.length - 1 - trustedProxies)] || 'unknown'
}
