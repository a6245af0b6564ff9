/** What people and programs hear while the database is busy or away, on a server of this file's own that may be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as health } from '@/app/api/health/route'
import { appRouter } from '@/server/api/root'
import { createCallerFactory } from '@/server/api/trpc'
import { db } from '@/server/db'
import { serveRest } from '@/server/rest/serve'
import { serveOpenAi } from '@/server/serving/openai'
import { startEmbeddedServer } from '../../scripts/postgres/server.mjs'
import { deployMigrations } from '../../scripts/steps/migrate.mjs'
import { until } from '../support/until'

const folder = mkdtempSync(path.join(tmpdir(), 'laurel-away-'))
chmodSync(folder, 0o711)
const options = {
  cluster: path.join(folder, 'postgres'),
  password: 'a-password-of-this-test',
  logFile: path.join(folder, 'postgres.log'),
  durable: false,
}
let server: Awaited<ReturnType<typeof startEmbeddedServer>>

beforeAll(async () => {
  server = await startEmbeddedServer(options)
  await deployMigrations(server.url)
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    LAUREL_DATA_DIR: folder,
    LAUREL_DATABASE_WAIT_MS: '2000',
    NEXTAUTH_SECRET: 'a-secret-of-this-test-only',
  })
})
afterAll(async () => {
  await db().$disconnect()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const SENTENCE = 'The database is busy or away. Nothing is broken; try again in a few seconds.'
const caller = createCallerFactory(appRouter)({ userId: 'somebody' })
const withKey = (address: string) =>
  new Request(`http://127.0.0.1${address}`, { headers: { authorization: 'Bearer a-key' } })

async function expectRefusals(): Promise<void> {
  const [procedure, rest, openAi] = await Promise.all([
    caller.projects.list().catch((error: unknown) => error),
    serveRest(withKey('/api/v1/prompts')),
    serveOpenAi(withKey('/v1/models')),
  ])
  expect(procedure).toMatchObject({ code: 'SERVICE_UNAVAILABLE', message: SENTENCE })
  expect([rest.status, rest.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await rest.json()).toMatchObject({ type: '/developers#problem-unavailable', detail: SENTENCE })
  expect([openAi.status, openAi.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await openAi.json()).toMatchObject({ error: { code: 'unavailable', message: SENTENCE } })
}

it('a pool without a free connection refuses people and programs with a sentence, and works again afterwards', async () => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let holders = 0
  let allHold = () => {}
  const full = new Promise<void>((resolve) => {
    allHold = resolve
  })
  const transactions = Array.from({ length: 10 }, () =>
    db().$transaction(async () => {
      if (++holders === 10) allHold()
      await held
    }),
  )
  await Promise.race([full, Promise.all(transactions)])
  await expectRefusals()
  letGo()
  await Promise.all(transactions)
  expect(await caller.projects.list()).toEqual([])
})

it('a killed database is told at the health address and to everybody, and the pool recovers by itself', async () => {
  const well = await health()
  expect(well.status).toBe(200)
  expect(await well.json()).toMatchObject({
    status: 'ok',
    database: 'ok',
    disk: { freeBytes: expect.any(Number), totalBytes: expect.any(Number), isFull: false },
    workers: { alive: 0, lastSeenAt: null },
  })

  const inFlight = db().$queryRaw`select pg_sleep(600)::text`.catch((error: unknown) => error)
  await caller.projects.list()
  process.kill(server.pid, 'SIGKILL')
  await server.ended
  await expectRefusals()
  const unwell = await health()
  expect(unwell.status).toBe(503)
  expect(await unwell.json()).toMatchObject({
    status: 'unavailable',
    database: 'away',
    disk: { isFull: false },
    workers: null,
  })

  // A worker that starts now waits; it must not die.
  const worker = spawn(process.execPath, ['--import', 'tsx', path.resolve('server/worker/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LAUREL_LOG_LEVEL: 'info' },
  })
  let said = ''
  worker.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await until('the worker to meet no database', async () => said.includes('waits for the database'))

  server = await startEmbeddedServer({ ...options, port: server.port })
  await until('the worker', async () => said.includes('the worker is ready'))
  worker.kill('SIGTERM')
  await once(worker, 'exit')
  expect(worker.exitCode).toBe(0)
  expect(await inFlight).toBeInstanceOf(Error)
  expect(await caller.projects.list()).toEqual([])
  expect((await health()).status).toBe(200)
})
