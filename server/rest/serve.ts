/** Answers a request to `/api/v1`: finds its route, proves its key, reads its parts, calls the route's service. */
import { createHash } from 'node:crypto'
import { log, logRequest } from '../log'
import { answerOnce, type KeptAnswer } from '../services/api-keys/answer-once'
import type { ProvenKey } from '../services/api-keys/check-key'
import { actorOfKey, keyOfRequest, requireScope } from './key-of-request'
import { openApiDocument } from './openapi'
import { asProblem, ProblemError, problemResponse } from './problem'
import { parsed, readJson, readQuery } from './read-request'
import { isFile, type Route } from './route'
import { ROUTES } from './routes'
import { Id } from './shapes'

export const BASE_PATH = '/api/v1'

export const serveRest = (request: Request): Promise<Response> => logRequest(request, () => answered(request))

async function answered(request: Request): Promise<Response> {
  try {
    const url = new URL(request.url)
    const path = url.pathname.slice(BASE_PATH.length)
    if (request.method === 'GET' && path === '/openapi.json')
      return json(200, JSON.stringify(openApiDocument()))
    const { route, params } = findRoute(request.method, path)
    const key = await keyOfRequest(request)
    if (route.scope) requireScope(key, route.scope)
    const actor = await actorOfKey(key, route.role)
    const query = route.query && parsed(route.query, readQuery(url), 'query')
    const body =
      route.body === null || route.body === 'file'
        ? undefined
        : parsed(route.body, await readJson(request), 'body')
    const asked = { actor, key, params, query, body, request } as never
    if (isFile(route.answer)) return (await route.handle(asked)) as Response
    const work = async (): Promise<KeptAnswer> => ({
      status: route.status,
      text: shown(route, await route.handle(asked)),
    })
    return await answerOf(request, route, key, { path, query, body }, work)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.kind === 'failed') log().error({ err: error }, 'the REST API failed')
    return problemResponse(problem)
  }
}

/** @throws ProblemError not-found, method-not-allowed */
function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } {
  const parts = path.split('/')
  const there = ROUTES.flatMap((route) => {
    const params = matched(route.path.split('/'), parts)
    return params ? [{ route, params }] : []
  })
  if (there.length === 0) throw new ProblemError('not-found', 'No such address.')
  const found = there.find(({ route }) => route.method === (method === 'HEAD' ? 'GET' : method))
  if (found) return found
  throw new ProblemError('method-not-allowed', `${method} is not known here.`, {
    headers: { allow: there.map(({ route }) => route.method).join(', ') },
  })
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of pattern.entries()) {
    if (!name.startsWith('{')) {
      if (name !== parts[index]) return null
      continue
    }
    // An id is plain letters and digits: one that would have to be decoded is nobody's.
    const id = Id.regex(/^[\w-]+$/).safeParse(parts[index])
    if (!id.success) return null
    params[name.slice(1, -1)] = id.data
  }
  return params
}

/** An answer holds what its schema names and nothing else. */
function shown({ answer }: Route, data: unknown): string {
  if (isFile(answer)) return ''
  return JSON.stringify(answer.parse(JSON.parse(JSON.stringify(data))))
}

async function answerOf(
  request: Request,
  route: Route,
  key: ProvenKey,
  asked: { path: string; query: unknown; body: unknown },
  work: () => Promise<KeptAnswer>,
): Promise<Response> {
  const idempotencyKey = request.headers.get('idempotency-key')
  if (route.method !== 'POST' || route.body === 'file' || idempotencyKey === null) {
    const { status, text } = await work()
    return json(status, text)
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(idempotencyKey))
    throw new ProblemError('invalid-input', 'An idempotency key has 1 to 200 printable characters.')
  const fingerprint = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  const kept = await answerOnce({ apiKeyId: key.id, idempotencyKey, fingerprint }, work)
  if (!kept)
    throw new ProblemError('key-reused', 'Another request came with this idempotency key. Use a new one.')
  return json(kept.status, kept.text, kept.isRepeat ? { 'idempotent-replayed': 'true' } : {})
}

const json = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(text, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
