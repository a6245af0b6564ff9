/**
 * From which address a request comes, so that nobody chooses their own.
 *
 * `X-Forwarded-For` is written by whoever sends the request and only added to by proxies: its last entry was written by
 * the proxy nearest to us, and what stands before the entries of our own proxies is the sender's word. The connection's
 * own address is put into PEER_HEADER by the web server before anything else reads the request (`scripts/peer-address.mjs`).
 */
import { isIPv4, isIPv6 } from 'node:net'

/** Set by the web server itself; what a client sends under this name is overwritten. */
export const PEER_HEADER = 'x-laurel-peer'

/**
 * @param trustedProxies how many proxies of the installation stand before Laurel; 0 when people connect to it directly
 * @returns the address that the outermost trusted proxy saw, or the connection's own, as `networkOf` gives it; 'unknown'
 *   when nobody noted it
 */
export function clientAddress(headers: Record<string, unknown> | undefined, trustedProxies: number): string {
  const peer = headers?.[PEER_HEADER]
  const forwarded = headers?.['x-forwarded-for']
  const before = typeof forwarded === 'string' ? forwarded.split(',').map((entry) => entry.trim()) : []
  const chain = [...before, typeof peer === 'string' ? peer : 'unknown']
  return networkOf(chain[Math.max(0, chain.length - 1 - trustedProxies)] || 'unknown')
}

/** Prefixes of IPv4 addresses in IPv6: mapped (RFC 4291), translated (RFC 2765, RFC 6052). */
const EMBEDS_IPV4 = new Set(['0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0'])

/**
 * What an address is counted as: an IPv4 address without its port, also when it is written as IPv6; of IPv6 the first 64
 * bits, because one household or server has all addresses behind them (RFC 6177).
 */
export function networkOf(entry: string): string {
  const bare = entry
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
  if (isIPv4(bare) || !isIPv6(bare)) return bare
  const [head, tail] = new URL(`http://[${bare}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean))
  const groups = tail ? [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail] : head
  if (EMBEDS_IPV4.has(groups.slice(0, 6).join(':')))
    return groups
      .slice(6)
      .map((group) => Number.parseInt(group, 16))
      .map((pair) => `${pair >> 8}.${pair & 255}`)
      .join('.')
  return `${groups.slice(0, 4).join(':')}::/64`
}
