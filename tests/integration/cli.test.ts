/** `laurel` as scripts call it: a process of its own, over HTTP, with a real worker behind. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/server/db'
import { closeQueue } from '@/server/queue/boss'
import { serveRest } from '@/server/rest/serve'
import { API_SCOPES } from '@/server/schemas/api-key'
import { createApiKey } from '@/server/services/api-keys/create-key'
import { streamOf } from '@/server/services/datasets/export-file'
import { httpServer } from '../support/http-server'
import { createMember, createProject } from '../support/labeling-rows'
import { createTinyModel } from '../support/tiny-model'
import { until } from '../support/until'
import { useTestDatabase } from '../support/use-test-database'
import { workerStarter } from '../support/worker-process'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
const startWorker = workerStarter()
/** What happens to downloads of written exports, in turn: the line breaks after so many bytes, or Laurel says no. */
let mishaps: (number | 'refused')[] = []
let ranges: (string | null)[] = []
const startServer = httpServer(async (request) => {
  const answer = await serveRest(request)
  if (!request.url.endsWith('/file')) return answer
  ranges.push(request.headers.get('range'))
  const mishap = mishaps.shift()
  if (mishap === undefined) return answer
  if (mishap === 'refused') return Response.json({ detail: 'Not today.' }, { status: 403 })
  const bytes = new Uint8Array(await answer.arrayBuffer()).subarray(0, mishap)
  const begun = Number(/\d+/.exec(request.headers.get('range') ?? '0'))
  const breaking = async function* () {
    yield bytes
    await until('these bytes to be kept', async () => (await bytesKept()) >= begun + mishap)
    throw new Error('the line breaks')
  }
  return new Response(streamOf(breaking()), { status: answer.status, headers: answer.headers })
})

/** Of the download that is under way. */
async function bytesKept(): Promise<number> {
  const partial = (await readdir(folder)).find((name) => name.endsWith('.part'))
  return partial ? (await stat(path.join(folder, partial))).size : 0
}

const ENTRY = path.resolve(import.meta.dirname, '../../server/cli/laurel.mjs')
let folder: string
let environment: Record<string, string>
let projectId: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-cli-'))
  projectId = await createProject()
  const admin = await createMember(projectId, 'admin')
  const { secret } = await createApiKey(admin, { name: 'script', scopes: [...API_SCOPES], rateLimit: 6000 })
  environment = { LAUREL_API_KEY: secret, LAUREL_URL: await startServer() }
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await closeQueue()
})

interface Said {
  code: number
  stdout: string
  stderr: string
}

const laurel = (args: string[], changes: Record<string, string> = {}): Promise<Said> =>
  new Promise((resolve) => {
    const env = { NODE_ENV: 'test' as const, PATH: process.env.PATH ?? '', ...environment, ...changes }
    execFile(process.execPath, [ENTRY, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
const json = async (args: string[], told = /.?/) => {
  const { code, stdout, stderr } = await laurel([...args, '--json'])
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  expect(stderr).toMatch(told)
  return JSON.parse(stdout)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('exit codes', () => {
  it('2 for wrong words, with what would be right', async () => {
    expect(await laurel(['fly'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/there are status, import/),
    })
    expect((await laurel(['sample', '--prompts', 'many', '--model', 'base'])).code).toBe(2)
    expect((await laurel(['train', 'cook', '--model', 'base'])).code).toBe(2)
    expect((await laurel(['status', '--nonsense'])).code).toBe(2)
    expect(await laurel(['status'], { LAUREL_API_KEY: '' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/LAUREL_API_KEY/),
    })
  })

  it('3 for a refusal, 4 when nobody is there', async () => {
    expect(await laurel(['status'], { LAUREL_API_KEY: 'laurel_wrong' })).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/not known.*401/),
    })
    const { code, stdout } = await laurel(['status', 'no-such-run', '--json'])
    expect(code).toBe(3)
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'run-not-found' })
    const nobody = await laurel(['status'], { LAUREL_URL: 'http://127.0.0.1:1' })
    expect(nobody).toMatchObject({ code: 4, stderr: expect.stringMatching(/not reached/) })
  })

  it('0 for help, of all and of each', async () => {
    const { stdout } = await laurel(['--help'])
    for (const command of ['status', 'import', 'sample', 'train', 'snapshot', 'export'])
      expect(stdout).toContain(command)
    expect((await laurel(['train', '--help'])).stdout).toMatch(/^Usage: laurel train/)
  })
})

describe('with a worker', () => {
  beforeAll(async () => {
    await createTinyModel(projectId)
    await startWorker()
  })

  it('goes the way of a dataset: in, frozen, trained on, out again', async () => {
    const file = path.join(folder, 'answers.jsonl')
    const rows = Array.from({ length: 6 }, (_, i) => ({
      prompt: `Say hello to cat ${i}.`,
      completion: 'Hello, cat.',
    }))
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const read = await json(['import', file, '--set', 'Cats', '--licence', 'CC0-1.0'])
    expect(read).toMatchObject({ status: 'done', counts: { demonstrations: 6, problems: 0 } })
    expect(await db().promptSet.findFirst({ where: { projectId, name: 'Cats' } })).toMatchObject({
      licence: 'CC0-1.0',
    })

    const snapshot = await json(['snapshot', 'demonstrations', '--name', 'cats-1'])
    expect(snapshot.rows).toBeGreaterThan(0)

    const run = await json([
      ...['train', 'sft', '--model', 'base', '--snapshot', snapshot.snapshotId, '--seed', '3', '--wait'],
      ...['--set', 'epochs=1', '--set', 'batchSize=2'],
    ])
    expect(run).toMatchObject({ status: 'done', output: { kind: 'sft', version: 1 }, seed: 3 })

    const sampled = await laurel([
      'sample',
      '--model',
      'sft-v1',
      '--prompts',
      '2',
      '--max-tokens',
      '8',
      '--wait',
    ])
    expect(sampled).toMatchObject({ code: 0, stdout: expect.stringMatching(/^sample-1: done/) })
    expect(sampled.stderr).toMatch(/sample-1: /)
    const beside = ['sample', '--model', 'base', '--also', 'sft-v1:3', '--prompts', '1', '--max-tokens', '8']
    const both = await json([...beside, '--stop', 'END', '--wait'])
    expect(both).toMatchObject({ status: 'done', completions: 7 })

    const output = path.join(folder, 'out.jsonl')
    const saved = await json(['export', 'demonstrations', '--snapshot', snapshot.hash, '--output', output])
    const text = await readFile(output, 'utf8')
    expect(saved).toMatchObject({ bytes: Buffer.byteLength(text), hash: sha256(text) })
    expect((await laurel(['export', 'demonstrations', '--snapshot', snapshot.hash])).stdout).toBe(text)
    expect(text.trim().split('\n')).toHaveLength(snapshot.rows)

    const { stdout } = await laurel(['status'])
    expect(stdout).toMatch(/sft-1: done/)
  })

  it('goes on with a download that was interrupted, at once and when it is called again', async () => {
    const { stdout: whole } = await laurel(['export', 'prompts'])
    const [first, second] = ['first.jsonl', 'second.jsonl'].map((name) => path.join(folder, name))
    ranges = []
    mishaps = [10, 20]
    const saved = await json(['export', 'prompts', '--output', first!], /Interrupted at 30 of/)
    expect(ranges).toEqual([null, 'bytes=10-', 'bytes=30-'])
    expect(await readFile(first!, 'utf8')).toBe(whole)

    ranges = []
    mishaps = [10, 'refused']
    const left = await laurel(['export', '--id', saved.id, '--output', second])
    expect(left).toMatchObject({ code: 3, stderr: expect.stringContaining('Not today. (403) 10 of') })
    expect(left.stderr).toContain(`Go on with: laurel export --id ${saved.id} --output ${second}`)
    await json(['export', '--id', saved.id, '--output', second])
    expect(ranges).toEqual([null, 'bytes=10-', 'bytes=10-'])
    expect(await readFile(second!, 'utf8')).toBe(whole)
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('1 when what it waited for went wrong', async () => {
    const file = path.join(folder, 'no-table')
    await writeFile(file, 'this is no parquet')
    expect(await laurel(['import', file, '--kind', 'parquet'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/failed/),
    })
  })
})
