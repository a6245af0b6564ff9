/** Every route of the REST API, as the OpenAPI document describes it, and what programs must be able to rely on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { closeQueue } from '@/server/queue/boss'
import { openApiDocument, operationId } from '@/server/rest/openapi'
import { isFile, type Route } from '@/server/rest/route'
import { ROUTES } from '@/server/rest/routes'
import { API_SCOPES } from '@/server/schemas/api-key'
import { revokeApiKey } from '@/server/services/api-keys/revoke-key'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { createPermissionRows, type PermissionRows } from '../support/permission-rows'
import { type Answered, createProgram, type Program, programWith, send } from '../support/program'
import { useTestDatabase } from '../support/use-test-database'
import { REST_CASES, type RestCase } from './rest-cases'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let own: PermissionRows
let other: PermissionRows
let program: Program

beforeAll(async () => {
  own = await createPermissionRows()
  other = await createPermissionRows()
  program = await createProgram(own.admin)
})
afterAll(() => closeQueue())

const nameOf = ({ method, path }: Route) => `${method} ${path}`
const caseOf = (route: Route): RestCase => REST_CASES[nameOf(route)]!
const all = ROUTES.map((route) => [nameOf(route), route] as const)
const some = (keep: (route: Route) => boolean) => all.filter(([, route]) => keep(route))

/** Calls a route with parts of its case replaced. */
async function call(
  caller: Program,
  route: Route,
  parts: { rows?: PermissionRows; body?: unknown; query?: string } = {},
): Promise<Answered> {
  const { params, query = '', body } = caseOf(route)
  const rows = parts.rows ?? own
  let path: string = route.path
  for (const [name, value] of Object.entries(params?.(rows) ?? {})) path = path.replace(`{${name}}`, value)
  path += parts.query ?? query
  if (route.method === 'GET') return caller.get(path)
  if (route.body === 'file')
    return send(path, {
      method: 'POST',
      body: '{"prompt":"Say hello."}\n',
      headers: { authorization: `Bearer ${caller.key}` },
    })
  return caller.post(path, parts.body ?? body?.(rows))
}

const documented = (route: Route): Record<string, { $ref?: string; content?: object }> => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, { responses: object }>> }
  return paths[route.path]![route.method.toLowerCase()]!.responses as never
}

/** A refusal is a problem document of a status that the OpenAPI document names for the route. */
function expectProblem({ status, headers, body }: Answered, expected: number, route?: Route) {
  expect({ status, detail: body.detail ?? body }).toMatchObject({ status: expected })
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({ status: expected, title: expect.any(String), detail: expect.any(String) })
  expect(body.code).toMatch(/^[a-z0-9-]+$/)
  if (route) expect(Object.keys(documented(route))).toContain(String(expected))
}

it('every route has a case here, and an operation of its own in the document', () => {
  expect(Object.keys(REST_CASES).sort()).toEqual(all.map(([name]) => name).sort())
  expect(new Set(ROUTES.map(operationId)).size).toBe(ROUTES.length)
})

it('the document says which keys may call what, and needs none itself', async () => {
  const { status, body } = await send('/openapi.json', {})
  expect(status).toBe(200)
  expect(body.openapi).toBe('3.1.0')
  expect(JSON.stringify(body)).not.toContain('"$defs"')
  expect(body.paths['/runs'].post.security).toEqual([{ key: ['runs:write'] }])
})

describe('each route', () => {
  it.each(all)('%s answers as documented', async (_, route) => {
    const answer = await call(program, route)
    const { refusal } = caseOf(route)
    if (refusal !== undefined) return expectProblem(answer, refusal, route)
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: route.status })
    if (isFile(route.answer)) {
      expect(route.answer.mediaTypes).toContain(answer.headers.get('content-type'))
    } else {
      expect(route.answer.parse(answer.body)).toEqual(answer.body)
    }
  })

  it.each(all)('%s is closed without a key', async (_, route) => {
    const answer = await call(programWith(null), route)
    expectProblem(answer, 401, route)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  it.each(some(({ scope }) => scope !== null))('%s needs its scope', async (_, route) => {
    const without = await createProgram(
      own.admin,
      API_SCOPES.filter((scope) => scope !== route.scope),
    )
    expectProblem(await call(without, route), 403, route)
  })

  it.each(some(({ role }) => role !== 'annotator'))(
    '%s obeys the role of the key’s maker, as it is now',
    async (_, route) => {
      const maker = await createMember(own.projectId, 'admin')
      const made = await createProgram(maker)
      await db().member.update({
        where: { projectId_userId: { projectId: own.projectId, userId: maker.userId } },
        data: { role: 'annotator' },
      })
      expectProblem(await call(made, route), 403, route)
    },
  )

  it.each(some((route) => caseOf(route).params !== undefined))(
    '%s knows nothing of another project',
    async (_, route) => {
      const before = caseOf(route).body
      expectProblem(await call(program, route, { rows: other, body: before?.(own) }), 404, route)
    },
  )

  it.each(some(({ body }) => body !== null && body !== 'file'))(
    '%s says where its body is wrong',
    async (_, route) => {
      const unknown = await call(program, route, { body: { ...caseOf(route).body?.(own), surprise: 1 } })
      expectProblem(unknown, 400, route)
      expect(unknown.body.errors[0].detail).toContain('surprise')
      expectProblem(await call(program, route, { body: [] }), 400, route)
    },
  )

  it.each(some(({ query }) => query !== null))(
    '%s refuses a parameter it does not know',
    async (_, route) => {
      const answer = await call(program, route, { query: '?surprise=1' })
      expectProblem(answer, 400, route)
    },
  )
})

describe('bad input', () => {
  const ODD: unknown[] = [
    null,
    true,
    -1,
    1e308,
    2 ** 53,
    '',
    '\ud800',
    'a\u0000b',
    '+275760-09-13T00:00:00.000Z',
    'x'.repeat(70_000),
    [],
    {},
    [[null]],
    { __proto__: null, constructor: 1 },
  ]

  /** The value with each of its leaves replaced by each odd value, one at a time. */
  function* mutants(value: unknown): Generator<unknown> {
    yield* ODD
    if (Array.isArray(value)) {
      for (const [i, inner] of value.entries())
        for (const mutant of mutants(inner)) yield value.map((one, j) => (i === j ? mutant : one))
      yield Array.from({ length: 3000 }, () => value[0])
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value))
        for (const mutant of mutants(inner)) yield { ...value, [name]: mutant }
    }
  }

  it.each(some(({ body }) => body !== null && body !== 'file'))(
    '%s: no part of the body can be so odd that the server fails',
    async (_, route) => {
      for (const mutant of mutants(caseOf(route).body?.(own))) {
        const { status } = await call(program, route, { body: mutant })
        if (status >= 500) expect({ status, body: JSON.stringify(mutant).slice(0, 300) }).toBe('no failure')
      }
    },
  )

  it('neither can bytes, types and addresses', async () => {
    const post = (body: BodyInit, type = 'application/json', path = '/prompts') =>
      send(path, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${program.key}`, 'content-type': type },
      })
    expectProblem(await post('{"text":'), 400)
    expectProblem(await post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 400)
    expectProblem(await post('['.repeat(500_000)), 400)
    expectProblem(await post(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), 400)
    expectProblem(await post('{"text":"a"}', 'text/plain'), 415)
    expectProblem(await post(`"${'x'.repeat(3 * 2 ** 20)}"`), 413)
    expectProblem(await program.get('/nothing'), 404)
    expectProblem(await program.get('/prompts/%E0%A4%A'), 404)
    expectProblem(await program.get(`/prompts/${'x'.repeat(65)}`), 404)
    expectProblem(await program.get('/prompts?split=train&split=test'), 400)
    expectProblem(await program.get('/prompts?search=%00'), 400)
    expectProblem(await program.get('/prompts?limit=0'), 400)
    const deleted = await send('/prompts', { method: 'DELETE' })
    expectProblem(deleted, 405)
    expect(deleted.headers.get('allow')).toBe('GET, POST')
  })
})

it('an export that cannot be made is refused before the file begins', async () => {
  const answer = await program.get(`/export?kind=comparisons&snapshotId=${own.snapshotId}`)
  expectProblem(answer, 400)
  expect(answer.body.detail).toMatch(/leaves as demonstrations/)
  expectProblem(await program.get(`/export?kind=comparisons&snapshotId=${other.snapshotId}`), 404)
  const made = await program.get(`/export?kind=comparisons&snapshotId=${own.rankingSnapshotId}`)
  expect(made.status).toBe(200)
  expect(JSON.parse(made.body)).toMatchObject({ chosen: 'Yes.', rejected: 'No.' })
})

describe('pages', () => {
  it('every row comes once, however small the page, and a cursor that leads nowhere says so', async () => {
    const whole = (await program.get('/completions')).body.data.map(({ id }: { id: string }) => id)
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const { body } = await program.get(`/completions?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.data.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor
    } while (cursor)
    expect(seen).toEqual(whole)
    expect(seen.length).toBeGreaterThan(3)
    for (const list of ['prompts', 'demonstrations', 'runs', 'tasks', 'snapshots', 'model-versions'])
      expectProblem(await program.get(`/${list}?cursor=nowhere`), 400)
  })
})

describe('idempotency keys', () => {
  const ask = (text: string, key: string) => program.post('/prompts', { text }, { 'idempotency-key': key })

  it('a request sent twice is done once and answered the same', async () => {
    const first = await ask('Only once, please.', 'one')
    const again = await ask('Only once, please.', 'one')
    expect(first.body).toMatchObject({ added: 1, known: 0 })
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
  })

  it('sent at the same moment, it is done once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask('At the same moment.', 'two')))
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect(
      await db().prompt.count({ where: { projectId: own.projectId, text: 'At the same moment.' } }),
    ).toBe(1)
    const made = answers.filter(({ status }) => status === 201)
    expect(made.every(({ body }) => body.added === 1)).toBe(true)
    expect(made.length).toBeGreaterThan(0)
  })

  it('another request with the same key is refused, and another program may use it', async () => {
    await ask('Mine.', 'three')
    expectProblem(await ask('Not mine.', 'three'), 422)
    const second = await createProgram(own.admin)
    const answer = await second.post('/prompts', { text: 'Theirs.' }, { 'idempotency-key': 'three' })
    expect(answer.body).toMatchObject({ added: 1 })
    expectProblem(await ask('x', 'with a space'), 400)
  })

  it('a refusal can be retried', async () => {
    const body = { kind: 'demonstrations', name: 'later' }
    const later = () => program.post('/snapshots', body, { 'idempotency-key': 'four' })
    await db().demonstration.deleteMany({ where: { projectId: own.projectId } })
    expectProblem(await later(), 409)
    await program.post('/demonstrations', { promptId: own.promptId, response: 'Now there is one.' })
    expect((await later()).status).toBe(201)
  })
})

describe('keys', () => {
  it('a revoked key opens nothing any more; another project’s admin cannot revoke it', async () => {
    const made = await createProgram(own.admin)
    expect((await made.get('/key')).body.project.id).toBe(own.projectId)
    const { id } = await db().apiKey.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    await expect(revokeApiKey(other.admin, { apiKeyId: id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    expect((await made.get('/key')).status).toBe(200)
    await revokeApiKey(own.admin, { apiKeyId: id })
    expectProblem(await made.get('/key'), 401)
  })

  it('a key whose maker has left the project opens nothing', async () => {
    const maker = await createMember(own.projectId, 'admin')
    const made = await createProgram(maker)
    await db().member.delete({
      where: { projectId_userId: { projectId: own.projectId, userId: maker.userId } },
    })
    expectProblem(await made.get('/key'), 403)
  })

  it('the secret is nowhere in the database, and its last use is', async () => {
    const made = await createProgram(own.admin)
    await made.get('/key')
    const rows = await db().apiKey.findMany()
    expect(JSON.stringify(rows)).not.toContain(made.key)
    expect(rows.find(({ hint }) => made.key.startsWith(hint))?.lastUsedAt).not.toBeNull()
  })

  it('each key has a limit of its own', async () => {
    const hasty = await createProgram(own.admin, ['prompts:read'], 3)
    for (let i = 0; i < 3; i++) expect((await hasty.get('/prompts')).status).toBe(200)
    const answer = await hasty.get('/prompts')
    expectProblem(answer, 429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await program.get('/prompts')).status).toBe(200)
  })
})

describe('ranking by program', () => {
  it('leases a task without naming models, ranks it, and the ranking is there under a pseudonym', async () => {
    const projectId = await createProject()
    const ranker = await createMember(projectId, 'admin')
    const made = await createProgram(ranker)
    await createTask(projectId, { size: 3 })
    const { task } = (await made.post('/tasks/lease')).body
    expect(JSON.stringify(task)).not.toContain('modelVersion')
    const { leasedUntil } = (await made.post(`/tasks/${task.taskId}/heartbeat`)).body
    expect(Date.parse(leasedUntil)).toBeGreaterThan(Date.now())
    const items = task.completions.map(({ id }: { id: string }, i: number) => ({
      completionId: id,
      rank: i + 1,
    }))
    const ranked = await made.post('/rankings', { taskId: task.taskId, items })
    expect(ranked).toMatchObject({ status: 201, body: { isRepeat: false } })
    const { body } = await made.get(`/rankings/${ranked.body.rankingId}`)
    expect(body.items.map(({ rank }: { rank: number }) => rank).sort()).toEqual([1, 2, 3])
    expect(body.annotator).toMatch(/^p-[0-9a-f]{10}$/)
    expect(JSON.stringify(body)).not.toContain(ranker.userId)
    const corrected = await made.post(`/rankings/${ranked.body.rankingId}/corrections`, {
      revision: 1,
      items: items.map((item: object) => ({ ...item, rank: 1 })),
    })
    expect(corrected).toMatchObject({ status: 201, body: { revision: 2 } })
  })
})
