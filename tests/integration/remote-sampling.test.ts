/** Sampling from servers that speak OpenAI's protocol, beside our own versions: real HTTP, real database, real engine. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stopListening } from '@/server/database/postgres-listen'
import { db } from '@/server/db'
import { closeQueue } from '@/server/queue/boss'
import { createRemoteClient } from '@/server/remote-models/client'
import { NewModelServer } from '@/server/schemas/model-server'
import { seal } from '@/server/secrets/sealed-text'
import type { Actor } from '@/server/services/actor'
import { addServer } from '@/server/services/model-servers/add-server'
import { changeServer, removeServer } from '@/server/services/model-servers/change-server'
import { listServers } from '@/server/services/model-servers/list-servers'
import { lookUpModels, offerModel, withdrawModel } from '@/server/services/model-servers/remote-models'
import { cancelRun } from '@/server/services/runs/cancel-run'
import { getRun } from '@/server/services/runs/get-run'
import { startSample } from '@/server/services/runs/start-sample'
import { executeRun, ReleasedError } from '@/server/worker/execute-run'
import { httpServer } from '../support/http-server'
import { createMember, createProject, createPrompt } from '../support/labeling-rows'
import { said, saying } from '../support/saying'
import { createTinyModel } from '../support/tiny-model'
import { until } from '../support/until'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const KEY = 'sk-a-secret-of-forty-letters-and-digits'
const LIMITS = { requestsPerMinute: null, atOnce: 3 }
const PRICES = { inputPrice: 2, outputPrice: 10 }
const SETTINGS = { temperature: 1, topP: 0.9, topK: 0, maxTokens: 16 }

interface Asked {
  model: string
  messages: { role: string; content: string }[]
  seed: number
  [field: string]: unknown
}

/** What the server was asked, and what it says to it. */
let asked: Asked[] = []
let authorizations: (string | null)[] = []
let inFlight = 0
let mostInFlight = 0
let reply: (request: Asked, number: number) => Response | Promise<Response>

const says = (content: string, finish_reason = 'stop') =>
  Response.json({
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  })
const refuses = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { message, type: 'x' } }, { status, headers })

const startServer = httpServer(async (request) => {
  const { pathname } = new URL(request.url)
  authorizations.push(request.headers.get('authorization'))
  if (pathname === '/v1/models')
    return Response.json({ object: 'list', data: [{ id: 'parrot' }, { id: 'owl' }] })
  if (pathname !== '/v1/chat/completions') return refuses(404, 'no such page')
  const body = (await request.json()) as Asked
  const number = asked.push(body)
  mostInFlight = Math.max(mostInFlight, ++inFlight)
  try {
    return await reply(body, number)
  } finally {
    inFlight--
  }
})

let baseUrl: string
let admin: Actor
let serverId: string
let parrot: string

beforeAll(async () => {
  baseUrl = `${await startServer()}/v1`
})
beforeEach(async () => {
  asked = []
  authorizations = []
  inFlight = mostInFlight = 0
  reply = ({ model, seed }) => says(`${model} says ${seed}, a word of its own number ${seed * 7919}`)
  admin = await createMember(await createProject(), 'admin')
  serverId = (await addServer(admin, { ...LIMITS, name: 'Aviary', baseUrl, key: KEY })).id
  parrot = await offered('parrot')
})
afterAll(async () => {
  await closeQueue()
  await stopListening()
})

const offered = async (name: string) => (await offerModel(admin, { serverId, name, ...PRICES })).id

const from = (remoteModelId: string, completionsPerPrompt = 2) => ({
  model: { remoteModelId },
  completionsPerPrompt,
})

async function sampled(
  request: Partial<Parameters<typeof startSample>[1]>,
  prompts = 2,
  meanwhile?: () => Promise<unknown>,
) {
  const promptIds: string[] = []
  for (let i = 0; i < prompts; i++) promptIds.push((await createPrompt(admin.projectId)).id)
  const { id } = await startSample(admin, {
    prompts: { promptIds },
    settings: SETTINGS,
    seed: 1,
    ...request,
  } as Parameters<typeof startSample>[1])
  await meanwhile?.()
  await executeRun(id, { workerId: 'w' })
  return id
}

const answersOf = (runId: string) =>
  db().completion.findMany({ where: { runId }, orderBy: [{ promptId: 'asc' }, { index: 'asc' }] })

describe('a sampling job', () => {
  it('asks servers and our own versions alike, and one task holds the answers of all', async () => {
    const modelId = await createTinyModel(admin.projectId)
    const owl = await offered('owl')
    const id = await sampled({
      modelVersionId: modelId,
      completionsPerPrompt: 2,
      alsoFrom: [from(parrot), from(owl, 1)],
    })
    expect(await getRun(admin, { runId: id })).toMatchObject({
      status: 'done',
      outcome: saying('10 answers, 2 tasks to rank.'),
      promptSets: [{ name: 'Test prompts', number: 1 }],
    })
    const answers = await answersOf(id)
    expect(
      answers
        .slice(0, 5)
        .map(({ index, sourceModel, modelVersionId }) => [index, sourceModel ?? modelVersionId]),
    ).toEqual([
      [0, modelId],
      [1, modelId],
      [2, 'parrot'],
      [3, 'parrot'],
      [4, 'owl'],
    ])
    expect(answers[2]).toMatchObject({ text: expect.stringContaining('parrot says'), finishReason: 'eos' })
    expect(answers[2]!.tokenIds.length).toBeGreaterThan(3)
    expect(await db().rankingTaskItem.count({ where: { task: { runId: id } } })).toBe(10)
    expect(asked[0]).toMatchObject({
      messages: [{ role: 'user', content: expect.any(String) }],
      temperature: 1,
      top_p: 0.9,
      max_tokens: 16,
    })
    expect(asked[0]).not.toHaveProperty('top_k')
    expect(new Set(authorizations)).toEqual(new Set([`Bearer ${KEY}`]))
  })

  it('goes on when one model cannot answer, and says which and why', async () => {
    const owl = await offered('owl')
    reply = ({ model, seed }) =>
      model === 'owl' ? refuses(401, 'no such key') : says(`a long enough answer, number ${seed}, of its own`)
    const id = await sampled({ alsoFrom: [from(owl), from(parrot)] })
    const run = await getRun(admin, { runId: id })
    expect(run.status).toBe('done')
    expect(said(run.outcome)).toBe(
      '4 answers, 2 tasks to rank. owl of Aviary was given up. It answered 401: no such key',
    )
    expect(
      run.remoteUsage.map(({ answers, failures, problem }) => [answers, failures > 0, problem !== null]),
    ).toEqual(
      expect.arrayContaining([
        [4, false, false],
        [0, true, true],
      ]),
    )
  })

  it('goes on when the key of one server was sealed under another secret, and asks that server nothing', async () => {
    const locked = await addServer(admin, { ...LIMITS, name: 'Vault', baseUrl, key: KEY })
    const { id: owl } = await offerModel(admin, { serverId: locked.id, name: 'owl', ...PRICES })
    await db().modelServer.update({
      where: { id: locked.id },
      data: { key: seal(KEY, 'something else than this installation opens') },
    })
    const id = await sampled({ alsoFrom: [from(owl), from(parrot)] })
    const run = await getRun(admin, { runId: id })
    expect(run.status).toBe('done')
    const { problem } = run.remoteUsage.find(({ answers }) => answers === 0)!
    expect(said(problem)).toBe(
      'owl of Vault was given up. The key of Vault was stored under another secret of this installation. Enter it again in the settings.',
    )
    expect(said(run.outcome)).toBe(`4 answers, 2 tasks to rank. ${said(problem)}`)
    expect(asked.map(({ model }) => model)).not.toContain('owl')
    await expect(lookUpModels(admin, locked.id)).rejects.toThrow('stored under another secret')
  })

  it('goes on without a model that was taken away after it began', async () => {
    const owl = await offered('owl')
    const id = await sampled({ alsoFrom: [from(owl), from(parrot)] }, 2, () => withdrawModel(admin, owl))
    expect(said((await getRun(admin, { runId: id })).outcome)).toBe(
      '4 answers, 2 tasks to rank. owl of Aviary was given up. It is no longer offered.',
    )
  })

  it('fails with the reason when nobody answers', async () => {
    reply = () => refuses(404, 'no such model')
    const id = await sampled({ alsoFrom: [from(parrot)] })
    expect(await getRun(admin, { runId: id })).toMatchObject({
      status: 'failed',
      outcome: saying('It answered 404: no such model'),
    })
  })

  it('asks again after a transient refusal, when the server wants, and counts tokens and cost', async () => {
    const times: number[] = []
    reply = ({ seed }, number) => {
      times.push(performance.now())
      return number === 1
        ? refuses(429, 'too fast', { 'retry-after-ms': '700' })
        : says(`an answer to seed ${seed} which is ${seed * 7919}`)
    }
    await changeServer(admin, { serverId, name: 'Aviary', baseUrl, requestsPerMinute: null, atOnce: 1 })
    const id = await sampled({ alsoFrom: [from(parrot)] }, 1)
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(690)
    const [usage] = (await getRun(admin, { runId: id })).remoteUsage
    expect(usage).toMatchObject({
      answers: 2,
      retries: 1,
      failures: 0,
      promptTokens: 20,
      completionTokens: 10,
    })
    expect(usage!.cost).toBeCloseTo((20 * 2 + 10 * 10) / 1e6, 12)
    expect((await listServers(admin))[0]!.models[0]).toMatchObject({
      answers: 2,
      tokens: 30,
      cost: usage!.cost,
    })
  })

  it('leaves one answer out when the server refuses just that one', async () => {
    reply = ({ seed }, number) =>
      number === 2 ? refuses(400, 'against our rules') : says(`seed ${seed} gave ${seed * 7919} of them`)
    const id = await sampled({ alsoFrom: [from(parrot, 3)] })
    expect(await answersOf(id)).toHaveLength(5)
    expect(said((await getRun(admin, { runId: id })).outcome)).toBe('5 answers, 2 tasks to rank.')
  })

  it('keeps to how many requests may be on their way at once', async () => {
    reply = async ({ seed }) => {
      await sleep(20)
      return says(`seed ${seed} gave ${seed * 7919} of them`)
    }
    await sampled({ alsoFrom: [from(parrot, 6)] }, 3)
    expect(asked).toHaveLength(18)
    expect(mostInFlight).toBe(3)
  })

  it('tells newer models the longest answer by the name they know', async () => {
    reply = (request) =>
      'max_tokens' in request
        ? refuses(400, "Unsupported parameter: use 'max_completion_tokens' instead.")
        : says(`seed ${request.seed} gave ${request.seed * 7919} of them`)
    expect(await answersOf(await sampled({ alsoFrom: [from(parrot)] }))).toHaveLength(4)
  })

  it('ends answers before a stop word, and shows nearly identical ones once', async () => {
    const opinions = [
      'Cats are small and quiet animals that sleep all day long. END of it',
      'Cats are small and quiet animals that sleep all day long! END',
      'Dogs bark.',
    ]
    reply = ({ seed }) => says(opinions[(seed - 1) % 3]!)
    const id = await sampled({ alsoFrom: [from(parrot, 3)], stop: ['END'] }, 1)
    expect((await answersOf(id)).map(({ text }) => text)).toEqual([
      'Cats are small and quiet animals that sleep all day long. ',
      'Cats are small and quiet animals that sleep all day long! ',
      'Dogs bark.',
    ])
    expect(asked[0]!.stop).toEqual(['END'])
    expect(await db().rankingTaskItem.count({ where: { task: { runId: id } } })).toBe(2)
  })

  it('pays for no answer twice when its worker leaves in the middle', async () => {
    const leaves = new AbortController()
    reply = async ({ seed }, number) => {
      if (number === 5) leaves.abort()
      if (number >= 5 && leaves.signal.aborted && asked.length < 8) await sleep(50)
      return says(`seed ${seed} gave ${seed * 7919} of them`)
    }
    const promptIds = [(await createPrompt(admin.projectId)).id, (await createPrompt(admin.projectId)).id]
    const { id } = await startSample(admin, { prompts: { promptIds }, alsoFrom: [from(parrot, 6)], seed: 1 })
    await expect(executeRun(id, { workerId: 'a', shutdown: leaves.signal })).rejects.toThrow(ReleasedError)
    const before = asked.map(({ seed }) => seed)
    const { answers } = (await db().remoteUsage.findMany({ where: { runId: id } }))[0]!
    expect(answers).toBeGreaterThanOrEqual(2)
    await executeRun(id, { workerId: 'b' })
    expect(await answersOf(id)).toHaveLength(12)
    // Those whose answer had come are not asked for again; those on their way when the worker left are.
    expect(asked.length - before.length).toBe(12 - answers)
  })

  it('keeps what had come when a person stops it', async () => {
    reply = async ({ seed }, number) => {
      if (number > 4) await sleep(60_000, undefined, { ref: false })
      return says(`seed ${seed} gave ${seed * 7919} of them`)
    }
    const promptIds = [(await createPrompt(admin.projectId)).id, (await createPrompt(admin.projectId)).id]
    const { id } = await startSample(admin, { prompts: { promptIds }, alsoFrom: [from(parrot, 4)], seed: 1 })
    const running = executeRun(id, { workerId: 'a' })
    await until('four answers and the next ones on their way', async () => asked.length >= 6)
    await cancelRun(admin, { runId: id })
    await running
    expect(await getRun(admin, { runId: id })).toMatchObject({ status: 'stopped' })
    expect((await answersOf(id)).length).toBeGreaterThanOrEqual(3)
  })

  it('refuses nobody, somebody twice, and too many answers, before it begins', async () => {
    await expect(sampled({})).rejects.toThrow('Choose at least one model that answers.')
    await expect(sampled({ alsoFrom: [from(parrot), from(parrot)] })).rejects.toThrow(
      'A model is chosen twice',
    )
    const owl = await offered('owl')
    await expect(sampled({ alsoFrom: [from(parrot, 16), from(owl, 1)] })).rejects.toThrow(
      'At most 16 answers to a prompt, got 17.',
    )
  })
})

describe('a model server', () => {
  it('has its key sealed: in no answer, and not to be read in the database', async () => {
    expect(JSON.stringify(await listServers(admin))).not.toContain(KEY)
    const row = await db().modelServer.findUniqueOrThrow({ where: { id: serverId } })
    expect(JSON.stringify(row)).not.toContain(KEY)
    expect(row.keyEnd).toBe(KEY.slice(-4))
  })

  it('says which models it has, and what is wrong with an address that has none', async () => {
    expect(await lookUpModels(admin, serverId)).toEqual(['owl', 'parrot'])
    const elsewhere = { name: 'Aviary', requestsPerMinute: null, atOnce: 1 }
    await expect(
      changeServer(admin, { serverId, ...elsewhere, baseUrl: baseUrl.replace('/v1', '') }),
    ).rejects.toThrow('enter its key again')
    await changeServer(admin, { serverId, ...elsewhere, key: KEY, baseUrl: baseUrl.replace('/v1', '') })
    await expect(lookUpModels(admin, serverId)).rejects.toThrow('Most addresses end with /v1.')
  })

  it('is asked for no path but the protocol’s, whatever its address holds', async () => {
    const asked: string[] = []
    const server = createServer((request, answer) => {
      asked.push(request.url ?? '')
      answer.end(JSON.stringify({ data: [] }))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    for (const end of [
      '/admin/delete?x=1#',
      '/admin/delete#',
      '/admin/delete?',
      '/v1/?models=/',
      '/v1#/models',
    ]) {
      const settings = { name: 'x', requestsPerMinute: null, atOnce: 1, key: null }
      expect(NewModelServer.safeParse({ ...settings, baseUrl: `http://${host}${end}` }).success).toBe(false)
      // As an earlier version may have stored it.
      await createRemoteClient({ baseUrl: `http://${host}${end}`, key: null }).listModels(
        new AbortController().signal,
      )
    }
    server.close()
    expect(asked).toEqual([
      '/admin/delete/models',
      '/admin/delete/models',
      '/admin/delete/models',
      '/v1/models',
      '/v1/models',
    ])
    const withUser = {
      name: 'x',
      requestsPerMinute: null,
      atOnce: 1,
      key: null,
      baseUrl: `http://me:pw@${host}/v1`,
    }
    expect(NewModelServer.safeParse(withUser).success).toBe(false)
    for (const noAddress of ['', 'x', 'https://', 'ftp://host/v1'])
      expect(NewModelServer.safeParse({ ...withUser, baseUrl: noAddress }).success).toBe(false)
    const plain = { ...withUser, baseUrl: 'https://models.example.org/a@b/v1' }
    expect(NewModelServer.safeParse(plain).success).toBe(true)
  })

  it('of a private network is not asked', async () => {
    const settings = { name: 'inside', requestsPerMinute: null, atOnce: 1, key: null }
    const { id } = await addServer(admin, { ...settings, baseUrl: 'http://169.254.169.254/v1' })
    await expect(lookUpModels(admin, id)).rejects.toThrow('private network')
  })

  it('that was removed is asked no more, and its key is gone', async () => {
    await removeServer(admin, serverId)
    await expect(sampled({ alsoFrom: [from(parrot)] })).rejects.toThrow('No such remote model.')
    expect(await db().modelServer.findUniqueOrThrow({ where: { id: serverId } })).toMatchObject({ key: null })
  })
})
