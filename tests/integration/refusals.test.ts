/** A refusal as people and programs meet it: one code everywhere, and a sentence in the reader's language. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { expect, it } from 'vitest'
import { sayIn } from '@/app/_i18n/say-in'
import { appRouter } from '@/server/api/root'
import { serveRest } from '@/server/rest/serve'
import { createApiKey } from '@/server/services/api-keys/create-key'
import { serveOpenAi } from '@/server/serving/openai'
import { createMember, createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

async function askTrpc(userId: string | null, language: 'en' | 'pl', path: string, input: object) {
  const query = encodeURIComponent(JSON.stringify({ json: input }))
  const answer = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(`http://127.0.0.1/api/trpc/${path}?input=${query}`),
    router: appRouter,
    createContext: () => ({ userId, say: sayIn(language) }),
  })
  return { status: answer.status, ...(await answer.json()).error.json }
}

it('comes through tRPC with its code, in English and in Polish', async () => {
  const projectId = await createProject()
  const { userId } = await createMember(projectId, 'researcher')
  const ask = (language: 'en' | 'pl') => askTrpc(userId, language, 'runs.get', { projectId, runId: 'none' })
  expect(await ask('en')).toMatchObject({
    status: 404,
    message: 'No such run.',
    data: { code: 'NOT_FOUND', refusal: 'run-not-found' },
  })
  expect(await ask('pl')).toMatchObject({
    status: 404,
    message: 'Nie ma takiego przebiegu.',
    data: { refusal: 'run-not-found' },
  })
})

it('says to whoever is not signed in, or whose role is too low, what is missing', async () => {
  const projectId = await createProject()
  const { userId } = await createMember(projectId, 'annotator')
  const ask = (asker: string | null) => askTrpc(asker, 'pl', 'runs.get', { projectId, runId: 'none' })
  expect(await ask(null)).toMatchObject({ status: 401, data: { refusal: 'not-signed-in' } })
  expect(await ask(userId)).toMatchObject({
    status: 403,
    message: 'Do tego trzeba mieć rolę „researcher”; Twoja rola to „annotator”.',
    data: { refusal: 'role-too-low' },
  })
})

it('says nothing of what broke inside, whatever the language', async () => {
  const { userId } = await createMember(await createProject(), 'researcher')
  const broken = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request('http://127.0.0.1/api/trpc/projects.list'),
    router: appRouter,
    createContext: () => ({
      // A person whose id cannot be asked for: the failure comes from inside.
      get userId(): string {
        throw new Error(`secret_table of ${userId}`)
      },
      say: sayIn('pl'),
    }),
  })
  expect(broken.status).toBe(500)
  const text = await broken.text()
  expect(text).toContain('server-failed')
  expect(text).toContain('Laurel nie zdołał tego zrobić.')
  expect(JSON.parse(text).error.json.message).not.toContain('secret_table')
})

it('comes to programs with the same code: REST, OpenAI’s protocol', async () => {
  const admin = await createMember(await createProject(), 'admin')
  const { secret } = await createApiKey(admin, {
    name: 'k',
    scopes: ['runs:read', 'models:use'],
    rateLimit: 100,
  })
  const headers = { authorization: `Bearer ${secret}` }
  const run = await serveRest(new Request('http://127.0.0.1/api/v1/runs/none', { headers }))
  expect(await run.json()).toMatchObject({ status: 404, code: 'run-not-found', detail: 'No such run.' })
  const key = await serveRest(
    new Request('http://127.0.0.1/api/v1/runs', { headers: { authorization: 'Bearer laurel_x' } }),
  )
  expect(await key.json()).toMatchObject({ status: 401, code: 'api-key-unknown' })
  const model = await serveOpenAi(new Request('http://127.0.0.1/v1/models/none', { headers }))
  expect(model.status).toBe(404)
})
