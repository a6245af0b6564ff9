/** Model versions for other programs, through a real worker: OpenAI's protocol and OpenRLHF's. */
import { execFile, spawnSync } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { stopListening } from '@/server/database/postgres-listen'
import { db } from '@/server/db'
import { API_SCOPES } from '@/server/schemas/api-key'
import type { Actor } from '@/server/services/actor'
import { createApiKey } from '@/server/services/api-keys/create-key'
import { askScore } from '@/server/services/inference/ask-model'
import { serveOpenAi } from '@/server/serving/openai'
import { serveRewards } from '@/server/serving/openrlhf'
import { httpServer } from '../support/http-server'
import { createMember, createProject } from '../support/labeling-rows'
import { createTinyModel } from '../support/tiny-model'
import { useTestDatabase } from '../support/use-test-database'
import { workerStarter } from '../support/worker-process'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
const startWorker = workerStarter()
const startServer = httpServer((request) =>
  request.url.includes('/v1/get_reward') ? serveRewards(request) : serveOpenAi(request),
)

let actor: Actor
let key: string
let rewardModelId: string

beforeAll(async () => {
  const projectId = await createProject()
  actor = await createMember(projectId, 'admin')
  await createTinyModel(projectId)
  rewardModelId = await createTinyModel(projectId, 'reward')
  key = (await createApiKey(actor, { name: 'other tools', scopes: ['models:use'], rateLimit: 6000 })).secret
})
afterAll(() => stopListening())

const call = (path: string, body?: unknown, authorization: string | null = `Bearer ${key}`) => {
  const request = new Request(`http://laurel.test/v1${path}`, {
    headers: { ...(authorization && { authorization }), 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  })
  return path.startsWith('/get_reward') ? serveRewards(request) : serveOpenAi(request)
}
const ask = async (path: string, body?: unknown) => {
  const response = await call(path, body)
  return { status: response.status, body: await response.json() }
}
const chunksOf = async (response: Response) => {
  const lines = (await response.text()).trim().split('\n\n')
  expect(lines.every((line) => line.startsWith('data: '))).toBe(true)
  expect(lines.at(-1)).toBe('data: [DONE]')
  return lines.slice(0, -1).map((line) => JSON.parse(line.slice('data: '.length)))
}

const CHAT = {
  model: 'base',
  messages: [{ role: 'user', content: 'Say hello to the cat.' }],
  max_tokens: 16,
  seed: 5,
}

describe('without a worker', () => {
  it('models are listed by name, and each can be read by name or id', async () => {
    const { body } = await ask('/models')
    expect(body.object).toBe('list')
    expect(body.data.map(({ id }: { id: string }) => id).sort()).toEqual(['base', 'reward-v1'])
    const one = await ask(`/models/${body.data[0].version_id}`)
    expect(one.body).toEqual(body.data[0])
    expect((await ask('/models/nobody')).status).toBe(404)
  })

  it('an answer is refused as not available, in OpenAI’s shape', async () => {
    expect(await ask('/chat/completions', CHAT)).toMatchObject({
      status: 503,
      body: {
        error: { type: 'server_error', code: 'unavailable', message: expect.stringMatching(/worker/) },
      },
    })
  })

  it('a request that cannot be meant as it stands is refused with the place', async () => {
    const refused = async (change: object, param: string | null) => {
      const { status, body } = await ask('/chat/completions', { ...CHAT, ...change })
      expect({ status, param: body.error?.param }).toEqual({ status: 400, param })
    }
    await refused({ messages: [] }, 'messages')
    await refused({ messages: [{ role: 'assistant', content: 'Hm.' }] }, 'messages')
    await refused({ temperature: -1 }, 'temperature')
    await refused({ presence_penalty: 1 }, 'presence_penalty')
    await refused({ tools: [{}] }, 'tools')
    await refused({ top_logprobs: 3 }, 'top_logprobs')
    await refused({ logprobs: true, top_logprobs: 21 }, 'top_logprobs')
    await refused({ n: 1000 }, 'n')
    await refused({ model: 'reward-v1' }, null)
    expect((await ask('/chat/completions', { ...CHAT, model: 'gpt-5' })).body.error.code).toBe(
      'model_not_found',
    )
  })

  it('keys count here too: none, without the scope, of another project', async () => {
    expect((await call('/models', undefined, null)).status).toBe(401)
    const scopes = API_SCOPES.filter((scope) => scope !== 'models:use')
    const narrow = await createApiKey(actor, { name: 'narrow', scopes, rateLimit: 10 })
    const answer = await call('/models', undefined, `Bearer ${narrow.secret}`)
    expect(answer.status).toBe(403)
    expect((await answer.json()).error.code).toBe('insufficient_permissions')
    const stranger = await createMember(await createProject(), 'admin')
    const foreign = await createApiKey(stranger, { name: 'f', scopes: ['models:use'], rateLimit: 10 })
    const { data } = await (await call('/models', undefined, `Bearer ${foreign.secret}`)).json()
    expect(data).toEqual([])
  })
})

describe('with a worker', () => {
  beforeAll(async () => {
    await startWorker()
  })

  it('a chat is answered, the same again with the same seed, and streamed to the same text', async () => {
    const { status, body } = await ask('/chat/completions', CHAT)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      object: 'chat.completion',
      model: 'base',
      choices: [{ index: 0, message: { role: 'assistant' }, logprobs: null }],
    })
    expect(body.usage.completion_tokens).toBeGreaterThan(0)
    expect(body.usage.total_tokens).toBe(body.usage.prompt_tokens + body.usage.completion_tokens)
    const text = body.choices[0].message.content
    expect((await ask('/chat/completions', CHAT)).body.choices[0].message.content).toBe(text)

    const response = await call('/chat/completions', {
      ...CHAT,
      stream: true,
      stream_options: { include_usage: true },
    })
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const chunks = await chunksOf(response)
    expect(chunks[0].choices[0].delta.role).toBe('assistant')
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(text)
    expect(chunks.at(-2).choices[0].finish_reason).toBe(body.choices[0].finish_reason)
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: body.usage })
  })

  it('several choices differ, each with the log-probabilities of its tokens', async () => {
    const { body } = await ask('/chat/completions', { ...CHAT, n: 5, logprobs: true })
    expect(body.choices.map(({ index }: { index: number }) => index)).toEqual([0, 1, 2, 3, 4])
    expect(
      new Set(body.choices.map(({ message }: { message: { content: string } }) => message.content)).size,
    ).toBe(5)
    for (const { logprobs } of body.choices) {
      expect(logprobs.content.length).toBeGreaterThan(0)
      for (const { logprob } of logprobs.content) expect(logprob).toBeLessThanOrEqual(0)
    }
    const streamed = await chunksOf(await call('/chat/completions', { ...CHAT, n: 5, stream: true }))
    const textOf = (index: number) =>
      streamed
        .filter(({ choices }) => choices[0].index === index)
        .map(({ choices }) => choices[0].delta.content ?? '')
        .join('')
    expect([0, 1, 2, 3, 4].map(textOf)).toEqual(
      body.choices.map(({ message }: { message: { content: string } }) => message.content),
    )
  })

  it('the most likely tokens are told in the place of each, best first', async () => {
    interface Told {
      token: string
      logprob: number
      bytes: number[] | null
    }
    const greedy = { ...CHAT, temperature: 0, logprobs: true, top_logprobs: 3 }
    const { body } = await ask('/chat/completions', greedy)
    const { content } = body.choices[0].logprobs as { content: (Told & { top_logprobs: Told[] })[] }
    expect(content.length).toBeGreaterThan(0)
    for (const { top_logprobs, ...drawn } of content) {
      expect(top_logprobs).toHaveLength(3)
      // A greedy answer is the most likely token every time.
      expect(top_logprobs[0]).toEqual({ ...drawn, logprob: expect.closeTo(drawn.logprob, 3) })
      const chances = top_logprobs.map(({ logprob }) => logprob)
      expect(chances).toEqual(chances.toSorted((a, b) => b - a))
      expect(chances.reduce((sum, logProb) => sum + Math.exp(logProb), 0)).toBeLessThan(1.001)
    }
    const plain = { model: 'base', prompt: 'The cat', max_tokens: 8, seed: 1 }
    const drawn = (await ask('/completions', { ...plain, logprobs: 2 })).body.choices[0].logprobs
    const judged = await ask('/completions', { ...plain, max_tokens: 0, echo: true, logprobs: 5 })
    for (const [{ tokens, token_logprobs, top_logprobs }, count] of [
      [drawn, 2],
      [judged.body.choices[0].logprobs, 5],
    ] as const)
      for (const [i, token] of tokens.entries()) {
        const told = top_logprobs[i] as Record<string, number>
        expect(told[token]).toBe(token_logprobs[i])
        // Fewer where several are parts of letters, and so the same text; one more where the token is not among them.
        expect(Object.keys(told).length).toBeLessThanOrEqual(count + 1)
        expect(Object.keys(told).length).toBeGreaterThan(1)
      }
  })

  it('a stop word ends the answer before it, whole and streamed', async () => {
    const whole = (await ask('/chat/completions', CHAT)).body.choices[0].message.content as string
    const stop = whole.slice(4, 6)
    const before = whole.slice(0, whole.indexOf(stop))
    const { body } = await ask('/chat/completions', { ...CHAT, stop: [stop], logprobs: true })
    expect(body.choices[0]).toMatchObject({ message: { content: before }, finish_reason: 'stop' })
    const chunks = await chunksOf(await call('/chat/completions', { ...CHAT, stop, stream: true }))
    expect(chunks.map(({ choices }) => choices[0].delta.content ?? '').join('')).toBe(before)
    expect(chunks.at(-1).choices[0].finish_reason).toBe('stop')
  })

  it('plain text goes on, and echo says how likely a text is', async () => {
    const { body } = await ask('/completions', {
      model: 'base',
      prompt: 'The cat',
      max_tokens: 6,
      temperature: 0,
      logprobs: 0,
    })
    const [choice] = body.choices
    expect(body.object).toBe('text_completion')
    expect(choice.logprobs.tokens.join('')).toBe(choice.text)
    const judged = await ask('/completions', {
      model: 'base',
      prompt: `The cat${choice.text}`,
      max_tokens: 0,
      echo: true,
      logprobs: 1,
    })
    const { tokens, token_logprobs } = judged.body.choices[0].logprobs
    expect(tokens.join('')).toBe(`The cat${choice.text}`)
    expect(token_logprobs.every((logProb: number) => logProb < 0)).toBe(true)
  })

  it('what does not fit the model is a refusal, streamed or not', async () => {
    const long = { ...CHAT, messages: [{ role: 'user', content: 'cat and dog '.repeat(100) }] }
    for (const stream of [false, true]) {
      const { status, body } = await ask('/chat/completions', { ...long, stream })
      expect({ status, message: body.error.message }).toMatchObject({
        status: 400,
        message: expect.stringMatching(/reads 64 at most/),
      })
    }
  })

  it('a reader who leaves a stream leaves no question behind', async () => {
    const response = await call('/chat/completions', { ...CHAT, n: 4, stream: true })
    const reader = response.body!.getReader()
    await reader.read()
    await reader.cancel()
    await vi.waitUntil(async () => (await db().question.count()) === 0, { timeout: 60_000 })
  })

  it('a reward model scores whole texts as OpenRLHF sends them, as the app scores them', async () => {
    const answers = ['Hello, cat.', 'No.', 'The dog is happy.']
    const prompt = 'Say hello to the cat.'
    const expected = await Promise.all(
      answers.map(async (text) => {
        const { score } = await askScore(
          { projectId: actor.projectId, member: actor },
          {
            modelId: rewardModelId,
            opening: { turns: [{ role: 'prompt', text: prompt }] },
            continuation: { text, isEnded: true },
          },
        )
        return score
      }),
    )
    const plain = { query: answers.map((text) => `${prompt} ${text}`), prompts: answers.map(() => prompt) }
    expect(await ask('/get_reward', plain)).toEqual({
      status: 200,
      body: { rewards: expected, scores: expected, extra_logs: {} },
    })
    const inTemplate = {
      query: answers.map((text) => `<|bos|>Task: ${prompt}\nReply: ${text}<|eos|>`),
      labels: [],
    }
    expect((await ask('/get_reward/reward-v1', inTemplate)).body.rewards).toEqual(expected)
    const basic = `Basic ${Buffer.from(`laurel:${key}`).toString('base64')}`
    expect((await call('/get_reward', plain, basic)).status).toBe(200)
  })

  const python = process.env.LAUREL_TEST_PYTHON ?? 'python3'
  const isThere = spawnSync(python, ['-c', 'import openai, requests']).status === 0

  it.skipIf(!isThere)('OpenAI’s own client and OpenRLHF’s way to ask are content', async () => {
    const address = await startServer()
    const script = path.join(import.meta.dirname, 'peer-clients.py')
    const { stdout } = await promisify(execFile)(python, [script, address, key])
    const said = JSON.parse(stdout)
    expect(said.models).toEqual(['reward-v1', 'base'])
    expect(said.streamed).toBe(said.whole)
    expect(said.topLogProbs).toEqual([2, 2])
    expect(said.refused).toBe('NotFoundError')
    expect(said.rewards).toHaveLength(2)
  })

  it('a reward that cannot be given is refused, never made up', async () => {
    const status = async (path: string, body: object) => (await ask(path, body)).status
    expect(await status('/get_reward', { query: ['a', 'b'], prompts: ['a'] })).toBe(400)
    expect(await status('/get_reward', { query: ['no template'] })).toBe(400)
    expect(await status('/get_reward', { query: [] })).toBe(400)
    expect(await status('/get_reward/base', { query: ['Task: a\nReply: b'] })).toBe(400)
    expect(await status('/get_reward/nobody', { query: ['Task: a\nReply: b'] })).toBe(404)
    expect(await status('/get_reward', { query: [`Task: ${'cat '.repeat(200)}\nReply: b`] })).toBe(400)
  })
})
