/**
 * No query runs outside the transaction it stands in. A transaction holds one connection; a query through `db()` inside it
 * waits for a second one, and as many such transactions as the pool has connections wait for each other for ever.
 *
 * The check follows calls by name through the imports of `server`, so a helper that asks `db()` is found at any depth.
 */
import { describe, expect, it } from 'vitest'
import { readSources } from './source-files'
import { transactionLeaks } from './transaction-leaks'

describe('transactions', () => {
  it('call nothing that asks for a connection of its own', () => {
    const sources = readSources().filter(({ file }) => /^(server|prisma)\//.test(file))
    const { transactions, leaks } = transactionLeaks(sources)
    expect(transactions).toBeGreaterThan(50)
    expect(leaks).toEqual([])
  })

  it('are searched through helpers, methods, default values and other files', () => {
    const file = (name: string, text: string) => ({ file: `server/${name}.ts`, text })
    const { leaks } = transactionLeaks([
      file(
        'direct',
        `import { db } from './db'\nexport const a = () => db().$transaction(async (tx) => { await db().x.find() })`,
      ),
      file('helper', `import { db } from './db'\nexport async function helper() { return db().x.find() }`),
      file(
        'middle',
        `import { helper as h } from './helper'\nexport const middle = async () => { const y = async () => h(); return y() }`,
      ),
      file(
        'outer',
        `import { db } from './db'\nimport { middle } from './middle'\nexport async function b() { return db().$transaction(async (tx) => middle()) }`,
      ),
      file(
        'default',
        `import { db } from './db'\nexport function read(client = db()) { return client.x.find() }\nexport const c = () => db().$transaction((tx) => read())`,
      ),
      file(
        'passed',
        `import { db } from './db'\nimport { middle } from './middle'\nexport const d = () => db().$transaction(async (tx) => Promise.all([1].map(middle)))`,
      ),
      file(
        'fine',
        `import { db } from './db'\nimport { middle } from './middle'\nasync function own(tx) { return tx.x.find() }\nexport async function e() { await middle(); return db().$transaction(async (tx) => own(tx)) }`,
      ),
    ])
    expect(leaks).toEqual([
      'server/direct.ts:2 → db',
      'server/outer.ts:3 → middle → h → db',
      'server/default.ts:3 → read → db',
      'server/passed.ts:3 → middle → h → db',
    ])
  })
})
