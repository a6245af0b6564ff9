/** From what happens in a project to a signed message at a real receiver: retried, given up, sent again, kept inside. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/server/db'
import { OutsideError } from '@/server/outside/request-outside'
import { closeQueue } from '@/server/queue/boss'
import { WEBHOOK_EVENTS } from '@/server/schemas/webhook'
import { seal, unseal } from '@/server/secrets/sealed-text'
import type { Actor } from '@/server/services/actor'
import { takeSnapshot } from '@/server/services/datasets/take-snapshot'
import { nextTask } from '@/server/services/rankings/next-task'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { cancelRun } from '@/server/services/runs/cancel-run'
import { startSample } from '@/server/services/runs/start-sample'
import { createWebhook } from '@/server/services/webhooks/create-webhook'
import { listDeliveries, listWebhooks } from '@/server/services/webhooks/list-webhooks'
import { postEvent } from '@/server/services/webhooks/post-event'
import { removeWebhook } from '@/server/services/webhooks/remove-webhook'
import { resendDelivery, sendTestEvent } from '@/server/services/webhooks/resend-delivery'
import { RETRY_AFTER_S, sendDelivery } from '@/server/services/webhooks/send-delivery'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { saying } from '../support/saying'
import { useTestDatabase } from '../support/use-test-database'
import { workerStarter } from '../support/worker-process'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()
process.env.LAUREL_PRIVATE_WEBHOOK_HOSTS = '127.0.0.1'
const startWorker = workerStarter()

interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

let server: Server
let address: string
const received: Received[] = []
/** What the receiver answers to each path. */
const answers = new Map<string, { status: number; location?: string }>()

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const path = request.url ?? ''
      received.push({ path, headers: request.headers, body })
      const { status, location } = answers.get(path) ?? { status: 200 }
      response.writeHead(status, location ? { location } : {}).end('thank you')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await closeQueue()
})

let admin: Actor
const still = new AbortController().signal

beforeEach(async () => {
  received.length = 0
  answers.clear()
  admin = await createMember(await createProject(), 'admin')
})

const hook = (path = '/hook', events: readonly (typeof WEBHOOK_EVENTS)[number][] = WEBHOOK_EVENTS) =>
  createWebhook(admin, { url: `${address}${path}`, events: [...events] })

async function rankOne(): Promise<string> {
  await createTask(admin.projectId, { size: 2 })
  const task = await nextTask(admin)
  const items = task!.completions.map(({ id }, i) => ({ completionId: id, rank: i + 1 }))
  return (await submitRanking(admin, { taskId: task!.taskId, items })).rankingId
}

const onlyDelivery = async (webhookId: string) => {
  const all = await listDeliveries(admin, { webhookId })
  expect(all).toHaveLength(1)
  return all[0]!
}

describe('what happens', () => {
  it('is told to those who asked for it, once for each, with ids and no texts', async () => {
    const everything = await hook()
    const runsOnly = await hook('/runs', ['run.ended'])
    const rankingId = await rankOne()
    const { snapshotId } = await takeSnapshot(admin, { kind: 'rankings', name: 'one' })
    const version = await db().modelVersion.findFirstOrThrow({ where: { projectId: admin.projectId } })
    const { id: runId } = await startSample(admin, {
      modelVersionId: version.id,
      prompts: { split: 'train', count: 1 },
    })
    await cancelRun(admin, { runId })
    const told = await db().webhookDelivery.findMany({
      where: { webhookId: everything.id },
      orderBy: { createdAt: 'asc' },
    })
    expect(told.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'ranking.recorded', data: { rankingId, revision: 1, projectId: admin.projectId } },
      { type: 'export.ready', data: { snapshotId, rows: 1 } },
      { type: 'run.ended', data: { runId, kind: 'sample', status: 'stopped' } },
    ])
    expect(told.map(({ body }) => body).join()).not.toContain('Answer number')
    expect((await onlyDelivery(runsOnly.id)).event).toBe('run.ended')
  })

  it('is not told when it did not happen after all, nor to a webhook that was removed', async () => {
    const { id } = await hook()
    await expect(submitRanking(admin, { taskId: 'nothing', items: [] })).rejects.toThrow()
    expect(await listDeliveries(admin, { webhookId: id })).toEqual([])
    const { deliveryId } = await sendTestEvent(admin, { webhookId: id })
    await removeWebhook(admin, { webhookId: id })
    await rankOne()
    await sendDelivery(deliveryId, still)
    expect(received).toEqual([])
    expect(await db().webhookDelivery.findMany({ where: { webhookId: id } })).toMatchObject([
      { id: deliveryId, status: 'dead', problem: saying('The webhook was removed.') },
    ])
  })
})

describe('a delivery', () => {
  it('is signed as Standard Webhooks says, by the secret that was shown once', async () => {
    const { id, secret } = await hook()
    await rankOne()
    const delivery = await onlyDelivery(id)
    await sendDelivery(delivery.id, still)
    const { headers, body } = received[0]!
    expect(headers['webhook-id']).toBe(delivery.id)
    expect(headers['content-type']).toBe('application/json')
    const signed = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${delivery.id}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signed}`)
    expect((await onlyDelivery(id)).status).toBe('delivered')
    const kept = await db().webhook.findUniqueOrThrow({ where: { id } })
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  it('that fails is retried with backoff, is at last dead, and can be sent again', async () => {
    const { id } = await hook('/broken')
    answers.set('/broken', { status: 500 })
    await rankOne()
    const { id: deliveryId } = await onlyDelivery(id)
    let before = 0
    for (const [attempt, wait] of RETRY_AFTER_S.entries()) {
      await sendDelivery(deliveryId, still)
      const state = await onlyDelivery(id)
      expect(state).toMatchObject({
        status: 'waiting',
        attempts: attempt + 1,
        problem: saying('It answered 500.'),
      })
      expect(state.nextAt!.getTime() - state.attemptedAt!.getTime()).toBe(wait * 1000)
      expect(wait).toBeGreaterThan(before)
      before = wait
    }
    await expect(resendDelivery(admin, { deliveryId })).rejects.toMatchObject({ kind: 'CONFLICT' })
    await sendDelivery(deliveryId, still)
    expect(await onlyDelivery(id)).toMatchObject({ status: 'dead', nextAt: null })
    expect((await listWebhooks(admin))[0]).toMatchObject({ dead: 1, latest: { status: 'dead' } })

    answers.delete('/broken')
    await resendDelivery(admin, { deliveryId })
    await sendDelivery(deliveryId, still)
    expect(await onlyDelivery(id)).toMatchObject({ status: 'delivered', attempts: 1 })
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  })

  it('is given up at once when the receiver says that it is gone for good', async () => {
    const { id } = await hook('/gone')
    answers.set('/gone', { status: 410 })
    await rankOne()
    await sendDelivery((await onlyDelivery(id)).id, still)
    expect(await onlyDelivery(id)).toMatchObject({ status: 'dead', attempts: 1 })
  })

  it('goes out by itself where a worker runs', async () => {
    await startWorker()
    const { id } = await hook()
    const { deliveryId } = await sendTestEvent(admin, { webhookId: id })
    await vi.waitUntil(async () => (await onlyDelivery(id)).status === 'delivered', { timeout: 120_000 })
    const arrived = received.filter(({ headers }) => headers['webhook-id'] === deliveryId)
    expect(arrived.map(({ body }) => JSON.parse(body))).toMatchObject([{ type: 'test' }])
  })
})

describe('nothing is sent to a private network', () => {
  const post = (url: string) => postEvent({ url, headers: {}, body: '{}' }, still)
  const port = () => new URL(address).port

  it.each([
    () => `http://localhost:${port()}/x`,
    () => `http://[::1]:${port()}/x`,
    () => `http://[::ffff:127.0.0.1]:${port()}/x`,
    () => 'http://169.254.169.254/latest/meta-data',
    () => 'http://0x0a000001/x',
    () => 'file:///etc/passwd',
  ])('case %#: not by a name, nor by another way to write it', async (url) => {
    await expect(post(url())).rejects.toThrow(OutsideError)
    expect(received).toEqual([])
  })

  it('nor by a redirect; one that stays outside is followed with the same message', async () => {
    answers.set('/inward', { status: 307, location: `http://localhost:${port()}/inside` })
    await expect(post(`${address}/inward`)).rejects.toThrow(/private network/)
    expect(received.map(({ path }) => path)).toEqual(['/inward'])
    answers.set('/onward', { status: 308, location: '/there' })
    expect(await post(`${address}/onward`)).toBe(200)
    expect(received.at(-1)).toMatchObject({ path: '/there', body: '{}' })
    answers.set('/round', { status: 307, location: '/round' })
    await expect(post(`${address}/round`)).rejects.toThrow(/more than 3 times/)
    answers.set('/see-other', { status: 303, location: '/there' })
    expect(await post(`${address}/see-other`)).toBe(303)
  })
})

it('what is sealed for one purpose opens for that purpose alone, and not when it was changed', () => {
  const sealed = seal('a secret', 'webhook')
  expect(sealed).not.toContain('a secret')
  expect(unseal(sealed, 'webhook')).toBe('a secret')
  expect(() => unseal(sealed, 'another')).toThrow()
  const changed = Buffer.from(sealed, 'base64')
  changed[changed.length - 1]! ^= 1
  expect(() => unseal(changed.toString('base64'), 'webhook')).toThrow()
})
