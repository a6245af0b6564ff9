/** A program with a key: calls the REST API as one does over HTTP, without the wire. */
import { serveRest } from '@/server/rest/serve'
import { API_SCOPES, type ApiScope } from '@/server/schemas/api-key'
import type { Actor } from '@/server/services/actor'
import { createApiKey } from '@/server/services/api-keys/create-key'

export interface Answered {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it
  body: any
}

export interface Program {
  key: string
  get(path: string): Promise<Answered>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
}

export async function createProgram(
  actor: Actor,
  scopes: readonly ApiScope[] = API_SCOPES,
  rateLimit = 6000,
): Promise<Program> {
  const { secret } = await createApiKey(actor, { name: 'a program', scopes: [...scopes], rateLimit })
  return programWith(secret)
}

export function programWith(key: string | null): Program {
  const authorization: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
  const call = (path: string, init: RequestInit) =>
    send(path, { ...init, headers: { ...authorization, ...(init.headers as Record<string, string>) } })
  return {
    key: key ?? '',
    get: (path) => call(path, {}),
    post: (path, body, headers) =>
      call(path, {
        method: 'POST',
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  }
}

/** Any request below /api/v1; JSON answers are read. */
export async function send(path: string, init: RequestInit): Promise<Answered> {
  const response = await serveRest(new Request(`http://laurel.test/api/v1${path}`, init))
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
  }
}
