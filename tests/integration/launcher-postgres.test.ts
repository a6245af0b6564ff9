/** The embedded PostgreSQL through what happens to launchers: killed, killed together with it, stopped. */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isAlive } from '../../scripts/lib/process-identity.mjs'
import { ensureDatabase, withClient } from '../../scripts/postgres/connection.mjs'
import { startEmbeddedServer } from '../../scripts/postgres/server.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'laurel-launcher-'))
// Run as root, PostgreSQL lives under another account, which must be able to enter.
chmodSync(folder, 0o711)
const options = {
  cluster: path.join(folder, 'postgres'),
  password: 'a-password-of-this-test',
  logFile: path.join(folder, 'postgres.log'),
}
const postmasterFile = path.join(options.cluster, 'postmaster.pid')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A process of its own that starts the server and then only waits, like a launcher. */
async function startInAnotherProcess(): Promise<{ kill: () => void; pid: number; url: string }> {
  const module = path.resolve('scripts/postgres/server.mjs')
  const script = `
    const { startEmbeddedServer } = await import(${JSON.stringify(module)})
    const { pid, url } = await startEmbeddedServer(${JSON.stringify(options)})
    console.log(JSON.stringify({ pid, url }))
    setInterval(() => {}, 1000)`
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    launcher.stdout.once('data', (data) => resolve(String(data)))
    launcher.once('exit', (code) => reject(new Error(`the launcher ended with ${code}`)))
  })
  return { ...(JSON.parse(line) as { pid: number; url: string }), kill: () => launcher.kill('SIGKILL') }
}

const countNotes = (url: string) =>
  withClient(url, async (client) => Number((await client.query('select count(*) from notes')).rows[0].count))

describe('the embedded PostgreSQL', () => {
  it('loses nothing and blocks nothing when its launcher, or it itself, is killed', async () => {
    const first = await startInAnotherProcess()
    await ensureDatabase(first.url, 'this test')
    await withClient(first.url, (client) => client.query('create table notes (text text)'))
    await withClient(first.url, (client) => client.query(`insert into notes values ('one')`))
    first.kill()
    expect(isAlive(first.pid)).toBe(true)

    const second = await startEmbeddedServer(options)
    expect(isAlive(first.pid)).toBe(false)
    expect(second.isNew).toBe(false)
    expect(await countNotes(second.url)).toBe(1)
    await withClient(second.url, (client) => client.query(`insert into notes values ('two')`))
    process.kill(second.pid, 'SIGKILL')

    const third = await startEmbeddedServer(options)
    expect(await countNotes(third.url)).toBe(2)
    await third.stop()
    expect(isAlive(third.pid)).toBe(false)
    expect(existsSync(postmasterFile)).toBe(false)
  })

  it('is closed to whoever lacks the password, and its files to other accounts', async () => {
    const server = await startEmbeddedServer(options)
    try {
      const wrong = new URL(server.url)
      wrong.password = 'guessed'
      await expect(ensureDatabase(wrong.toString(), 'DATABASE_URL')).rejects.toThrow(
        /^The database of DATABASE_URL .*password authentication failed/,
      )
      if (process.platform !== 'win32') expect(statSync(options.cluster).mode & 0o077).toBe(0)
    } finally {
      await server.stop()
    }
  })

  it('tells an unreachable database in one sentence that does not show the password', async () => {
    const attempt = ensureDatabase('postgresql://me:secret@127.0.0.1:1/db', 'DATABASE_URL')
    const error = await attempt.catch((reason: Error) => reason)
    expect(error).toMatchObject({ name: 'LaunchError' })
    expect((error as Error).message).toContain('127.0.0.1:1/db')
    expect((error as Error).message).not.toContain('secret')
    await expect(ensureDatabase('mysql://x', 'DATABASE_URL')).rejects.toThrow(/not a PostgreSQL address/)
  })
})
