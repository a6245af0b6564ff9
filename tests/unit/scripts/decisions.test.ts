/** The launcher's small decisions: ports, restarts, installations, migrations, the set-up link. */
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { findFreePort, parsePort, requireFreePort } from '../../../scripts/lib/ports.mjs'
import { pauseBeforeRestart } from '../../../scripts/lib/supervisor.mjs'
import { isInstalled } from '../../../scripts/steps/install-packages.mjs'
import { isUpToDate } from '../../../scripts/steps/migrate.mjs'
import { parseSetupLink } from '../../../scripts/steps/setup-link.mjs'

describe('the port', () => {
  it('is 3000 unless PORT says otherwise', () => {
    expect(parsePort(undefined, 3000)).toBe(3000)
    expect(parsePort('3456', 3000)).toBe(3456)
  })

  it.each(['0', '70000', 'http', '3.5'])('%s is refused', (text) => {
    expect(() => parsePort(text, 3000)).toThrow(/PORT must be a number/)
  })

  it('that is taken is refused with a way out', async () => {
    const port = await findFreePort()
    await expect(requireFreePort(port)).resolves.toBeUndefined()
    const server = createServer().listen(port, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is taken`)
    await new Promise((resolve) => server.close(resolve))
  })
})

describe('a child that keeps ending', () => {
  it('is started again after 1, 2, 4 … seconds, never more than 30', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(pauseBeforeRestart)).toEqual([1e3, 2e3, 4e3, 8e3, 16e3, 30e3, 30e3])
  })
})

describe('an installation', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/b-darwin': { version: '1.0.0', integrity: 'y', optional: true },
    },
  }
  const isWhole = (installed: unknown, isForDevelopment = true) =>
    isInstalled(wanted, installed, { isForDevelopment })

  it('is whole when only packages for other platforms are absent', () => {
    expect(isWhole({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } })).toBe(true)
  })

  it('is not when it is absent, or a package is missing or another', () => {
    expect(isWhole(undefined)).toBe(false)
    expect(isWhole({ packages: {} })).toBe(false)
    expect(isWhole({ packages: { 'node_modules/a': { version: '1.0.1', integrity: 'z' } } })).toBe(false)
  })
})

describe('what only development needs', () => {
  const wanted = {
    packages: {
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/tool': { version: '1.0.0', integrity: 'z', dev: true },
    },
  }
  const product = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } }

  it('is not missed by a start, and is installed for tests', () => {
    expect(isInstalled(wanted, product, { isForDevelopment: false })).toBe(true)
    expect(isInstalled(wanted, product, { isForDevelopment: true })).toBe(false)
    expect(isInstalled(wanted, wanted, { isForDevelopment: false })).toBe(true)
  })
})

describe('a database', () => {
  const one = { name: '1_init', checksum: 'c1' }
  const two = { name: '2_more', checksum: 'c2' }

  it('is up to date when it has every migration as it is now', () => {
    expect(isUpToDate([one], [one])).toBe(true)
    expect(isUpToDate([one, two], [one])).toBe(false)
    expect(isUpToDate([one], [{ ...one, checksum: 'edited' }])).toBe(false)
    expect(isUpToDate([], [])).toBe(false)
  })
})

describe('the set-up link', () => {
  it('is found among a program’s warnings', () => {
    const output = '(node:12) Warning: something\n{"needed":true,"url":"http://127.0.0.1:3000/setup/x"}\n'
    expect(parseSetupLink(output)).toEqual({ needed: true, url: 'http://127.0.0.1:3000/setup/x' })
    expect(parseSetupLink('{"needed":false}')).toEqual({ needed: false })
    expect(parseSetupLink('Error: no database')).toBeUndefined()
  })
})
