import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashTree, readOrCreateSecret } from '../../../scripts/lib/files.mjs'
import { unlessStamped } from '../../../scripts/lib/stamps.mjs'

let root: string
const put = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'laurel-files-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the hash of sources', () => {
  it('changes with a content, a name and an added file, and with nothing else', () => {
    put('src/a.ts', 'one')
    const before = hashTree(root, ['src', 'absent'])
    expect(hashTree(root, ['absent', 'src'])).toBe(before)
    put('src/a.ts', 'two')
    const changed = hashTree(root, ['src'])
    put('src/b.ts', '')
    const added = hashTree(root, ['src'])
    expect(new Set([before, changed, added]).size).toBe(3)
    put('src/skipped/c.ts', 'x')
    expect(hashTree(root, ['src'], { skip: ['src/skipped'] })).toBe(added)
  })
})

describe('a stamp', () => {
  it('does the work once for one key, and again when it failed, the key changed or the product is gone', async () => {
    const what = { stamp: path.join(root, 'stamp'), key: 'k1', product: path.join(root, 'product') }
    const work = async () => put('product', 'made')
    await expect(unlessStamped(what, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await unlessStamped(what, work)).toBe(true)
    expect(await unlessStamped(what, work)).toBe(false)
    expect(await unlessStamped({ ...what, key: 'k2' }, work)).toBe(true)
    rmSync(what.product)
    expect(await unlessStamped({ ...what, key: 'k2' }, work)).toBe(true)
  })
})

describe('a secret', () => {
  it('is made once, long, and readable by its owner only', () => {
    const file = path.join(root, 'secret')
    const secret = readOrCreateSecret(file)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(readOrCreateSecret(file)).toBe(secret)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
