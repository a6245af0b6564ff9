/** Attempts are counted by an address that nobody chooses for themselves. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { clientAddress, PEER_HEADER } from '@/server/auth/client-address'

const headers = (forwarded: string | undefined, peer = '10.0.0.9') => ({
  [PEER_HEADER]: peer,
  ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
})

describe('the address of a client', () => {
  it('is the connection’s own when no proxy is trusted, whatever the client wrote', () => {
    expect(clientAddress(headers(undefined), 0)).toBe('10.0.0.9')
    for (const invented of ['1.2.3.4', '1.2.3.4, 5.6.7.8', '', ',,,', '10.0.0.9'])
      expect(clientAddress(headers(invented), 0)).toBe('10.0.0.9')
  })

  it('is what the outermost trusted proxy saw; entries before it are the client’s own word', () => {
    expect(clientAddress(headers('203.0.113.5'), 1)).toBe('203.0.113.5')
    expect(clientAddress(headers('1.2.3.4, 203.0.113.5'), 1)).toBe('203.0.113.5')
    expect(clientAddress(headers('1.2.3.4, 203.0.113.5, 172.16.0.1'), 2)).toBe('203.0.113.5')
  })

  it('is never empty, also when fewer proxies wrote than are trusted', () => {
    expect(clientAddress(headers('203.0.113.5'), 5)).toBe('203.0.113.5')
    expect(clientAddress(headers(' , '), 1)).toBe('unknown')
    expect(clientAddress(undefined, 0)).toBe('unknown')
  })

  it.each([
    ['203.0.113.5:51234', '203.0.113.5'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['[::FFFF:cb00:7105]:443', '203.0.113.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:8080', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::203.0.113.5', '203.0.113.5'],
    ['::ffff:0:203.0.113.5', '203.0.113.5'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['not an address', 'not an address'],
    ['1.2.3.4.5:6', '1.2.3.4.5'],
  ])('%s is counted as %s', (entry, network) => {
    expect(clientAddress(headers(undefined, entry), 0)).toBe(network)
  })

  it('is noted by the web server before anybody reads the request, over what a client sent', async () => {
    const server = `
      import { createServer } from 'node:http'
      const server = createServer((request, answer) => answer.end(request.headers['${PEER_HEADER}']))
      server.listen(0, '127.0.0.1', () => console.log(server.address().port))
    `
    const child = spawn(
      process.execPath,
      ['--import', path.resolve('scripts/peer-address.mjs'), '--input-type=module', '-e', server],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    try {
      const [port] = await once(child.stdout, 'data')
      const answer = await fetch(`http://127.0.0.1:${String(port).trim()}/`, {
        headers: { [PEER_HEADER]: '1.2.3.4' },
      })
      expect(await answer.text()).toBe('127.0.0.1')
    } finally {
      child.kill()
    }
  })
})
