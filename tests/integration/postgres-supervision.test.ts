/** The embedded PostgreSQL under supervision: it comes back by itself, on the same port, whatever ended it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { ensureDatabase, withClient } from '../../scripts/postgres/connection.mjs'
import { keepServerRunning } from '../../scripts/postgres/keep-running.mjs'
import { readPostmasterFile } from '../../scripts/postgres/postmaster-file.mjs'
import { startEmbeddedServer } from '../../scripts/postgres/server.mjs'
import { mountSmallDisk, noSmallDisk } from '../support/small-disk'
import { until } from '../support/until'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A supervised server in `folder`, and what the terminal is told. */
async function startSupervised(folder: string) {
  const options = {
    cluster: path.join(folder, 'postgres'),
    password: 'a-password-of-this-test',
    logFile: path.join(folder, 'postgres.log'),
    durable: false,
  }
  const server = await startEmbeddedServer(options)
  const told: string[] = []
  const supervision = keepServerRunning(server, {
    start: (again: object) => startEmbeddedServer({ ...options, ...again }),
    folder,
    logFile: options.logFile,
    tell: (text: string) => told.push(text),
  })
  undo.push(() => supervision.stop())
  await ensureDatabase(server.url, 'this test')
  return { ...server, told, cluster: options.cluster }
}

const query = (url: string, text: string) =>
  withClient(url, async (client) => (await client.query(text)).rows)
const isBack = (told: string[]) => async () => told.some((text) => text.includes('is running again'))

describe('the embedded PostgreSQL, when it is killed', () => {
  it('comes back on the same port with everything committed, though a busy backend outlived it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'laurel-supervised-'))
    chmodSync(folder, 0o711)
    undo.push(() => rmSync(folder, { recursive: true, force: true }))
    const { url, pid, port, told, cluster } = await startSupervised(folder)
    await query(url, `set synchronous_commit = on; create table notes as select 'one' as text`)
    // A backend in the middle of its computing does not notice the death of its server.
    const busy = new pg.Client({ connectionString: url })
    busy.on('error', () => {})
    await busy.connect()
    const computing = busy
      .query('select count(*) from generate_series(1, 10000000000)')
      .catch(() => 'cut off')
    await until('the busy backend', async () => {
      const [row] = await query(
        url,
        `select from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid() and state = 'active'`,
      )
      return row
    })

    process.kill(pid, 'SIGKILL')
    await until('the server', isBack(told))

    expect(await computing).toBe('cut off')
    expect(readPostmasterFile(cluster)?.pid).not.toBe(pid)
    expect(readPostmasterFile(cluster)?.port).toBe(port)
    expect(await query(url, 'select text from notes')).toEqual([{ text: 'one' }])
    expect(told).toEqual([
      expect.stringMatching(/^PostgreSQL ended by SIGKILL; starting it again in 1 s; its log: /),
      expect.stringMatching(/^PostgreSQL is running again on port \d+, [\d.]+ s after it ended$/),
    ])
  })
})

describe('the embedded PostgreSQL, when its disk is full', () => {
  it('waits for space, says so once, and comes back when there is some', async ({ skip }) => {
    if (noSmallDisk) skip(noSmallDisk)
    const disk = mountSmallDisk(140)
    undo.push(() => disk.unmount())
    const { url, told } = await startSupervised(disk.folder)
    await query(url, `set synchronous_commit = on; create table notes as select 'kept' as text`)
    disk.fill()
    // Writing goes on until there is no room for the write-ahead log: PostgreSQL panics, cannot recover, and ends.
    const writer = new pg.Client({ connectionString: url })
    writer.on('error', () => {})
    await writer.connect()
    const write = `select pg_logical_emit_message(false, 'fill', repeat('x', 1000000))`
    const fails = (error: Error) => error
    await until('the end of the server', async () => {
      await writer.query(write).catch(fails)
      return told.length > 0
    })
    await until('the sentence', async () => told.some((text) => text.includes('cannot start without space')))
    disk.free()
    await until('the server', isBack(told))

    expect(told.filter((text) => text.includes('cannot start without space'))).toHaveLength(1)
    expect(await query(url, 'select text from notes')).toEqual([{ text: 'kept' }])
  })
})
