import { describe, expect, it } from 'vitest'
import { lockProblems } from '../../../scripts/check/lock-completeness.mjs'

const entry = (more = {}) => ({ version: '1.0.0', integrity: 'sha512-x', ...more })

describe('package-lock.json', () => {
  it('is whole when everything wanted is found where Node would look', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': entry({
        dependencies: { b: '1', c: '1' },
        peerDependenciesMeta: { d: { optional: true } },
      }),
      'node_modules/a/node_modules/b': entry({ dependencies: { c: '1' } }),
      'node_modules/c': entry(),
    }
    expect(lockProblems({ packages })).toEqual([])
  })

  it('is not when a package for another platform was left out', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': entry({ optionalDependencies: { 'a-win32': '1' } }),
    }
    expect(lockProblems({ packages })).toEqual(['a-win32, wanted by node_modules/a, is missing'])
  })

  it('has the hash of every archive; a bundled package comes in that of another', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/c': entry(),
      'node_modules/c/node_modules/d': { version: '1.0.0', inBundle: true },
    }
    expect(lockProblems({ packages })).toEqual(['node_modules/a has no integrity hash'])
  })

  it('names no registry', () => {
    const packages = { 'node_modules/a': entry({ resolved: 'https://somewhere/a.tgz' }) }
    expect(lockProblems({ packages })).toEqual(['node_modules/a names a registry: https://somewhere/a.tgz'])
  })
})
