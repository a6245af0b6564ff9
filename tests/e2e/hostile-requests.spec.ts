/** What a stranger sends cannot stop the product: every way in refuses a large or deep body, and goes on answering. */
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { expect, test } from '@playwright/test'

const BODIES = [
  { name: 'one long string', text: `{"json":"${'x'.repeat(20_000_000)}"}`, status: 413 },
  { name: 'deep arrays', text: `{"json":${'['.repeat(5_000)}`, status: 400 },
  { name: 'many small objects', text: `{"json":[${'{"a":[]},'.repeat(4_000)}{}]}`, status: 400 },
]
/** Without a session; the limit of signing in is under the size of every body above. */
const CALLS = ['/api/trpc/setup.createAdmin', '/api/trpc/invitations.joinAsNew?batch=1']
const SIGN_IN = ['/api/auth/callback/credentials', '/api/auth/signout']

test('large and deep bodies of strangers are refused before they are parsed', async ({ request }) => {
  const headers = { 'content-type': 'application/json' }
  for (const { name, text, status } of BODIES) {
    // As bytes: Playwright would quote a text that is no JSON.
    const data = Buffer.from(text)
    for (const path of CALLS) {
      const answer = await request.post(path, { data, headers })
      expect(answer.status(), `${name} for ${path}`).toBe(status)
      expect(await answer.text()).toContain('A request here')
    }
    for (const path of SIGN_IN) {
      const answer = await request.post(path, { data, headers })
      expect([400, 413], `${name} for ${path}`).toContain(answer.status())
    }
  }
  expect((await request.get('/api/health')).status()).toBe(200)
})

test('what a message asks to be built is refused when it is more than the message', async ({ request }) => {
  const messages = [
    { json: { a: {} }, meta: { referentialEqualities: [['a']] } },
    { json: { a: 200_000_000 }, meta: { values: { a: [['typed-array', 'Uint8Array']] } } },
  ]
  for (const message of messages) {
    const input = encodeURIComponent(JSON.stringify(message))
    const asked = await request.get(`/api/trpc/setup.isNeeded?input=${input}`)
    expect(asked.status()).toBe(400)
    const sent = await request.post('/api/trpc/setup.createAdmin', { data: message })
    expect(sent.status()).toBe(400)
    expect(await sent.text()).toContain('message-malformed')
  }
  const deep = encodeURIComponent(`{"json":${'['.repeat(40)}${']'.repeat(40)}}`)
  expect((await request.get(`/api/trpc/setup.isNeeded?input=${deep}`)).status()).toBe(400)
  expect((await request.get('/api/health')).status()).toBe(200)
})

test('a batch of a thousand calls is refused', async ({ request }) => {
  const calls = new Array(1000).fill('setup.isNeeded').join(',')
  const answer = await request.get(`/api/trpc/${calls}?batch=1&input={}`)
  expect([400, 404, 414, 431]).toContain(answer.status())
  const some = new Array(60).fill('setup.isNeeded').join(',')
  expect((await request.get(`/api/trpc/${some}?batch=1&input={}`)).status()).toBe(400)
})

const CHUNK = Buffer.alloc(2 ** 16, '[')
const CHUNKS = 1_000

/** Sends 64 MB without saying how much there is, as fast as the server takes it; resolves when either side has ended. */
async function flood(url: URL): Promise<'answered' | 'hung up'> {
  const outgoing = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } })
  const answered = once(outgoing, 'response').then(([answer]: IncomingMessage[]) => {
    answer!.resume()
    return 'answered' as const
  })
  const hungUp = once(outgoing, 'close').then(() => 'hung up' as const)
  const ended = Promise.race([answered, hungUp]).catch(() => 'hung up' as const)
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  for (let sent = 0; sent < CHUNKS && !isOver; sent++)
    if (!outgoing.write(CHUNK)) await Promise.race([once(outgoing, 'drain').catch(() => {}), ended])
  if (!isOver) outgoing.end()
  const how = await ended
  outgoing.destroy()
  return how
}

test('a body without a length is cut off at its limit', async ({ request, baseURL }) => {
  for (const path of [...CALLS, ...SIGN_IN, '/api/v1/prompts', '/v1/chat/completions', '/sign-in'])
    expect(['answered', 'hung up']).toContain(await flood(new URL(path, baseURL)))
  expect((await request.get('/api/health')).status()).toBe(200)
})
