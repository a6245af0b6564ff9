/** Log lines say when, how grave, and for which request and person; the answer names the request. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { log, logAsker, logRequest, withLogContext } from '@/server/log'

let lines: { to: 'stdout' | 'stderr'; entry: Record<string, unknown> }[] = []

/** The process's log takes its level when it is first asked for: other test files of this process have theirs. */
const forgetLog = () => Reflect.deleteProperty(globalThis, 'laurelLog')

beforeAll(() => {
  vi.stubEnv('LAUREL_LOG_LEVEL', 'debug')
  forgetLog()
})
afterAll(() => {
  vi.unstubAllEnvs()
  forgetLog()
})
beforeEach(() => {
  lines = []
  for (const to of ['stdout', 'stderr'] as const)
    vi.spyOn(process[to], 'write').mockImplementation((chunk) => {
      lines.push({ to, entry: JSON.parse(String(chunk)) })
      return true
    })
})
afterEach(() => vi.restoreAllMocks())

const asked = (headers: Record<string, string> = {}) =>
  new Request('http://laurel.example/api/v1/prompts?secret=1', { method: 'POST', headers })

it('a request has an id, which its lines carry with the person and its answer names', async () => {
  const answer = await logRequest(asked(), async () => {
    logAsker({ userId: 'ola' })
    await Promise.resolve()
    log().error({ err: new Error('It broke.') }, 'a procedure failed')
    return Response.json({ fine: true }, { status: 201 })
  })
  const requestId = answer.headers.get('x-request-id')
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect([answer.status, await answer.json()]).toEqual([201, { fine: true }])
  const context = { requestId, method: 'POST', path: '/api/v1/prompts', userId: 'ola' }
  expect(lines).toMatchObject([
    {
      to: 'stderr',
      entry: { ...context, level: 'error', err: { message: 'It broke.', stack: expect.any(String) } },
    },
    { to: 'stdout', entry: { ...context, level: 'debug', status: 201, durationMs: expect.any(Number) } },
  ])
  for (const { entry } of lines) expect(Date.parse(String(entry.time))).toBeGreaterThan(0)
  expect(JSON.stringify(lines)).not.toContain('secret')
})

it('tells of an error what explains it, and nothing of what hangs on it', () => {
  const cause = Object.assign(new Error('It was refused.'), { code: 'ECONNREFUSED' })
  const error = Object.assign(new Error('The query failed.', { cause }), {
    client: { secretKey: 4711, connectionParameters: { password: 'hush' } },
  })
  log().error({ err: error }, 'a query failed')
  log().error({ err: 'no error at all' }, 'a query failed')
  expect(lines.map(({ entry }) => entry.err)).toMatchObject([
    { type: 'Error', message: 'The query failed.', cause: { code: 'ECONNREFUSED' } },
    { type: 'string', message: 'no error at all' },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/4711|hush/)
})

it('notes the id that a proxy gave beside its own, and none that could forge a line', async () => {
  const idOf = async (id: string) => {
    const answer = await logRequest(asked({ 'x-request-id': id }), async () => new Response())
    expect(answer.headers.get('x-request-id')).not.toBe(id)
    return lines.at(-1)?.entry.givenId
  }
  expect(await idOf('proxy-17:4711')).toBe('proxy-17:4711')
  for (const forged of ['short', '{"level":"error"}', 'x'.repeat(101)])
    expect(await idOf(forged)).toBeUndefined()
})

it('keeps the contexts of what happens at the same time apart', async () => {
  await Promise.all(
    ['first', 'second'].map((runId) =>
      withLogContext({ runId }, async () => {
        await Promise.resolve()
        log().info({ of: runId }, 'a step')
      }),
    ),
  )
  expect(lines.map(({ entry }) => [entry.of, entry.runId])).toEqual([
    ['first', 'first'],
    ['second', 'second'],
  ])
})

it('passes on an answer whose headers cannot be changed', async () => {
  const answer = await logRequest(asked(), async () => Response.redirect('http://laurel.example/', 303))
  expect([answer.status, answer.headers.get('location')]).toEqual([303, 'http://laurel.example/'])
})
